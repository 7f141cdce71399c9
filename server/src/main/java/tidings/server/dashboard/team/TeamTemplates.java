package tidings.server.dashboard.team;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Choice;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;

/// The pages about a workspace's team.
@CheckedTemplate(basePath = "team")
final class TeamTemplates {
    private TeamTemplates() {}

    /// Shows who belongs to the workspace.
    static native TemplateInstance list(Frame frame, List<Member> members);

    /// Asks whom to invite.
    static native TemplateInstance invite(Frame frame, InviteForm form, List<Choice> roles, Complaints complaints);

    /// Shows one member.
    static native TemplateInstance member(Frame frame, Member member, List<Choice> roles, Complaints complaints);

    /// Shows the link of an invitation, the only time.
    ///
    /// @param link absent when only the invited may have it
    /// @param mailing whether there is a mail server
    /// @param days how long the link works
    static native TemplateInstance invited(
            Frame frame, Member member, @Nullable String link, boolean mailing, long days);
}
