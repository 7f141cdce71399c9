package tidings.server.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.Recipients;
import tidings.engine.port.Sender.Shipment;
import tidings.events.EventType;
import tidings.server.mail.PostOffice.EventMail;

/// Writes the e-mail about an event: what happened to which reference, and where to read more.
///
/// Of the payload it takes only what is named here, references and outcomes, and of those only values that
/// look like one: so no name, no document's number and no photo leaves the server, whatever a payload holds.
/// The payload as a whole goes along only where the notification says so. Thread-safe.
public final class Summary {
    /// How much of a payload goes into a mail; mail servers refuse large ones.
    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MAX_TAGS = 12;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,200}");
    private static final Pattern OUTCOME = Pattern.compile("[A-Za-z0-9_ .:+-]{1,64}");

    /// What names the thing that an event is about, by its place in the payload.
    private static final Map<String, String> REFERENCES = inOrder(
            "/scanRef", "Scan reference",
            "/companyId", "Company",
            "/monitoringId", "Monitoring",
            "/id", "Id",
            "/clientId", "Client id",
            "/externalRef", "External reference");

    /// What became of it.
    private static final Map<String, String> OUTCOMES = inOrder(
            "/status/overall", "Result",
            "/status", "Status",
            "/outcome", "Outcome",
            "/verdict", "Verdict",
            "/approvalStatus", "Decision",
            "/overallStatus", "Overall status",
            "/alertStatus", "Alert",
            "/expirationStatus", "Expiration",
            "/expirationThreshold", "Expiration",
            "/documentExpiration", "Document expires",
            "/final", "Final",
            "/status/autoDocument", "Document, automatic",
            "/status/manualDocument", "Document, manual",
            "/status/autoFace", "Face, automatic",
            "/status/manualFace", "Face, manual",
            "/status/amlResultClass", "AML",
            "/status/suspicionReasons", "Suspicions",
            "/status/denyReasons", "Reasons",
            "/status/fraudTags", "Fraud tags",
            "/status/mismatchTags", "Mismatch tags",
            "/amlReviewSubjectType", "About",
            "/pepsStatus", "PEP",
            "/pepsCheckStatus", "PEP",
            "/sanctionsStatus", "Sanctions",
            "/sanctionsCheckStatus", "Sanctions",
            "/adverseMediaStatus", "Adverse media",
            "/negativeNewsStatus", "Negative news",
            "/watchlistHitsCount", "Watchlist hits",
            "/noMatchReason", "Reason",
            "/type", "Type",
            "/method", "Method",
            "/riskLevel", "Risk",
            "/riskTags", "Risk tags",
            "/usersToExtend", "Persons to extend",
            "/usersToExpire", "Persons to expire");

    private final URI dashboard;

    /// @param dashboard where links lead, without a slash at the end
    public Summary(URI dashboard) {
        this.dashboard = dashboard;
    }

    /// The e-mail of a shipment to its recipients.
    public EventMail of(Shipment shipment, Recipients recipients) {
        JsonNode payload = read(shipment.body());
        List<Line> references = lines(REFERENCES, payload, REFERENCE);
        StringBuilder text = new StringBuilder();
        text.append(shipment.announced().displayName()).append('\n');
        text.append(shipment.announced().description()).append("\n\n");
        List<Line> all = new ArrayList<>(references);
        all.addAll(lines(OUTCOMES, payload, OUTCOME));
        all.add(new Line("Event", shipment.id().at().toString()));
        all.add(new Line(
                "Notification", oneLine(shipment.notification().settings().name())));
        int width = all.stream().mapToInt(line -> line.label.length()).max().orElse(0) + 2;
        all.forEach(line -> text.append((line.label + ":" + " ".repeat(width)), 0, width)
                .append(line.value)
                .append('\n'));
        text.append('\n').append(origin(shipment.id())).append('\n');
        if (recipients.includeBody()) {
            text.append("\nPayload:\n\n").append(excerpt(shipment.body())).append('\n');
        }
        return new EventMail(
                shipment.id(), recipients.addresses(), subject(shipment.announced(), references), text.toString());
    }

    private String origin(DeliveryId id) {
        return id.isTrial()
                ? "This is a test with the sample of this event type. Nothing has happened."
                : "The delivery with all that was sent:\n" + dashboard + "/deliveries/" + id;
    }

    private record Line(String label, String value) {}

    private static String subject(EventType type, List<Line> references) {
        String what = "Tidings: " + type.displayName();
        return references.isEmpty() ? what : what + " - " + references.getFirst().value;
    }

    private static JsonNode read(Body body) {
        try {
            return JSON.readTree(new String(body.bytes(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }

    private static List<Line> lines(Map<String, String> labels, JsonNode payload, Pattern fit) {
        List<Line> lines = new ArrayList<>();
        labels.forEach((place, label) -> {
            String value = value(payload.at(place), fit);
            if (!value.isEmpty()) {
                lines.add(new Line(label, value));
            }
        });
        return lines;
    }

    private static String value(JsonNode node, Pattern fit) {
        if (node.isArray()) {
            List<String> tags = new ArrayList<>();
            for (JsonNode each : node) {
                String tag = each.isTextual() ? value(each, fit) : "";
                if (!tag.isEmpty() && tags.size() < MAX_TAGS) {
                    tags.add(tag);
                }
            }
            return String.join(", ", tags);
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? "yes" : "no";
        }
        String text = node.isTextual() || node.isNumber() ? node.asText() : "";
        return fit.matcher(text).matches() ? text : "";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String excerpt(Body body) {
        int length = Math.min(body.size(), MAX_BODY_BYTES);
        String text = new String(body.bytes(), 0, length, StandardCharsets.UTF_8);
        return length == body.size() ? text : text + "\n[cut here: the whole payload stands in the log]";
    }

    private static Map<String, String> inOrder(String... placesAndLabels) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < placesAndLabels.length; i += 2) {
            map.put(placesAndLabels[i], placesAndLabels[i + 1]);
        }
        return map;
    }
}
