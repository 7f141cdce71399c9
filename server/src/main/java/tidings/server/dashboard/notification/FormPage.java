package tidings.server.dashboard.notification;

import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tidings.engine.Notification;
import tidings.events.EventType;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;

/// Puts the page with the form together. Thread-safe; blocks.
@Singleton
final class FormPage {
    private final Overview overview;
    private final CurlCommand curl;

    FormPage(Overview overview, CurlCommand curl) {
        this.overview = overview;
        this.curl = curl;
    }

    /// What the form shows.
    ///
    /// @param saved the notification; absent when it is new
    record Content(
            @Nullable Notification saved,
            NotificationSheet sheet,
            Complaints complaints,
            @Nullable TrialView trial) {
        Content(@Nullable Notification saved, NotificationSheet sheet) {
            this(saved, sheet, Complaints.NONE, null);
        }

        Content with(Complaints others) {
            return new Content(saved, sheet, others, trial);
        }

        Content with(TrialView other) {
            return new Content(saved, sheet, complaints, other);
        }
    }

    TemplateInstance draw(Frame frame, Content content) {
        return NotificationTemplates.form(
                frame,
                content.saved() == null ? Editing.NEW : editing(content.saved()),
                content.sheet(),
                content.complaints(),
                content.trial());
    }

    private Editing editing(Notification saved) {
        EventType type = saved.settings().eventTypes().stream()
                .min(Comparator.naturalOrder())
                .orElse(EventType.IDENTIFICATION);
        return Editing.of(new Editing.Saved(
                overview.line(saved),
                overview.pending(saved),
                curl.of(saved, type).orElse(null),
                saved.createdAt(),
                saved.updatedAt()));
    }
}
