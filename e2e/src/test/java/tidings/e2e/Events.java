package tidings.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;

/// Events as requests to publish them, in the raw text that goes over the wire.
final class Events {
    private static final String SEED_SCAN_REF = "26b3ac22-89ed-11ee-ba61-0a201119565b";
    private static final String SEED_BODY = seedBody();

    private Events() {}

    /// A subject that no other event is about.
    static String newScanRef() {
        return UUID.randomUUID().toString();
    }

    /// The body that the vendor's documentation shows, byte for byte, about this person.
    static String identification(String scanRef) {
        return SEED_BODY.replace("\"scanRef\": \"" + SEED_SCAN_REF + "\"", "\"scanRef\": \"" + scanRef + "\"");
    }

    /// The person that the documentation's body is about.
    static String seedScanRef() {
        return SEED_SCAN_REF;
    }

    /// A request to publish a payload.
    static String event(String type, String payload) {
        return "{\"type\": \"" + type + "\", \"payload\": " + payload + "}";
    }

    /// A request to publish a small event that bears a number.
    static String numbered(String subject, long number) {
        return event(
                "COMPANY_DELETE",
                "{\"companyId\":\"" + subject + "\",\"number\":" + number
                        + ",\"date\":\"2026-01-31T08:00:00Z\",\"manager\":null}");
    }

    private static String seedBody() {
        try {
            return Files.readString(
                            Tidings.ROOT.resolve("events/src/test/resources/tidings/events/seed-003-body.json"),
                            StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
