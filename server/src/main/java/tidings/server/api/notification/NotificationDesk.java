package tidings.server.api.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.DeliveryId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.server.api.Await;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.ProblemException;
import tidings.server.api.fields.Faults;
import tidings.server.security.Caller;

/// Where notifications are made, altered, deleted and tried, by programs and by people alike: both hand in
/// the JSON of the API, so the same rules hold for both.
///
/// Thread-safe; blocks. A notification of another workspace is as good as none.
@Singleton
public final class NotificationDesk {
    /// How many notifications a workspace has at most.
    public static final int MAX_NOTIFICATIONS = 1_000;

    private final Engine engine;
    private final NotificationForm form;
    private final Trials trials;

    NotificationDesk(Engine engine, NotificationForm form, Trials trials) {
        this.engine = engine;
        this.form = form;
        this.trials = trials;
    }

    /// What became of a request to save a notification.
    public sealed interface Saving {
        /// It is saved.
        ///
        /// @param made the signing key that was made for it, to be shown once
        record Saved(Notification notification, @Nullable SigningKey made) implements Saving {}

        /// Nothing was saved, since these fields are wrong.
        record Faulty(List<FieldError> errors) implements Saving {}

        /// Nothing was saved: the workspace has [#MAX_NOTIFICATIONS] already.
        record TooMany() implements Saving {}

        /// Nothing was saved: another request altered it at the same time, and this one no longer fits.
        record Overtaken() implements Saving {}
    }

    /// What became of a request to try a notification.
    public sealed interface Trying {
        /// The sample was sent, or it was tried to.
        record Tried(Trials.Trial trial) implements Trying {}

        /// Nothing was sent, since these fields are wrong.
        record Faulty(List<FieldError> errors) implements Trying {}

        /// Nothing was sent: the workspace has sent as many tests as it may, and may again after this time.
        record TooOften(Duration left) implements Trying {}
    }

    /// All notifications of a workspace, oldest first.
    public List<Notification> all(WorkspaceId workspace) {
        return engine.directory().notifications(workspace);
    }

    /// The notification of this id; ends the request with 404 when the workspace has none.
    public Notification find(WorkspaceId workspace, String id) {
        return NotificationId.parse(id)
                .flatMap(parsed -> engine.directory().notification(workspace, parsed))
                .orElseThrow(NotificationDesk::notFound);
    }

    /// Makes a notification.
    public Saving add(Caller caller, ObjectNode body) {
        Faults faults = new Faults();
        NotificationEdit edit =
                form.read(body, new NotificationForm.Subject(caller.workspace(), NotificationEdit.BLANK), faults);
        Optional<Notification.Settings> settings = edit.applyTo(NotificationEdit.BLANK, faults);
        if (settings.isEmpty()) {
            return new Saving.Faulty(faults.all());
        }
        if (all(caller.workspace()).size() >= MAX_NOTIFICATIONS) {
            return new Saving.TooMany();
        }
        Notification added = Await.result(engine.addNotification(caller.workspace(), settings.get(), caller.actor()));
        return new Saving.Saved(added, edit.generatedKey().orElse(null));
    }

    /// Alters a notification.
    public Saving edit(Caller caller, Notification before, ObjectNode body) {
        Faults faults = new Faults();
        NotificationEdit edit =
                form.read(body, new NotificationForm.Subject(caller.workspace(), before.settings()), faults);
        if (edit.applyTo(before.settings(), faults).isEmpty()) {
            return new Saving.Faulty(faults.all());
        }
        Faults overtaken = new Faults();
        Notification after = Await.result(engine.editNotification(
                        caller.workspace(),
                        before.id(),
                        settings -> edit.applyTo(settings, overtaken).orElse(settings),
                        caller.actor()))
                .orElseThrow(NotificationDesk::notFound);
        return overtaken.none() ? new Saving.Saved(after, edit.generatedKey().orElse(null)) : new Saving.Overtaken();
    }

    /// Switches a notification on or off; off gives up what is pending.
    public Notification switchTo(Caller caller, Notification before, boolean active) {
        return Await.result(engine.editNotification(
                        caller.workspace(), before.id(), settings -> settings.switched(active), caller.actor()))
                .orElseThrow(NotificationDesk::notFound);
    }

    /// Deletes a notification; what is pending for it is given up.
    public void remove(Caller caller, Notification notification) {
        if (Await.result(engine.removeNotification(caller.workspace(), notification.id(), caller.actor()))
                .isEmpty()) {
            throw notFound();
        }
    }

    /// Tries settings that are not saved.
    public Trying tryUnsaved(Caller caller, ObjectNode body) {
        Faults faults = new Faults();
        NotificationForm.Trial trial = form.readTrial(body, caller.workspace(), faults);
        return trial.edit()
                .applyTo(NotificationEdit.BLANK, faults)
                .map(settings -> new Notification(
                        new NotificationId(0),
                        caller.workspace(),
                        settings,
                        new DeliveryId(0),
                        Instant.EPOCH,
                        Instant.EPOCH))
                .map(unsaved -> send(unsaved, trial))
                .orElseGet(() -> new Trying.Faulty(faults.all()));
    }

    /// Tries a notification, with what the request changes about it.
    public Trying trySaved(Notification saved, ObjectNode body) {
        Faults faults = new Faults();
        NotificationForm.Trial trial =
                form.readTrialOfSaved(body, new NotificationForm.Subject(saved.workspace(), saved.settings()), faults);
        return trial.edit()
                .applyTo(saved.settings(), faults)
                .map(settings -> new Notification(
                        saved.id(), saved.workspace(), settings, saved.fence(), saved.createdAt(), saved.updatedAt()))
                .map(tried -> send(tried, trial))
                .orElseGet(() -> new Trying.Faulty(faults.all()));
    }

    private Trying send(Notification notification, NotificationForm.Trial trial) {
        EventType first = notification.settings().eventTypes().stream()
                .min(Comparator.naturalOrder())
                .orElse(EventType.IDENTIFICATION);
        return trials.send(notification, trial.eventType().over(first, first));
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("There is no such notification.");
    }
}
