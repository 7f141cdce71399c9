package tidings.server.api.notification;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidings.engine.RetryPolicy;
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
            "timeoutSeconds");
    private static final Set<String> ANSWERED =
            Set.of("id", "signingKeySet", "signingKeyOverlapEndsAt", "createdAt", "updatedAt");
    private static final List<String> NEEDED = List.of("name", "receiver", "eventTypes");
    private static final String EVENT_TYPE = "an event type; GET /api/v1/event-types lists them";

    private final ReceiverForm receiver;

    NotificationForm(ReceiverForm receiver) {
        this.receiver = receiver;
    }

    /// A request to try settings.
    ///
    /// @param eventType whose sample is sent; left out: the first of those that the settings name
    record Trial(NotificationEdit edit, Given<EventType> eventType) {}

    /// Reads the body of a request that saves a notification.
    NotificationEdit read(ObjectNode body, Faults faults) {
        Fields fields = Fields.of(body, faults);
        fields.knowing(SETTINGS, ANSWERED);
        NEEDED.forEach(fields::require);
        return edit(fields);
    }

    /// Reads the body of a request that tries settings before they are saved.
    Trial readTrial(ObjectNode body, Faults faults) {
        Fields fields = Fields.of(body, faults);
        fields.require("receiver");
        if (!body.has("eventType")) {
            fields.require("eventTypes");
        }
        return trial(fields);
    }

    /// Reads the body of a request that tries saved settings, as they are or with changes.
    Trial readTrialOfSaved(ObjectNode body, Faults faults) {
        return trial(Fields.of(body, faults));
    }

    private Trial trial(Fields fields) {
        Set<String> known = new HashSet<>(SETTINGS);
        known.add("eventType");
        fields.knowing(known, ANSWERED);
        return new Trial(edit(fields), fields.text("eventType", EVENT_TYPE, EventType::ofWireName));
    }

    private NotificationEdit edit(Fields fields) {
        NEEDED.forEach(fields::refuseNull);
        type(fields);
        return new NotificationEdit(
                name(fields),
                fields.flag("active"),
                eventTypes(fields),
                retry(fields),
                failMail(fields),
                receiver.read(fields));
    }

    private static void type(Fields fields) {
        fields.text(
                "type",
                "WEBHOOK, the only type of notification so far",
                text -> Optional.of(text).filter("WEBHOOK"::equals));
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
