package tidings.server.dashboard.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tidings.events.EventType;

/// Makes events from the catalogue's samples, to be published as any other.
final class Samples {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCAN_REF = "scanRef";

    private Samples() {}

    /// The request that publishes the sample of a type, about a person of its own: so no event waits for the
    /// one before.
    static byte[] event(EventType type, RandomGenerator random) {
        try {
            ObjectNode payload = (ObjectNode) JSON.readTree(type.sample());
            if (payload.path(SCAN_REF).isTextual()) {
                payload.put(SCAN_REF, fresh(random));
            }
            ObjectNode event = JSON.createObjectNode().put("type", type.wireName());
            event.set("payload", payload);
            return JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The sample of " + type + " is not JSON", e);
        }
    }

    /// A random UUID of version 4 (RFC 9562).
    private static String fresh(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
