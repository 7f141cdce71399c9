package tidings.server.dashboard.verification;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;
import tidings.server.dashboard.Option;

/// The pages about verifications.
@CheckedTemplate(basePath = "verification")
final class VerificationTemplates {
    private VerificationTemplates() {}

    /// Shows all verifications.
    static native TemplateInstance list(Frame frame, VerificationList view);

    /// Shows those that wait for a reviewer.
    static native TemplateInstance queue(Frame frame, List<Waiting> waiting);

    /// Shows one.
    static native TemplateInstance show(Frame frame, VerificationDetail detail);

    /// Says that a claim is over, in a part of the page.
    static native TemplateInstance lost(String text);

    /// Asks for what a session needs.
    static native TemplateInstance form(Frame frame, SessionForm form, Offer offer, Complaints complaints);

    /// Shows a session's link, the only time.
    static native TemplateInstance made(Frame frame, Made made);

    /// What the form of a session offers.
    record Offer(List<Option> locales, List<Option> countries, List<Option> documents) {}

    /// What is shown of a session once.
    ///
    /// @param title what was made
    /// @param lifetime how long the link may be used, in words
    /// @param code the link as a QR code, an SVG
    record Made(String title, String scanRef, String link, String lifetime, boolean pretends, String code) {
        /// Leaves out the link.
        @Override
        public String toString() {
            return "Made[" + scanRef + "]";
        }
    }
}
