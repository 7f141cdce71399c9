package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The receivers that the manual shows take what the server sends, and nothing else.
@ExtendWith(SharedTidings.class)
final class ReceiverExamplesTest {
    private static final String KEY = "try-it-out-0123456789";
    private static final String TYPE = "IDENTIFICATION_MANUAL_FINISHED";
    private static final byte[] BODY = {'{', '}'};

    @ParameterizedTest
    @ValueSource(strings = {"java/Receiver.java", "python/receiver.py", "node/receiver.mjs"})
    void anExampleTakesWhatIsSignedAndRefusesWhatIsForged(String example, @TempDir Path folder, Tidings tidings)
            throws Exception {
        Path output = folder.resolve("output");
        int port = Tidings.freePort();
        String listening = "listening on http://127.0.0.1:" + port;
        Process process = run(example, port, output);
        try (Subscription subscription = tidings.api()
                .subscribe(Webhook.to("http://127.0.0.1:" + port + "/tidings", TYPE)
                        .signedWith(KEY))) {
            Waiting.until("the example listens", () -> lines(output).contains(listening));
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
            assertThat(post(port, Signed.idenfy(KEY, BODY))).contains(" 200 ");
            assertThat(post(port, Signed.idenfy("another-key-altogether", BODY)))
                    .contains(" 401 ");
            assertThat(post(port, Signed.idenfy(KEY, new byte[] {'{'}))).contains(" 401 ");
            assertThat(post(port, "")).contains(" 401 ");

            assertThat(lines(output)).containsExactly(listening, TYPE + " " + scanRef, TYPE + " -");
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
        assumeTrue(Programs.find(program).isPresent(), program + " is not installed");
        return program;
    }

    private static List<String> lines(Path output) throws Exception {
        return Files.readAllLines(output);
    }

    /// Posts as an older sender would, with one signature only; returns the status line.
    private static String post(int port, String signature) throws IOException {
        try (Wire wire = Wire.to(port)) {
            wire.write(Wire.head(
                            "/tidings",
                            "Idenfy-Event-Type: " + TYPE,
                            "Idenfy-Signature: " + signature,
                            "Connection: close",
                            "Content-Length: " + BODY.length)
                    + new String(BODY, StandardCharsets.UTF_8));
            return wire.answer().lines().findFirst().orElse("");
        }
    }
}
