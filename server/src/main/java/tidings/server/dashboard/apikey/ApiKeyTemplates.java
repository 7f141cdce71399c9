package tidings.server.dashboard.apikey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import tidings.server.dashboard.Choice;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Option;

/// The pages about API keys.
@CheckedTemplate(basePath = "apikey")
final class ApiKeyTemplates {
    private ApiKeyTemplates() {}

    /// What a form offers.
    record Offer(List<Choice> scopes, List<Option> expiries) {
        static final Offer ALL = new Offer(Scopes.ALL, Expiry.OPTIONS);
    }

    /// What is shown of a key once.
    ///
    /// @param trial a command that shows that the key works
    record Made(String name, String key, String secret, String trial) {
        /// Leaves out the secret.
        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    /// Shows the keys.
    static native TemplateInstance list(Frame frame, List<KeyLine> keys);

    /// Asks for a key's name, scope and end.
    static native TemplateInstance form(Frame frame, ApiKeyForm form, Offer offer, Complaints complaints);

    /// Shows a key's secret, the only time.
    static native TemplateInstance made(Frame frame, Made made);
}
