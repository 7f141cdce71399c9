package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines that the README tells a newcomer to type do what it says. Only the ports are others.
final class ReadmeTest {
    private static final String SCAN_REF = "26b3ac22-89ed-11ee-ba61-0a201119565b";

    @TempDir
    Path folder;

    @Test
    void theLinesToTryItDoWhatTheReadmeSays() throws Exception {
        assumeTrue(Programs.find("curl").isPresent(), "curl is not installed");
        List<String> blocks = shellBlocks(section("Try it"));
        assertThat(blocks).hasSize(3);
        assertThat(blocks.getFirst()).isEqualTo("make run\n");
        copyExamples();
        int port = Tidings.freePort();
        try (Tidings tidings = Tidings.start(Setup.trial(folder.resolve("data")))) {
            Path printed = folder.resolve("printed");
            Process receiver = run(blocks.get(1), port, printed);
            try {
                Waiting.until(
                        "the receiver listens", () -> !Files.readString(printed).isEmpty());
                Path output = folder.resolve("output");
                Process shell = run(
                        blocks.get(2)
                                .replace("localhost:8080", "localhost:" + tidings.port())
                                .replace("127.0.0.1:9000", "127.0.0.1:" + port),
                        port,
                        output);
                assertThat(shell.waitFor()).as(Files.readString(output)).isZero();
                assertThat(Files.readString(output)).contains(SCAN_REF).doesNotContain("about:blank");
                awaitResend(tidings);
                assertThat(Files.readAllLines(printed))
                        .containsExactly(
                                "listening on http://127.0.0.1:" + port, "IDENTIFICATION_MANUAL_FINISHED " + SCAN_REF);
            } finally {
                receiver.descendants().forEach(ProcessHandle::destroyForcibly);
                receiver.destroyForcibly().waitFor();
            }
        }
    }

    private void copyExamples() throws IOException {
        Path examples = Tidings.ROOT.resolve("examples");
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("examples").resolve(examples.relativize(file)));
            }
        }
    }

    private void awaitResend(Tidings tidings) throws IOException {
        String[] credentials =
                Files.readString(folder.resolve("data/api-credentials")).strip().split(":");
        try (Api api = new Api(tidings.url(), credentials[0], credentials[1])) {
            String id = api.awaitDelivery("scanRef=" + SCAN_REF, "DELIVERED")
                    .path("id")
                    .asText();
            Waiting.until("it was sent twice", () -> Api.codes(api.delivery(id)).equals(List.of(200, 200)));
        }
    }

    private Process run(String lines, int receiverPort, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-ec", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        // The reader's java is the one that the tests run on.
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        environment.put("PORT", Integer.toString(receiverPort));
        return builder.start();
    }

    private static String section(String title) throws IOException {
        String readme = Files.readString(Tidings.ROOT.resolve("README.md"));
        int start = readme.indexOf("\n## " + title + "\n");
        assertThat(start).isNotNegative();
        return readme.substring(start, readme.indexOf("\n## ", start + 1));
    }

    private static List<String> shellBlocks(String section) {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
