package tidings.server.dashboard.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Frame;

/// The pages about mails.
@CheckedTemplate(basePath = "mail")
final class MailTemplates {
    private MailTemplates() {}

    /// Shows some mails.
    ///
    /// @param mailing whether there is a mail server
    /// @param newest where the newest are; absent when these are
    /// @param older where the older ones are; absent when there are none
    static native TemplateInstance list(
            Frame frame, List<MailLine> mails, boolean mailing, @Nullable String newest, @Nullable String older);

    /// Shows one mail.
    static native TemplateInstance mail(Frame frame, MailLine mail, boolean mailing);
}
