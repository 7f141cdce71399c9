package tidings.server.dashboard.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;

/// The page about a person's account.
@CheckedTemplate(basePath = "account")
final class AccountTemplates {
    private AccountTemplates() {}

    /// Shows name, password and sessions.
    ///
    /// @param name as it was typed last
    /// @param password whether the account has one
    static native TemplateInstance account(
            Frame frame, String name, boolean password, List<SessionLine> sessions, Complaints complaints);
}
