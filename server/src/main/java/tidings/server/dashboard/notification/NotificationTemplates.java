package tidings.server.dashboard.notification;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;

/// The pages of notifications, and the parts of them that htmx puts into place.
@CheckedTemplate(basePath = "notification")
final class NotificationTemplates {
    private NotificationTemplates() {}

    /// All notifications.
    static native TemplateInstance list(Frame frame, List<Overview.Line> lines);

    /// One line of the list.
    static native TemplateInstance line(Overview.Line line, boolean configure);

    /// The form.
    ///
    /// @param trial what became of a test, when it was one that brought the form back
    static native TemplateInstance form(
            Frame frame, Editing editing, NotificationSheet sheet, Complaints complaints, @Nullable TrialView trial);

    /// What became of a test.
    static native TemplateInstance trial(TrialView trial);

    /// A notification for those who may only look.
    static native TemplateInstance show(Frame frame, Overview.Line line, NotificationFacts facts);

    /// The signing key that was just made.
    static native TemplateInstance key(Frame frame, String id, String name, String key, List<Instant> overlap);
}
