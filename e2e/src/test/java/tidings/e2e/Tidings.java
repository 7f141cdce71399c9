package tidings.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// The packaged server in a process of its own, on a free port of loopback.
///
/// It can be ended in either way and started again on the same data and port. Its log goes to a file that
/// outlives it. No server outlives the tests.
final class Tidings implements AutoCloseable {
    /// The folder that the project stands in.
    static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Setup setup;
    private final int port;
    private final Path log;
    private final Api api;
    private Process process;

    private Tidings(Setup setup) {
        this.setup = setup;
        this.port = freePort();
        this.log = newLog();
        this.api = new Api(url(), Setup.API_KEY, Setup.API_SECRET);
        this.process = begin();
    }

    /// Starts a server and waits until it is ready.
    static Tidings start(Setup setup) {
        Tidings tidings = new Tidings(setup);
        try {
            tidings.awaitReady();
            return tidings;
        } catch (RuntimeException | Error e) {
            tidings.close();
            throw e;
        }
    }

    /// Starts a server that must end by itself, with a code other than 0, and returns what it printed.
    static String refused(Setup setup) {
        try (Tidings tidings = new Tidings(setup)) {
            if (tidings.awaitEnd() == 0) {
                throw new AssertionError("The server ended as if all were well");
            }
            return Files.readString(tidings.log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that was free a moment ago, and that no outgoing connection is given by chance: it lies below
    /// the range which systems take those from.
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /// The API, called with the key of [Setup].
    Api api() {
        return api;
    }

    /// Everything that the server has printed since its first start.
    Path log() {
        return log;
    }

    Path data() {
        return setup.data();
    }

    /// Ends the server as `kill -9` does.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// Ends the server as `kill` does, and returns its exit code.
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    /// Starts it again, on the same data, and waits until it is ready.
    void startAgain() {
        beginAgain();
        awaitReady();
    }

    /// Starts it again and does not wait.
    void beginAgain() {
        process = begin();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void awaitReady() {
        Waiting.until("the server is ready, see " + log, LONGEST_START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The server ended at its start:\n" + Files.readString(log));
            }
            return api.isReady();
        });
    }

    /// Waits for the end of a server that ends by itself, and returns its exit code.
    int awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("The server did not end within " + LONGEST_STOP.toSeconds() + " s");
            }
            RUNNING.remove(process);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        api.close();
        kill();
    }

    private Process begin() {
        ProcessBuilder builder = new ProcessBuilder(
                        ROOT.resolve(setup.launcher()).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        // Nothing of the caller's own settings may reach the server.
        environment
                .keySet()
                .removeIf(name -> !Set.of("PATH", "HOME", "JAVA_HOME").contains(name));
        environment.put("JAVA_OPTS", "-Dquarkus.http.host=127.0.0.1");
        environment.put("TIDINGS_PORT", Integer.toString(port));
        environment.put("TIDINGS_DATA", setup.data().toString());
        environment.putAll(setup.settings());
        try {
            QuickStart.prepare();
            Process started = builder.start();
            RUNNING.add(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newLog() {
        try {
            Path folder = ROOT.resolve("e2e/target/server-logs");
            Files.createDirectories(folder);
            return Files.createTempFile(folder, "server-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
