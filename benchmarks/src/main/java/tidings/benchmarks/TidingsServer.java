package tidings.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The packaged server in a process of its own, with an empty data directory on disk, a key made for this run, and
/// loopback receivers allowed.
final class TidingsServer implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("ntf_[0-9a-z]+");
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    /// What is started, and where its data and its log go.
    record Launch(List<String> command, Path directory) {
        Launch {
            command = List.copyOf(command);
        }
    }

    static final String ADMIN_EMAIL = "admin@example.org";

    private final Process process;
    private final ApiClient client;
    private final String adminPassword;
    private final HttpClient http;
    private final Path directory;
    private final Duration startTime;

    private TidingsServer(Launch launch, Process process, ApiClient client, String adminPassword) throws IOException {
        this.process = process;
        this.client = client;
        this.adminPassword = adminPassword;
        this.directory = launch.directory();
        this.http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        this.startTime = awaitReady();
    }

    static TidingsServer start(Launch launch) throws IOException {
        Path data = Files.createDirectories(launch.directory().resolve("data"));
        int port = Nginx.freePort();
        ApiClient client = ApiClient.ofServer(port, "bench" + word(8), word(32));
        String password = word(24);
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .redirectErrorStream(true)
                .redirectOutput(launch.directory().resolve("server.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "TIDINGS_PORT",
                        Integer.toString(port),
                        "TIDINGS_DATA",
                        data.toAbsolutePath().toString(),
                        "TIDINGS_API_KEY",
                        client.key(),
                        "TIDINGS_API_SECRET",
                        client.secret(),
                        "TIDINGS_ADMIN_EMAIL",
                        ADMIN_EMAIL,
                        "TIDINGS_ADMIN_PASSWORD",
                        password,
                        "TIDINGS_ALLOWED_RECEIVERS",
                        "127.0.0.0/8",
                        "TIDINGS_REQUIRE_HTTPS",
                        "false"));
        return new TidingsServer(launch, builder.start(), client, password);
    }

    /// A notification for events of `eventType`, signed, to that receiver.
    record Notification(String name, String receiver, String eventType, Retry retry) {

        /// How many further attempts, and how far apart.
        record Retry(int count, Duration interval) {
            static final Retry USUAL = new Retry(3, Duration.ofMinutes(1));
        }

        private String json() {
            return """
            {"name": "%s", "type": "WEBHOOK", "receiver": "%s", "eventTypes": ["%s"], "active": true,
             "signingKey": "%s", "retry": {"count": %d, "intervalSeconds": %d}}""".formatted(
                            name,
                            receiver,
                            eventType,
                            word(32),
                            retry.count(),
                            retry.interval().toSeconds());
        }
    }

    /// Makes the notification, and answers its id.
    String create(Notification notification) throws IOException {
        String answer = post("/api/v1/notifications", notification.json());
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IOException("the notification was answered without an id: " + answer);
        }
        return id.group();
    }

    /// Posts JSON with the API key, and answers what came back, which must be a success.
    String post(String path, String json) throws IOException {
        String credentials = Base64.getEncoder()
                .encodeToString((client.key() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = exchange(request(path)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /// The password of the administrator, [#ADMIN_EMAIL].
    String adminPassword() {
        return adminPassword;
    }

    ApiClient client() {
        return client;
    }

    ProcessProbe probe() {
        return new ProcessProbe(process.pid());
    }

    /// From the start of the process to its first answer that it is ready.
    Duration startTime() {
        return startTime;
    }

    private Duration awaitReady() throws IOException {
        long start = System.nanoTime();
        while (process.isAlive() && System.nanoTime() - start < LONGEST_START.toNanos()) {
            if (ready()) {
                return Duration.ofNanos(System.nanoTime() - start);
            }
            Pause.of(Duration.ofMillis(10));
        }
        String state =
                process.isAlive() ? "was not ready within " + LONGEST_START : "ended with " + process.exitValue();
        process.destroyForcibly();
        throw new IOException("the server " + state + "; see " + directory + "/server.log");
    }

    private boolean ready() throws IOException {
        try {
            return exchange(request("/q/health/ready").GET().build()).statusCode() == 200;
        } catch (ConnectException | HttpTimeoutException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String word(int length) {
        String letters = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        return letters.substring(0, length);
    }

    /// Ends the process, by force if it takes too long, and deletes its data. The log stays.
    @Override
    public void close() throws IOException {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Directories.delete(directory.resolve("data"));
    }
}
