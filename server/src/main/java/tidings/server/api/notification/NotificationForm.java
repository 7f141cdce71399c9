package tidings.server.api.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidings.engine.Notification;
import tidings.engine.RetryPolicy;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;
import tidings.server.api.fields.Given;
import tidings.server.api.notification.NotificationEdit.FailMailEdit;
import tidings.server.api.notification.NotificationEdit.RetryEdit;
import tidings.server.mail.MailAddress;

/// Reads the JSON of a notification into an edit, and finds everything that is wrong with it.
///
/// Properties that only an answer has, such as `id` and `signingKeySet`, are ignored, so that what was read
/// can be altered and sent back. Thread-safe.
@Singleton
final class NotificationForm {
    static final int MAX_NAME = 100;

    private static final Set<String> SETTINGS = Set.of(
            "name",
            "type",
            "receiver",
            "eventTypes",
            "active",
            "headers",
            "signingKey",
            "failEmail",
            "oauth",
            "retry",
            "timeoutSeconds",
            "includeBody");
    private static final Set<String> ANSWERED =
            Set.of("id", "signingKeySet", "signingKeyOverlapEndsAt", "createdAt", "updatedAt");
    private static final List<String> NEEDED = List.of("name", "receiver", "eventTypes");
    private static final String EVENT_TYPE = "an event type; GET /api/v1/event-types lists them";

    private final ReceiverForm receiver;

    NotificationForm(ReceiverForm receiver) {
        this.receiver = receiver;
    }

    /// What a request is about.
    ///
    /// @param before the settings as they are; [NotificationEdit#BLANK] when there are none yet
    record Subject(WorkspaceId workspace, Notification.Settings before) {}

    /// A request to try settings.
    ///
    /// @param eventType whose sample is sent; left out: the first of those that the settings name
    record Trial(NotificationEdit edit, Given<EventType> eventType) {}

    /// Reads the body of a request that saves a notification.
    NotificationEdit read(ObjectNode body, Subject subject, Faults faults) {
        Fields fields = Fields.of(body, faults);
        fields.knowing(SETTINGS, ANSWERED);
        NEEDED.forEach(fields::require);
        return edit(fields, subject);
    }

    /// Reads the body of a request that tries settings before they are saved.
    Trial readTrial(ObjectNode body, WorkspaceId workspace, Faults faults) {
        Fields fields = Fields.of(body, faults);
        fields.require("receiver");
        if (!body.has("eventType")) {
            fields.require("eventTypes");
        }
        return trial(fields, new Subject(workspace, NotificationEdit.BLANK));
    }

    /// Reads the body of a request that tries saved settings, as they are or with changes.
    Trial readTrialOfSaved(ObjectNode body, Subject subject, Faults faults) {
        return trial(Fields.of(body, faults), subject);
    }

    private Trial trial(Fields fields, Subject subject) {
        Set<String> known = new HashSet<>(SETTINGS);
        known.add("eventType");
        fields.knowing(known, ANSWERED);
        return new Trial(edit(fields, subject), fields.text("eventType", EVENT_TYPE, EventType::ofWireName));
    }

    private NotificationEdit edit(Fields fields, Subject subject) {
        NEEDED.forEach(fields::refuseNull);
        return new NotificationEdit(
                name(fields),
                fields.flag("active"),
                eventTypes(fields),
                retry(fields),
                failMail(fields),
                switch (type(subject.before(), fields)) {
                    case WEBHOOK -> receiver.read(fields, subject.workspace());
                    case EMAIL -> RecipientsForm.read(fields);
                });
    }

    private static NotificationType type(Notification.Settings before, Fields fields) {
        return fields.text("type", "WEBHOOK or EMAIL", NotificationType::ofName)
                .over(NotificationType.of(before.channel()), NotificationType.WEBHOOK);
    }

    private static Given<String> name(Fields fields) {
        return fields.text(
                "name",
                "a text of 1 to " + MAX_NAME + " characters on one line",
                text -> Optional.of(text).filter(NotificationForm::isName));
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_NAME
                && text.codePoints().noneMatch(NotificationForm::breaksText);
    }

    private static boolean breaksText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static Given<Set<EventType>> eventTypes(Fields fields) {
        return fields.texts("eventTypes", EVENT_TYPE, EventType::ofWireName).map(NotificationForm::asSet);
    }

    private static Set<EventType> asSet(List<EventType> types) {
        Set<EventType> set = EnumSet.noneOf(EventType.class);
        set.addAll(types);
        return set;
    }

    private static Given<RetryEdit> retry(Fields fields) {
        return fields.object("retry").map(retry -> {
            retry.knowing(Set.of("count", "intervalSeconds"), Set.of());
            int shortest = Math.toIntExact(RetryPolicy.MIN_INTERVAL.toSeconds());
            int longest = Math.toIntExact(RetryPolicy.MAX_INTERVAL.toSeconds());
            return new RetryEdit(
                    retry.number("count", 0, RetryPolicy.MAX_COUNT),
                    retry.number("intervalSeconds", shortest, longest).map(Duration::ofSeconds));
        });
    }

    private static Given<FailMailEdit> failMail(Fields fields) {
        return fields.object("failEmail").map(failMail -> {
            failMail.knowing(Set.of("address", "includeBody"), Set.of());
            failMail.refuseNull("address");
            String wanted = "one plain e-mail address such as name@company.example";
            return new FailMailEdit(
                    failMail.text("address", wanted, MailAddress::parse).map(MailAddress::text),
                    failMail.flag("includeBody"));
        });
    }
}
