package tidings.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tidings.benchmarks.Section.Goal;
import tidings.benchmarks.TidingsServer.Notification;

/// How fast sessions are made, and how late it is told that they ran out: first when each has the same time, so that
/// they
/// run out as fast as they were made, then when all of them run out in the same second, as after a day without a
/// server.
///
/// Lateness is counted from before a session was asked for, plus its time, to the arrival of its webhook: it holds the
/// answer's way back and the webhook's way as well.
final class SessionsScenario implements Scenario {
    private static final int CLIENTS = 64;
    private static final int WARM_UP = 2_000;
    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final Duration FAR = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MOST_LATE_MILLIS = 1_000;
    private static final int LEAST_A_SECOND = 500;
    private static final Pattern SCAN_REF = Pattern.compile("\"scanRef\" ?: ?\"([0-9a-f-]{36})\"");

    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final AtomicInteger repeats = new AtomicInteger();

    /// Sessions that were made, and how fast.
    ///
    /// @param due by scanRef, when each runs out
    private record Made(Map<String, Long> due, double aSecond) {}

    /// How many seconds a session is given that is made now.
    @FunctionalInterface
    private interface Lifetime {
        long seconds();
    }

    @Override
    public Section measure(Workplace place) throws IOException {
        int sessions = place.settings().sizes().sessions();
        Duration enough = Duration.ofSeconds(sessions / LEAST_A_SECOND).plus(SPARE);
        try (TidingsServer server = place.startServer(Name.SESSIONS);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer receiver = receiver(threads);
            try {
                server.create(new Notification(
                        "expired",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                        "IDENTIFICATION_EXPIRED",
                        Notification.Retry.USUAL));
                makeAll(server, threads, WARM_UP, FAR::toSeconds);
                place.rig().idle(Duration.ofSeconds(2));
                Made flowing = makeAll(server, threads, sessions, enough::toSeconds);
                awaitAll(flowing);
                Instant end = Instant.now().plus(enough);
                Made burst = makeAll(
                        server,
                        threads,
                        sessions,
                        () -> Duration.between(Instant.now(), end).toSeconds());
                awaitAll(burst);
                return section(sessions, flowing, burst)
                        .peakMemory(server.probe().read());
            } finally {
                receiver.stop(0);
            }
        }
    }

    private Section section(int sessions, Made flowing, Made burst) {
        long missing = Stream.concat(flowing.due().keySet().stream(), burst.due().keySet().stream())
                .filter(scanRef -> !told.containsKey(scanRef))
                .count();
        return new Section("Sessions: %,d made by %d clients, which run out".formatted(sessions, CLIENTS))
                .line(
                        "made a second",
                        "%,.0f".formatted(flowing.aSecond()),
                        Goal.atLeast(flowing.aSecond(), LEAST_A_SECOND))
                .latency("told after it ran out", late(flowing), MOST_LATE_MILLIS)
                .latency("all running out in one second: told after", late(burst))
                .line("not told", Long.toString(missing), Goal.atMost((double) missing, 0))
                .line("told more than once", Integer.toString(repeats.get()), Goal.atMost(repeats.get(), 0));
    }

    private Histogram late(Made made) {
        Histogram late = Ledger.empty();
        made.due().forEach((scanRef, due) -> {
            Long at = told.get(scanRef);
            if (at != null) {
                late.recordValue(Math.max(0, at - due));
            }
        });
        return late;
    }

    private HttpServer receiver(ExecutorService threads) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            long now = System.nanoTime();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = SCAN_REF.matcher(body);
            if (found.find() && told.putIfAbsent(found.group(1), now) != null) {
                repeats.incrementAndGet();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private static Made makeAll(TidingsServer server, ExecutorService threads, int count, Lifetime lifetime)
            throws IOException {
        Map<String, Long> due = new ConcurrentHashMap<>();
        Semaphore clients = new Semaphore(CLIENTS);
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        long start = System.nanoTime();
        for (int i = 0; i < count && failure.get() == null; i++) {
            String clientId = "client-" + i;
            clients.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    long asked = System.nanoTime();
                    long seconds = lifetime.seconds();
                    due.put(
                            make(server, clientId, seconds),
                            asked + Duration.ofSeconds(seconds).toNanos());
                } catch (IOException e) {
                    failure.set(e);
                } finally {
                    clients.release();
                }
            });
        }
        clients.acquireUninterruptibly(CLIENTS);
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return new Made(due, count / ((System.nanoTime() - start) / 1e9));
    }

    /// Makes a session, and answers its scanRef.
    private static String make(TidingsServer server, String clientId, long seconds) throws IOException {
        String answer =
                server.post("/api/v2/token", "{\"clientId\":\"" + clientId + "\",\"expiryTime\":" + seconds + "}");
        Matcher found = SCAN_REF.matcher(answer);
        if (!found.find()) {
            throw new IOException("a token was answered without a scanRef");
        }
        return found.group(1);
    }

    private void awaitAll(Made made) {
        long last =
                made.due().values().stream().mapToLong(Long::longValue).max().orElse(0) + PATIENCE.toNanos();
        while (!told.keySet().containsAll(made.due().keySet()) && System.nanoTime() < last) {
            Pause.of(Duration.ofMillis(50));
        }
    }
}
