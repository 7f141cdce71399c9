package tidings.server.dashboard.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.engine.Secret;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.notification.NotificationSheet.HeaderLine;
import tidings.server.dashboard.notification.NotificationSheet.KeyChoice;
import tidings.server.dashboard.notification.NotificationSheet.SecretPart;

/// Says in the JSON of the API what stands in the form, and in the words of the form what the API finds wrong.
final class SheetJson {
    private static final String EMAIL = "EMAIL";
    private static final String AGAIN = "Please type this once more: what is secret is never sent back to a browser.";

    /// The fields in the order of the form.
    private static final List<String> ORDER = List.of(
            "name",
            "receiver",
            "type",
            "eventTypes",
            "headers",
            "signingKey",
            "failEmail",
            "oauth",
            "retry",
            "timeout");

    private static final Map<String, String> NAMES = Map.of(
            "name", "The name",
            "type", "The type",
            "receiver", "The receiver",
            "failEmail.address", "The address",
            "oauth.endpoint", "The endpoint",
            "oauth.token", "The token",
            "oauth.request", "The request",
            "retry.count", "The retry count",
            "retry.intervalSeconds", "The interval",
            "timeoutSeconds", "The timeout");

    private SheetJson() {}

    /// The request that saves the sheet.
    static ObjectNode saving(NotificationSheet sheet) {
        ObjectNode json = trying(sheet);
        json.remove("eventType");
        json.put("name", sheet.name());
        json.put("active", sheet.active());
        ObjectNode retry = json.putObject("retry");
        number(retry, "count", sheet.retry().count());
        number(retry, "intervalSeconds", sheet.retry().interval());
        if (sheet.failMail().address().isEmpty() && !sheet.failMail().body()) {
            json.putNull("failEmail");
        } else {
            json.putObject("failEmail")
                    .put("address", sheet.failMail().address())
                    .put("includeBody", sheet.failMail().body());
        }
        return json;
    }

    /// The request that tries it; what has nothing to do with one request is left out.
    static ObjectNode trying(NotificationSheet sheet) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", sheet.type());
        json.put("receiver", sheet.receiver());
        if (!sheet.eventTypes().isEmpty()) {
            ArrayNode types = json.putArray("eventTypes");
            sheet.eventTypes().stream().sorted().forEach(types::add);
        }
        if (!sheet.trialType().isEmpty()) {
            json.put("eventType", sheet.trialType());
        }
        if (sheet.type().equals(EMAIL)) {
            return json.put("includeBody", sheet.includeBody());
        }
        dress(json, sheet);
        return json;
    }

    /// What only webhooks have.
    private static void dress(ObjectNode json, NotificationSheet sheet) {
        ArrayNode headers = json.putArray("headers");
        sheet.headers().forEach(header -> header(headers.addObject(), header));
        signingKey(json, sheet.key());
        oauth(json, sheet.oauth());
        if (sheet.timeout().isEmpty()) {
            json.putNull("timeoutSeconds");
        } else {
            number(json, "timeoutSeconds", sheet.timeout());
        }
    }

    private static void header(ObjectNode json, HeaderLine header) {
        json.put("key", header.key());
        if (header.typed() != null) {
            json.put("value", header.typed().reveal());
        }
    }

    private static void signingKey(ObjectNode json, NotificationSheet.KeyPart key) {
        switch (key.choice()) {
            case KEEP -> {}
            case GENERATE ->
                number(json.putObject("signingKey").put("generate", true), "overlapSeconds", key.overlap());
            case OWN -> {
                String typed = key.typed() == null ? "" : key.typed().reveal();
                number(json.putObject("signingKey").put("value", typed), "overlapSeconds", key.overlap());
            }
            case END_OVERLAP -> json.putObject("signingKey").put("endOverlap", true);
            case REMOVE -> json.putNull("signingKey");
        }
    }

    private static void oauth(ObjectNode json, NotificationSheet.OAuthPart oauth) {
        if (!oauth.on()) {
            json.putNull("oauth");
            return;
        }
        ObjectNode parts = json.putObject("oauth");
        if (oauth.endpoint().isEmpty()) {
            parts.putNull("endpoint");
        } else {
            parts.put("endpoint", oauth.endpoint());
        }
        secret(parts, "token", oauth.token());
        secret(parts, "request", oauth.request());
    }

    private static void secret(ObjectNode json, String name, SecretPart part) {
        if (part.typed() != null) {
            json.put(name, part.typed().reveal());
        } else if (part.drop()) {
            json.putNull(name);
        }
    }

    /// What is no number stays a text, of which the API says what it must be.
    private static void number(ObjectNode json, String name, String text) {
        try {
            json.put(name, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            json.put(name, text);
        }
    }

    /// What was found wrong, while the form stays as it is in the browser.
    static Complaints faults(List<FieldError> errors) {
        return new Complaints(errors.stream()
                .map(SheetJson::inWords)
                .distinct()
                .sorted(Comparator.comparingInt(error -> place(error.field())))
                .toList());
    }

    /// What was found wrong, and which secrets have to be typed once more because the form comes back.
    static Complaints complaints(NotificationSheet sheet, List<FieldError> errors) {
        List<FieldError> all = new ArrayList<>(faults(errors).all());
        sheet.headers().forEach(header -> lost(all, header.valueName(), header.typed()));
        if (sheet.key().choice() == KeyChoice.OWN) {
            lost(all, "signingKey", sheet.key().typed());
        }
        lost(all, "oauth.token", sheet.oauth().token().typed());
        lost(all, "oauth.request", sheet.oauth().request().typed());
        return new Complaints(all);
    }

    private static void lost(List<FieldError> all, String field, @Nullable Secret typed) {
        if (typed != null && all.stream().noneMatch(error -> error.field().equals(field))) {
            all.add(new FieldError(field, AGAIN));
        }
    }

    private static FieldError inWords(FieldError error) {
        String field = error.field();
        if (field.startsWith("eventTypes")) {
            return new FieldError("eventTypes", "Choose at least one event type.");
        }
        return switch (field) {
            case "signingKey" -> new FieldError(field, "A signing key has 16 to 512 characters.");
            case "signingKey.overlapSeconds" ->
                new FieldError("signingKey.overlap", "Choose how long the old key goes on signing.");
            default -> named(error);
        };
    }

    /// The summary on top of the form stands apart from the fields, so each complaint there says what it is about.
    private static FieldError named(FieldError error) {
        String name = NAMES.get(error.field());
        if (name == null && error.field().endsWith(".value")) {
            name = "The value of the header";
        }
        return name == null || !error.message().startsWith("This ")
                ? error
                : new FieldError(error.field(), name + error.message().substring("This".length()));
    }

    private static int place(String field) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (field.startsWith(ORDER.get(i))) {
                return i;
            }
        }
        return ORDER.size();
    }
}
