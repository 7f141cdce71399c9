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
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tidings.benchmarks.Section.Goal;
import tidings.benchmarks.TidingsServer.Notification;

/// How fast sessions are made, and how late it is told that they ran out, when all of them run out in the same second.
///
/// Lateness is counted from before a session was asked for, plus its time, to the arrival of its webhook: it holds the
/// answer's way back and the webhook's way as well.
final class SessionsScenario implements Scenario {
    private static final int CLIENTS = 64;
    private static final int WARM_UP = 2_000;
    private static final Duration SPARE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double MOST_LATE_MILLIS = 1_000;
    private static final double LEAST_A_SECOND = 500;
    private static final Pattern SCAN_REF = Pattern.compile("\"scanRef\" ?: ?\"([0-9a-f-]{36})\"");

    private final Map<String, Long> due = new ConcurrentHashMap<>();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final AtomicInteger repeats = new AtomicInteger();

    @Override
    public Section measure(Workplace place) throws IOException {
        int sessions = place.settings().sizes().sessions();
        try (TidingsServer server = place.startServer(Name.SESSIONS);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer receiver = receiver(threads);
            try {
                server.create(new Notification(
                        "expired",
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
                        "IDENTIFICATION_EXPIRED",
                        Notification.Retry.USUAL));
                makeAll(server, threads, WARM_UP, Instant.now().plus(Duration.ofDays(1)));
                place.rig().idle(Duration.ofSeconds(2));
                Instant end = Instant.now()
                        .plusSeconds(sessions / (long) LEAST_A_SECOND)
                        .plus(SPARE);
                long start = System.nanoTime();
                makeAll(server, threads, sessions, end);
                double seconds = (System.nanoTime() - start) / 1e9;
                awaitAll();
                return section(sessions, seconds).peakMemory(server.probe().read());
            } finally {
                receiver.stop(0);
            }
        }
    }

    private Section section(int sessions, double seconds) {
        Histogram late = Ledger.empty();
        told.forEach((scanRef, at) -> {
            Long expected = due.get(scanRef);
            if (expected != null) {
                late.recordValue(Math.max(0, at - expected));
            }
        });
        long missing = due.keySet().stream()
                .filter(scanRef -> !told.containsKey(scanRef))
                .count();
        double rate = sessions / seconds;
        return new Section(
                        "Sessions: %,d made by %d clients, all running out in one second".formatted(sessions, CLIENTS))
                .line("made a second", "%,.0f".formatted(rate), Goal.atLeast(rate, LEAST_A_SECOND))
                .latency("told after it ran out", late, MOST_LATE_MILLIS)
                .line("not told", Long.toString(missing), Goal.atMost((double) missing, 0))
                .line("told more than once", Integer.toString(repeats.get()), Goal.atMost(repeats.get(), 0));
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

    /// Makes so many, each with as many whole seconds as are left until then.
    private void makeAll(TidingsServer server, ExecutorService threads, int count, Instant end) throws IOException {
        Semaphore clients = new Semaphore(CLIENTS);
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        boolean counted = end.isBefore(Instant.now().plus(PATIENCE));
        for (int i = 0; i < count && failure.get() == null; i++) {
            int number = i;
            clients.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    make(server, number, end, counted);
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
    }

    private void make(TidingsServer server, int number, Instant end, boolean counted) throws IOException {
        long asked = System.nanoTime();
        long seconds = Duration.between(Instant.now(), end).toSeconds();
        String answer =
                server.post("/api/v2/token", "{\"clientId\":\"client-" + number + "\",\"expiryTime\":" + seconds + "}");
        Matcher found = SCAN_REF.matcher(answer);
        if (!found.find()) {
            throw new IOException("a token was answered without a scanRef");
        }
        if (counted) {
            due.put(found.group(1), asked + Duration.ofSeconds(seconds).toNanos());
        }
    }

    private void awaitAll() {
        long last = due.values().stream().mapToLong(Long::longValue).max().orElse(0) + PATIENCE.toNanos();
        while (told.size() < due.size() && System.nanoTime() < last) {
            Pause.of(Duration.ofMillis(50));
        }
    }
}
