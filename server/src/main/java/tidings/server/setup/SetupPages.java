package tidings.server.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import tidings.server.dashboard.Complaints;

/// The pages behind the set-up link.
@CheckedTemplate(basePath = "setup")
final class SetupPages {
    private SetupPages() {}

    /// Asks for the workspace and its administrator.
    static native TemplateInstance form(SetupForm form, Complaints complaints);

    /// Shows the key and the secret, the only time.
    static native TemplateInstance done(String workspace, String key, String secret, String url);

    /// Says that the link holds no more.
    static native TemplateInstance gone();
}
