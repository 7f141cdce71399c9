package tidings.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.Rig.Pressure;
import tidings.benchmarks.Rig.Rate;
import tidings.benchmarks.Sink.Behaviour;
import tidings.benchmarks.TidingsServer.Notification;

/// How long the dashboard's pages take when a million deliveries are stored and events keep arriving.
///
/// The store is filled through the front door: events of four types are published, each for three receivers that
/// answer and one that fails. Then a visitor asks for one page after the other, over and over, while events of a
/// fifth type arrive at the fixed rate.
final class PagesScenario implements Scenario {
    private static final List<String> STORED = List.of(
            "IDENTIFICATION_MANUAL_FINISHED",
            "IDENTIFICATION_RESUBMITTED",
            "IDENTIFICATION_EXPIRED",
            "IDENTIFICATION_CANCELLED");
    private static final Audience AUDIENCE = new Audience(STORED.size(), 3);
    private static final int DELIVERIES_AN_EVENT = AUDIENCE.perTurn() + 1;
    private static final Notification.Retry NONE = new Notification.Retry(0, Duration.ofMinutes(1));
    private static final Duration LONGEST_FILL = Duration.ofMinutes(10);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(20);
    private static final double GOAL_MILLIS = 100;

    @Override
    public Section measure(Workplace place) throws IOException {
        try (TidingsServer server = place.startServer(Name.PAGES);
                PageVisitor visitor = new PageVisitor(server)) {
            String notification = configure(place, server);
            Traffic arriving = place.publish(server, Workplace.EVENT_TYPE);
            place.warmUp(server, arriving, Audience.ONE);
            int stored = fill(place, server);
            Section section = new Section("Pages with %,d deliveries stored, while %,d events/s arrive"
                    .formatted(
                            stored * DELIVERIES_AN_EVENT,
                            place.settings().sizes().rate()));
            visitor.signIn();
            Map<String, Histogram> taken = visit(place, server, arriving, visitor, pages(notification, stored));
            taken.forEach((page, nanos) ->
                    section.latency(page + " (" + nanos.getTotalCount() + " times)", nanos, GOAL_MILLIS));
            return section.peakMemory(server.probe().read());
        }
    }

    /// Answers the id of one of the notifications.
    private static String configure(Workplace place, TidingsServer server) throws IOException {
        String first = "";
        for (int turn = 0; turn < AUDIENCE.turns(); turn++) {
            String type = STORED.get(turn);
            for (int i = 0; i < AUDIENCE.perTurn(); i++) {
                int receiver = turn * AUDIENCE.perTurn() + i;
                first = server.create(
                        new Notification("answers " + receiver, url(place, Behaviour.OK, receiver), type, NONE));
            }
            server.create(new Notification("fails " + turn, url(place, Behaviour.FAIL, turn), type, NONE));
        }
        server.create(new Notification("arriving", url(place, Behaviour.OK, 0), Workplace.EVENT_TYPE, NONE));
        return first;
    }

    private static String url(Workplace place, Behaviour behaviour, int receiver) {
        return place.rig().sink().url(behaviour, receiver);
    }

    /// Publishes until so many deliveries are stored, and answers how many events that took.
    private static int fill(Workplace place, TidingsServer server) {
        int events = place.settings().sizes().stored() / DELIVERIES_AN_EVENT;
        Pressure pressure = new Pressure(LONGEST_FILL, events * AUDIENCE.perTurn(), Workplace.SUSTAINABLE);
        Phase phase = place.rig()
                .press(place.publish(server, STORED.toArray(String[]::new)), AUDIENCE, pressure, server.probe());
        place.requireAccepted(phase);
        int accepted = phase.ledger().acceptedCount();
        if (!place.rig().settle(phase.ledger(), (long) accepted * AUDIENCE.perTurn(), LONGEST_DRAIN)) {
            throw new IllegalStateException("the store's deliveries were not made within " + LONGEST_DRAIN);
        }
        return accepted;
    }

    private static Map<String, String> pages(String notification, int stored) {
        String someone =
                SubjectNumber.BLANK_SCAN_REF.substring(0, SubjectNumber.BLANK_SCAN_REF.length() - SubjectNumber.DIGITS)
                        + "%012d".formatted(stored / 2);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("Recently sent, first page", "/deliveries");
        pages.put("… of one scanRef", "/deliveries?scanRef=" + someone);
        pages.put("… of a scanRef that there is not", "/deliveries?scanRef=nobody");
        pages.put("… of one clientId", "/deliveries?clientId=client-%012d".formatted(stored / 2));
        pages.put("… of an event type", "/deliveries?eventType=" + STORED.getFirst());
        pages.put("… of an event type that there is not", "/deliveries?eventType=COMPANY_DELETE");
        pages.put("… of a notification", "/deliveries?notificationId=" + notification);
        pages.put("… delivered", "/deliveries?state=DELIVERED");
        pages.put("… failed", "/deliveries?state=FAILED");
        pages.put("… pending", "/deliveries?state=PENDING");
        pages.put("… cancelled", "/deliveries?state=CANCELED");
        pages.put("… with code 200", "/deliveries?code=200");
        pages.put("… with a code 5xx", "/deliveries?code=5xx");
        pages.put("… with no response", "/deliveries?code=0");
        pages.put("… of the last hour", "/deliveries?from=" + now.minus(Duration.ofHours(1)));
        pages.put("… before the last hour", "/deliveries?to=" + now.minus(Duration.ofHours(1)));
        pages.put("Home", "/");
        pages.put("System notifications", "/notifications");
        return pages;
    }

    private static Map<String, Histogram> visit(
            Workplace place, TidingsServer server, Traffic arriving, PageVisitor visitor, Map<String, String> pages) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Map<String, Histogram>> taken = new CompletableFuture<>();
        Thread.ofPlatform().name("visitor").start(() -> {
            try {
                taken.complete(walk(visitor, pages, over));
            } catch (IOException | RuntimeException e) {
                taken.completeExceptionally(e);
            }
        });
        Rate rate = new Rate(
                place.settings().sizes().rate(), place.settings().times().flow().multipliedBy(3));
        Phase phase = place.rig().flow(arriving, Audience.ONE, rate, server.probe());
        over.set(true);
        place.rig().settle(phase.ledger(), phase.ledger().acceptedCount(), LONGEST_DRAIN);
        try {
            return taken.join();
        } catch (CompletionException e) {
            throw new UncheckedIOException(new IOException("the visitor gave up", e.getCause()));
        }
    }

    /// Asks for every page in turn until the time is over. The first round, which finds cold caches, counts too.
    private static Map<String, Histogram> walk(PageVisitor visitor, Map<String, String> pages, AtomicBoolean over)
            throws IOException {
        Map<String, Histogram> taken = new LinkedHashMap<>();
        List<Map.Entry<String, String>> round = new ArrayList<>(pages.entrySet());
        for (int i = 0; !over.get(); i = (i + 1) % round.size()) {
            long nanos = visitor.open(round.get(i).getValue());
            taken.computeIfAbsent(round.get(i).getKey(), _ -> Ledger.empty()).recordValue(nanos);
            Pause.of(BETWEEN_PAGES);
        }
        return taken;
    }
}
