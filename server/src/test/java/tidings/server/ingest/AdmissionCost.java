package tidings.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.IntSupplier;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;

/// Prints what the steps of admitting an event cost, in microseconds on one thread. Not a test: run its
/// `main` from an IDE, or with the test class path.
final class AdmissionCost {
    private static final int ROUNDS = 8;
    private static final int EVENTS = 20_000;

    private AdmissionCost() {}

    public static void main(String[] arguments) {
        EventType type = EventType.IDENTIFICATION_AUTO_FINISHED;
        byte[] body = ("{\"type\":\"" + type.wireName() + "\",\"payload\":" + type.sample() + "}").getBytes(UTF_8);
        PayloadSchemas schemas = new PayloadSchemas();
        Admission admission = new Admission(schemas, 1 << 20);
        WorkspaceId workspace = new WorkspaceId(1);
        JsonNode payload = RequestReader.single(body).payload();
        System.out.println(body.length + " bytes");
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf(
                    "read %.2f, swift schema %.2f, validator %.2f, all %.2f, all with a key %.2f%n",
                    cost(() -> RequestReader.single(body).faults().size()),
                    cost(() -> schemas.isSurelyValid(type, payload) ? 1 : 0),
                    cost(() -> schemas.thoroughFaults(type, payload).size()),
                    cost(() -> admission.single(workspace, body, null).body().size()),
                    cost(() -> admission.single(workspace, body, "key").body().size()));
        }
    }

    private static double cost(IntSupplier step) {
        int sum = 0;
        long began = System.nanoTime();
        for (int i = 0; i < EVENTS; i++) {
            sum += step.getAsInt();
        }
        double microseconds = (System.nanoTime() - began) / 1e3 / EVENTS;
        return sum == Integer.MIN_VALUE ? -1 : microseconds;
    }
}
