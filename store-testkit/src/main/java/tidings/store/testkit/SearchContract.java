package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.engine.CodeRange;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.NotificationId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.events.EventType;

/// The log as it is searched. Each filter is tried alone, then all combinations against one another.
public interface SearchContract extends StoreOpening {

    @Test
    default void listsTheNewestFirst() {
        try (Scene scene = new Scene(open())) {
            Delivery first = scene.accept("scan-1", scene.first);
            Delivery second = scene.deliver(scene.accept("scan-2", scene.first));
            Delivery third = scene.accept(null, scene.second);

            assertThat(scene.archive().search(DeliveryFilter.all(scene.ours), null, 10))
                    .containsExactly(
                            new Archive.Entry(third, null, 0, null),
                            new Archive.Entry(second, 200, 1, null),
                            new Archive.Entry(first, null, 0, null));
        }
    }

    @Test
    default void goesOnBehindTheLastOfAPage() {
        try (Scene scene = new Scene(open())) {
            List<Delivery> all = new ArrayList<>();
            for (int i = 0; i < 23; i++) {
                all.addFirst(scene.accept("scan-" + i, i % 3 == 0 ? scene.second : scene.first));
            }
            DeliveryFilter filter = DeliveryFilter.all(scene.ours);
            List<Delivery> met = new ArrayList<>();
            DeliveryId before = null;
            List<Archive.Entry> page = scene.archive().search(filter, before, 5);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(5);
                page.forEach(entry -> met.add(entry.delivery()));
                before = page.getLast().delivery().id();
                assertThat(scene.archive().count(filter, before)).isEqualTo(23 - met.size());
                page = scene.archive().search(filter, before, 5);
            }
            assertThat(met).isEqualTo(all);
        }
    }

    @Test
    default void showsNothingOfAnotherWorkspace() {
        try (Scene scene = new Scene(open())) {
            Delivery ours = scene.accept("scan-1", scene.first);
            Change.EventAccepted theirs = scene.event()
                    .in(scene.theirs)
                    .about("scan-1")
                    .client("client-1")
                    .to(scene.second)
                    .made();
            scene.commit(theirs);

            assertThat(found(scene, DeliveryFilter.all(scene.ours))).containsExactly(ours);
            assertThat(found(scene, DeliveryFilter.all(scene.theirs))).isEqualTo(theirs.deliveries());
            DeliveryFilter stolen = new Wanted().notification(scene.second).in(scene.ours);
            assertThat(found(scene, stolen)).isEmpty();
            assertThat(scene.archive().count(stolen, null)).isZero();
            for (DeliveryState state : DeliveryState.values()) {
                assertThat(found(
                                scene,
                                new Wanted().client("client-1").state(state).in(scene.ours)))
                        .isEmpty();
            }
        }
    }

    @Test
    default void findsTheWholeSubjectAndClientOnly() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            Change.EventAccepted known =
                    scene.event().client("scan-1").to(scene.first).made();
            scene.commit(known);

            assertThat(found(scene, new Wanted().subject("scan-1").in(scene.ours)))
                    .containsExactly(delivery);
            assertThat(found(scene, new Wanted().client("scan-1").in(scene.ours)))
                    .isEqualTo(known.deliveries());
            assertThat(found(scene, new Wanted().subject("scan").in(scene.ours)))
                    .isEmpty();
            assertThat(found(scene, new Wanted().subject("SCAN-1").in(scene.ours)))
                    .isEmpty();
            assertThat(found(scene, new Wanted().subject("").in(scene.ours))).isEmpty();
            assertThat(found(scene, new Wanted().subject("%").in(scene.ours))).isEmpty();
        }
    }

    @Test
    default void findsByTheLatestCodeAndByItsClass() {
        try (Scene scene = new Scene(open())) {
            scene.accept("scan-0", scene.first);
            Delivery unanswered = scene.retry(scene.accept("scan-1", scene.first), Duration.ofSeconds(60));
            Delivery missing = scene.fail(scene.accept("scan-2", scene.first), 404);
            Delivery gone = scene.fail(scene.accept("scan-3", scene.first), 410);
            Delivery recovered = scene.retry(scene.accept("scan-4", scene.first), Duration.ofSeconds(60));
            recovered = scene.deliver(recovered);

            assertThat(found(scene, new Wanted().code("404").in(scene.ours))).containsExactly(missing);
            assertThat(found(scene, new Wanted().code("4xx").in(scene.ours))).containsExactly(gone, missing);
            assertThat(found(scene, new Wanted().code("0").in(scene.ours))).containsExactly(unanswered);
            assertThat(found(scene, new Wanted().code("2xx").in(scene.ours))).containsExactly(recovered);
            assertThat(found(scene, new Wanted().code("500").in(scene.ours))).isEmpty();
        }
    }

    @Test
    default void findsByStateAsItChanges() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);
            assertThat(found(scene, new Wanted().state(DeliveryState.PENDING).in(scene.ours)))
                    .containsExactly(delivery);

            delivery = scene.fail(delivery, 500);
            assertThat(found(scene, new Wanted().state(DeliveryState.PENDING).in(scene.ours)))
                    .isEmpty();
            assertThat(found(scene, new Wanted().state(DeliveryState.FAILED).in(scene.ours)))
                    .containsExactly(delivery);
            assertThat(found(scene, new Wanted().state(DeliveryState.CANCELED).in(scene.ours)))
                    .isEmpty();
        }
    }

    @Test
    default void findsByTheTimeOfAcceptance() {
        try (Scene scene = new Scene(open())) {
            Instant start = scene.now();
            List<Delivery> hourly = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                hourly.add(scene.accept("scan-1", scene.first));
                scene.pass(Duration.ofHours(1));
            }
            Instant second = start.plus(Duration.ofHours(1));
            Instant fourth = start.plus(Duration.ofHours(3));

            assertThat(found(scene, new Wanted().from(second).in(scene.ours)))
                    .containsExactly(hourly.get(3), hourly.get(2), hourly.get(1));
            assertThat(found(scene, new Wanted().to(second).in(scene.ours))).containsExactly(hourly.get(0));
            assertThat(found(scene, new Wanted().from(second).to(fourth).in(scene.ours)))
                    .containsExactly(hourly.get(2), hourly.get(1));
            assertThat(found(scene, new Wanted().from(fourth).to(second).in(scene.ours)))
                    .isEmpty();
        }
    }

    /// A log with every kind of delivery is searched with all combinations of filters; what is expected is
    /// computed by going through the whole log.
    @Test
    default void agreesWithGoingThroughTheWholeLogForEveryCombinationOfFilters() {
        try (Scene scene = new Scene(open())) {
            fill(scene);
            List<Archive.Entry> log = scene.archive().search(DeliveryFilter.all(scene.ours), null, 1000);
            assertThat(log).hasSizeGreaterThan(70);
            Instant from = log.get(60).delivery().event().at();
            Instant to = log.get(9).delivery().event().at();
            for (Wanted wanted : everyCombination(scene, from, to)) {
                DeliveryFilter filter = wanted.in(scene.ours);
                List<Archive.Entry> expected =
                        log.stream().filter(entry -> wanted.matches(entry)).toList();
                assertThat(scene.archive().search(filter, null, 1000))
                        .as("%s", wanted)
                        .isEqualTo(expected);
                assertThat(scene.archive().count(filter, null)).as("%s", wanted).isEqualTo(expected.size());
                for (int most : List.of(0, 1, 5, 1000)) {
                    assertThat(scene.archive().count(filter, null, most))
                            .as("%s up to %d", wanted, most)
                            .isEqualTo(Math.min(expected.size(), most + 1));
                }
                DeliveryId middle = log.get(35).delivery().id();
                List<Archive.Entry> older = expected.stream()
                        .filter(entry -> entry.delivery().id().compareTo(middle) < 0)
                        .toList();
                assertThat(scene.archive().search(filter, middle, 3))
                        .as("%s before the middle", wanted)
                        .isEqualTo(older.subList(0, Math.min(3, older.size())));
                assertThat(scene.archive().count(filter, middle)).isEqualTo(older.size());
            }
        }
    }

    private static void fill(Scene scene) {
        EventType[] types = {EventType.IDENTIFICATION_EXPIRED, EventType.COMPANY_REVIEW, EventType.AML_MONITORING};
        for (int i = 0; i < 72; i++) {
            scene.pass(Duration.ofMinutes(1));
            Scene.EventDraft draft = scene.event()
                    .of(types[i % 3])
                    .about("scan-" + i % 5)
                    .client("client-" + i % 4)
                    .to(i % 2 == 0 ? scene.first : scene.second);
            Change.EventAccepted accepted = (i % 9 == 8 ? draft.in(scene.theirs) : draft).made();
            scene.commit(accepted);
            Delivery delivery = accepted.deliveries().getFirst();
            switch (i % 7) {
                case 0, 1, 2 -> scene.deliver(delivery);
                case 3 -> scene.fail(delivery, 404);
                case 4 -> scene.fail(scene.retry(delivery, Duration.ofSeconds(1)), 500);
                case 5 -> scene.retry(delivery, Duration.ofDays(1));
                default -> {}
            }
        }
        for (int i = 0; i < 9; i++) {
            scene.accept("scan-1", scene.first);
        }
    }

    private static List<Wanted> everyCombination(Scene scene, Instant from, Instant to) {
        List<Wanted> all = new ArrayList<>();
        for (int choice = 0; choice < 256; choice++) {
            Wanted wanted = new Wanted();
            wanted = (choice & 1) == 0 ? wanted : wanted.subject("scan-1");
            wanted = (choice & 2) == 0 ? wanted : wanted.client("client-3");
            wanted = (choice & 4) == 0 ? wanted : wanted.type(EventType.COMPANY_REVIEW);
            wanted = (choice & 8) == 0 ? wanted : wanted.notification(scene.second);
            wanted = (choice & 16) == 0 ? wanted : wanted.from(from);
            wanted = (choice & 32) == 0 ? wanted : wanted.to(to);
            wanted = (choice & 64) == 0 ? wanted : wanted.code((choice & 128) == 0 ? "2xx" : "0");
            if ((choice & 128) != 0) {
                for (DeliveryState state : DeliveryState.values()) {
                    all.add(wanted.state(state));
                }
            } else {
                all.add(wanted);
            }
        }
        return all;
    }

    private static List<Delivery> found(Scene scene, DeliveryFilter filter) {
        List<Archive.Entry> entries = scene.archive().search(filter, null, 100);
        assertThat(scene.archive().count(filter, null)).isEqualTo(entries.size());
        return entries.stream().map(Archive.Entry::delivery).toList();
    }

    /// A filter in the making.
    record Wanted(
            @Nullable String subject,
            @Nullable String client,
            @Nullable EventType type,
            @Nullable NotificationId notification,
            @Nullable DeliveryState state,
            @Nullable CodeRange code,
            @Nullable Instant from,
            @Nullable Instant to) {

        Wanted() {
            this(null, null, null, null, null, null, null, null);
        }

        Wanted subject(String text) {
            return new Wanted(text, client, type, notification, state, code, from, to);
        }

        Wanted client(String text) {
            return new Wanted(subject, text, type, notification, state, code, from, to);
        }

        Wanted type(EventType one) {
            return new Wanted(subject, client, one, notification, state, code, from, to);
        }

        Wanted notification(NotificationId one) {
            return new Wanted(subject, client, type, one, state, code, from, to);
        }

        Wanted state(DeliveryState one) {
            return new Wanted(subject, client, type, notification, one, code, from, to);
        }

        Wanted code(String text) {
            CodeRange range = CodeRange.parse(text).orElseThrow();
            return new Wanted(subject, client, type, notification, state, range, from, to);
        }

        Wanted from(Instant time) {
            return new Wanted(subject, client, type, notification, state, code, time, to);
        }

        Wanted to(Instant time) {
            return new Wanted(subject, client, type, notification, state, code, from, time);
        }

        DeliveryFilter in(WorkspaceId workspace) {
            return new DeliveryFilter(workspace, subject, client, type, notification, state, code, from, to);
        }

        boolean matches(Archive.Entry entry) {
            Delivery delivery = entry.delivery();
            Integer latest = entry.code();
            return (subject == null || subject.equals(delivery.event().subject()))
                    && (client == null || client.equals(delivery.event().clientId()))
                    && (type == null || type == delivery.event().type())
                    && (notification == null || notification.equals(delivery.notification()))
                    && (state == null || state == delivery.state())
                    && (code == null || (latest != null && latest >= code.from() && latest <= code.to()))
                    && (from == null || !delivery.event().at().isBefore(from))
                    && (to == null || delivery.event().at().isBefore(to));
        }
    }
}
