package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The receivers that the manual shows take what the server sends, and nothing else.
@ExtendWith(SharedTidings.class)
final class ReceiverExamplesTest {
    private static final String KEY = "try-it-out-0123456789";
    private static final String TYPE = "IDENTIFICATION_MANUAL_FINISHED";

    @ParameterizedTest
    @ValueSource(strings = {"java/Receiver.java", "python/receiver.py", "node/receiver.mjs"})
    void anExampleTakesWhatIsSignedAndRefusesWhatIsForged(String example, @TempDir Path folder, Tidings tidings)
            throws Exception {
        Path output = folder.resolve("output");
        int port = Tidings.freePort();
        String url = "http://127.0.0.1:" + port + "/tidings";
        Process process = run(example, port, output);
        try (Subscription subscription =
                tidings.api().subscribe(Webhook.to(url, TYPE).signedWith(KEY))) {
            Waiting.until("the example listens", () -> lines(output).contains("listening on http://127.0.0.1:" + port));
            String scanRef = Events.newScanRef();
            tidings.api().publish(Events.event(TYPE, Events.identification(scanRef)));

            JsonNode delivery = tidings.api().awaitDelivery("notificationId=" + subscription.id(), "DELIVERED");
            tidings.api()
                    .post("/api/v1/deliveries/" + delivery.path("id").asText() + "/resend")
                    .expecting(202);
            Waiting.until(
                    "the resend is in the log",
                    () -> Api.codes(tidings.api().delivery(delivery.path("id").asText()))
                            .equals(List.of(200, 200)));
            assertThat(forged(tidings.api(), url, "0".repeat(64))).isEqualTo(401);
            assertThat(forged(tidings.api(), url, Signed.idenfy("another-key-altogether", new byte[] {'{', '}'})))
                    .isEqualTo(401);

            assertThat(lines(output)).containsExactly("listening on http://127.0.0.1:" + port, TYPE + " " + scanRef);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process run(String example, int port, Path output) throws Exception {
        Path source = Tidings.ROOT.resolve("examples").resolve(example);
        String runner = switch (example.substring(example.lastIndexOf('.'))) {
            case ".java" ->
                Path.of(System.getProperty("java.home"), "bin", "java").toString();
            case ".py" -> found("python3");
            default -> found("node");
        };
        ProcessBuilder builder = new ProcessBuilder(runner, source.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SIGNING_KEY", KEY);
        builder.environment().put("PORT", Integer.toString(port));
        return builder.start();
    }

    private static String found(String program) {
        boolean present = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeThat(present).as(program + " is installed").isTrue();
        return program;
    }

    private static List<String> lines(Path output) throws Exception {
        return Files.readAllLines(output);
    }

    private static int forged(Api api, String url, String signature) {
        return api.exchange(HttpRequest.newBuilder(URI.create(url))
                        .header("Idenfy-Event-Type", TYPE)
                        .header("Idenfy-Signature", signature)
                        .POST(BodyPublishers.ofString("{}")))
                .status();
    }
}
