package tidings.store.sqlite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CodeRange;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.IdSequence;
import tidings.engine.NotificationId;
import tidings.engine.Outcome;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.engine.port.Store.HeadCursor;
import tidings.engine.port.Store.HeadPage;
import tidings.events.EventType;

/// Measures what an event costs the writer and how long searches take. Run by hand:
///
///     tools/maven -q -pl store-sqlite -am test -DskipTests -Pmeasure
final class Measurement {
    private static final int PAYLOAD = 3500;
    private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
    private static final EventType[] TYPES = EventType.values();

    /// Most is well; a little is refused, fails or stays pending.
    private static final Answers MIXED = i -> i % 20_011 == 0 ? 404 : i % 30_011 == 0 ? 0 : i % 101 == 0 ? 500 : 200;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(1);
    private final byte[] payload = new byte[PAYLOAD];
    private final IdSequence ids = new IdSequence(0, 0);
    private final SqliteStore store;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private List<Delivery> sent = List.of();
    private long made;

    private Measurement(SqliteStore store) {
        this.store = store;
        random.nextBytes(payload);
    }

    public static void main(String[] arguments) throws IOException {
        int events = Integer.getInteger("events", 200_000);
        int backlog = Integer.getInteger("backlog", 0);
        int searched = Integer.getInteger("searched", 0);
        int busy = Integer.getInteger("busy", 0);
        Path directory = Files.createTempDirectory(Path.of(System.getProperty("in", "target")), "measured");
        try {
            measureSeals();
            for (String batch : System.getProperty("batches", "64,256").split(",")) {
                Path own = directory.resolve("batch-" + batch);
                try (SqliteStore store = open(own)) {
                    new Measurement(store).accept(Integer.parseInt(batch), events);
                }
                System.out.printf("  on disk %d bytes an event%n", size(own) / events);
            }
            if (backlog > 0) {
                try (SqliteStore store = open(directory.resolve("drained"))) {
                    new Measurement(store).drain(backlog);
                }
            }
            if (searched > 0) {
                try (SqliteStore store = open(directory.resolve("searched"))) {
                    new Measurement(store).search(searched);
                }
            }
            if (busy > 0) {
                try (SqliteStore store = open(directory.resolve("busy"))) {
                    new Measurement(store).searchBusily(busy);
                }
            }
        } finally {
            delete(directory);
        }
    }

    private static SqliteStore open(Path directory) {
        long began = System.nanoTime();
        SqliteStore store = SqliteStore.open(directory, OpenSqliteStore.KEY);
        System.out.printf("opened in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        return store;
    }

    private static void measureSeals() {
        Sealer sealer = new Sealer();
        var key = OpenSqliteStore.KEY.derive("measurement", "AES");
        byte[] plain = new byte[PAYLOAD];
        byte[] target = new byte[PAYLOAD + Sealer.OVERHEAD];
        byte[] owner = new Owner(Owner.Kind.EVENT, 1).bytes();
        BlindIndex index = new BlindIndex(OpenSqliteStore.KEY);
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                sealer.seal(key, owner, plain, plain.length, target, 0);
            }
            long sealed = System.nanoTime();
            for (int i = 0; i < 200_000; i++) {
                index.mark(BlindIndex.Use.SUBJECT, WORKSPACE, "0f8fad5b-d9cb-469f-a165-70867728950e");
            }
            long marked = System.nanoTime();
            System.out.printf(
                    "sealing %d bytes %.2f us, a mark %.2f us%n",
                    PAYLOAD, (sealed - began) / 2e8, (marked - sealed) / 2e8);
        }
    }

    private void accept(int batch, int events) throws IOException {
        write(batch, events / 4, i -> 200);
        long wrote = written();
        long cpu = threads.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        long[] took = write(batch, events, i -> 200);
        double seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(took);
        System.out.printf(
                "batch %d: %.1f us CPU an event, %.0f events/s, %d bytes written an event,"
                        + " commit p50 %.1f p99 %.1f max %.1f ms%n",
                batch,
                (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / events,
                events / seconds,
                (written() - wrote) / events,
                took[took.length / 2] / 1e6,
                took[took.length * 99 / 100] / 1e6,
                took[took.length - 1] / 1e6);
    }

    /// What a receiver answers to the n-th event; 0 leaves its delivery pending.
    private interface Answers {
        int to(long event);
    }

    private long[] write(int batch, int events, Answers answers) {
        long[] took = new long[(events + batch - 1) / batch];
        for (int i = 0; i < took.length; i++) {
            List<Change> changes = new ArrayList<>(2 * batch);
            sent.forEach(delivery -> judge(delivery, answers, changes));
            List<Delivery> fresh = new ArrayList<>(batch);
            for (int j = 0; j < batch; j++) {
                Change.EventAccepted accepted = next();
                changes.add(accepted);
                fresh.add(accepted.deliveries().getFirst());
            }
            long began = System.nanoTime();
            store.commit(changes);
            took[i] = System.nanoTime() - began;
            sent = fresh;
            now = now.plus(Duration.ofMillis(2));
        }
        return took;
    }

    private void judge(Delivery delivery, Answers answers, List<Change> changes) {
        int code = answers.to(delivery.id().value() >>> 6);
        if (code != 0) {
            Outcome outcome = code == 200 ? new Outcome.Delivered(code) : new Outcome.Refused(code, null);
            Attempt attempt = new Attempt(now, Duration.ofMillis(1), outcome, false);
            DeliveryState state = code == 200 ? DeliveryState.DELIVERED : DeliveryState.FAILED;
            changes.add(new Change.Attempted(delivery.attempted(state, attempt.endedAt()), attempt));
        }
    }

    private Change.EventAccepted next() {
        made++;
        EventType type = made % 1000 == 0 ? EventType.SOS_REPORT : TYPES[(int) (made % 3)];
        Event event = new Event(
                new EventId(ids.next(now)), WORKSPACE, type, subject(made), "client-" + made % 1_000_000, now);
        NotificationId notification = new NotificationId(made % 10_000 == 0 ? 99 : 10 + made % 5);
        return new Change.EventAccepted(
                event,
                Body.of(payload),
                List.of(Delivery.fresh(new DeliveryId(ids.next(now)), event, notification)),
                null);
    }

    private static String subject(long number) {
        return "0f8fad5b-d9cb-469f-a165-" + Long.toHexString(0x100000000000L | number * 0x9E3779B9L & 0xFFFFFFFFFFL);
    }

    /// Goes through a backlog as the dispatcher does: page by page, each head's payload, then its outcome.
    private void drain(int backlog) {
        write(512, backlog, i -> 0);
        write(1, 1, i -> 0);
        sent = List.of();
        long cpu = threads.getCurrentThreadCpuTime();
        long began = System.nanoTime();
        long reading = 0;
        int drained = 0;
        for (int notification = 10; notification < 15; notification++) {
            HeadCursor from = HeadCursor.START;
            HeadPage page;
            do {
                long start = threads.getCurrentThreadCpuTime();
                page = store.heads(new NotificationId(notification), from, now, 256);
                drained += (int) page.heads().stream()
                        .filter(head -> store.body(head.event().id()).isPresent())
                        .count();
                reading += threads.getCurrentThreadCpuTime() - start;
                List<Change> changes = new ArrayList<>();
                page.heads().forEach(head -> judge(head, i -> 200, changes));
                store.commit(changes);
                from = page.to();
            } while (page.examined() > 0);
        }
        System.out.printf(
                "drained %d: %.1f us CPU a delivery, of it %.1f us reading, %.0f a second%n",
                drained,
                (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / drained,
                reading / 1e3 / drained,
                drained * 1e9 / (System.nanoTime() - began));
    }

    private void search(int deliveries) {
        write(512, deliveries, MIXED);
        System.out.printf("searching %d deliveries%n", deliveries);
        filters(deliveries).forEach(this::time);
        HeadPage[] page = new HeadPage[1];
        timed("heads", () -> page[0] = store.heads(new NotificationId(12), HeadCursor.START, now, 500));
        System.out.printf("  heads examined %d%n", page[0].examined());
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            int swept = store.sweep(now, 200);
            System.out.printf("sweep of %d: %.1f ms%n", swept, (System.nanoTime() - began) / 1e6);
        }
    }

    /// Every filter by itself, again and again, while a thousand events a second arrive and are delivered.
    private void searchBusily(int deliveries) {
        write(512, deliveries, MIXED);
        Map<String, DeliveryFilter> filters = filters(deliveries);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong arrived = new AtomicLong();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                long began = System.nanoTime();
                write(20, 20, MIXED);
                arrived.addAndGet(20);
                LockSupport.parkNanos(20_000_000 - (System.nanoTime() - began));
            }
        });
        long began = System.nanoTime();
        filters.forEach((what, filter) -> {
            store.search(filter, null, 50);
            store.count(filter, null, 10_000);
            String pages = spread(() -> store.search(filter, null, 50));
            String counts = spread(() -> store.count(filter, null, 10_000));
            System.out.printf("  %-20s page %s, count to 10,000 %s%n", what, pages, counts);
        });
        System.out.printf("  meanwhile %.0f events/s arrived%n", arrived.get() * 1e9 / (System.nanoTime() - began));
        over.set(true);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String spread(Runnable work) {
        long[] took = new long[40];
        long[] worked = new long[took.length];
        for (int i = 0; i < took.length; i++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long began = System.nanoTime();
            work.run();
            took[i] = System.nanoTime() - began;
            worked[i] = threads.getCurrentThreadCpuTime() - cpu;
            LockSupport.parkNanos(5_000_000);
        }
        Arrays.sort(took);
        Arrays.sort(worked);
        return "p50 %.1f p95 %.1f max %.1f ms (%.1f ms CPU)"
                .formatted(
                        took[took.length / 2] / 1e6,
                        took[took.length * 95 / 100] / 1e6,
                        took[took.length - 1] / 1e6,
                        worked[worked.length / 2] / 1e6);
    }

    private static Map<String, DeliveryFilter> filters(int deliveries) {
        Wanted all = new Wanted(DeliveryFilter.all(WORKSPACE));
        Map<String, DeliveryFilter> filters = new LinkedHashMap<>();
        filters.put("everything", all.filter());
        filters.put("one subject", all.with(subject(deliveries / 3), null, null, null, null, null));
        filters.put("no such subject", all.with("none", null, null, null, null, null));
        filters.put("one client", all.with(null, "client-" + deliveries / 2, null, null, null, null));
        filters.put("common type", all.with(null, null, TYPES[1], null, null, null));
        filters.put("rare type", all.with(null, null, EventType.SOS_REPORT, null, null, null));
        filters.put("absent type", all.with(null, null, EventType.AGE_ESTIMATION, null, null, null));
        filters.put("common notification", all.with(null, null, null, new NotificationId(12), null, null));
        filters.put("rare notification", all.with(null, null, null, new NotificationId(99), null, null));
        filters.put("delivered", all.with(null, null, null, null, DeliveryState.DELIVERED, null));
        filters.put("failed", all.with(null, null, null, null, DeliveryState.FAILED, null));
        filters.put("pending", all.with(null, null, null, null, DeliveryState.PENDING, null));
        filters.put("canceled", all.with(null, null, null, null, DeliveryState.CANCELED, null));
        filters.put("code 404", all.with(null, null, null, null, null, new CodeRange(404, 404)));
        filters.put("code 5xx", all.with(null, null, null, null, null, new CodeRange(500, 599)));
        filters.put("code 200", all.with(null, null, null, null, null, new CodeRange(200, 200)));
        filters.put("rare type 404", all.with(null, null, EventType.SOS_REPORT, null, null, new CodeRange(404, 404)));
        return filters;
    }

    private record Wanted(DeliveryFilter filter) {
        DeliveryFilter with(
                String subject,
                String client,
                EventType type,
                NotificationId notification,
                DeliveryState state,
                CodeRange code) {
            return new DeliveryFilter(WORKSPACE, subject, client, type, notification, state, code, null, null);
        }
    }

    private void time(String what, DeliveryFilter filter) {
        List<Archive.Entry> entries = timed(what, () -> store.search(filter, null, 50));
        long began = System.nanoTime();
        long count = store.count(filter, null);
        System.out.printf(
                "    found %d, deep page %.1f ms, %d in all counted in %.1f ms%n",
                entries.size(), deep(filter), count, (System.nanoTime() - began) / 1e6);
    }

    private double deep(DeliveryFilter filter) {
        DeliveryId middle = new DeliveryId(IdSequence.firstAt(Instant.parse("2026-03-01T10:00:01Z")));
        long began = System.nanoTime();
        store.search(filter, middle, 50);
        return (System.nanoTime() - began) / 1e6;
    }

    private <T> T timed(String what, java.util.function.Supplier<T> work) {
        long first = System.nanoTime();
        T result = work.get();
        long second = System.nanoTime();
        result = work.get();
        long third = System.nanoTime();
        System.out.printf(
                "  %-20s first %.1f ms, again %.1f ms%n", what, (second - first) / 1e6, (third - second) / 1e6);
        return result;
    }

    private static long written() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/io"))) {
            if (line.startsWith("wchar: ")) {
                return Long.parseLong(line.substring("wchar: ".length()));
            }
        }
        return 0;
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
