package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.EventId;
import tidings.engine.Receipt;
import tidings.engine.port.Change;
import tidings.events.EventType;

/// What is kept of an event that was accepted.
public interface AcceptContract extends StoreOpening {

    @Test
    default void keepsAnEventWithItsBytesAndItsDeliveries() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event()
                    .of(EventType.AML_MONITORING)
                    .about("scan-1")
                    .client("client-ž")
                    .body("{ \"final\" :\tfalse, \"ž\":1}")
                    .to(scene.first, scene.second)
                    .made();
            scene.commit(accepted);

            assertThat(scene.store().body(accepted.event().id())).contains(accepted.body());
            for (Delivery delivery : accepted.deliveries()) {
                assertThat(scene.store().delivery(scene.ours, delivery.id())).contains(delivery);
            }
        }
    }

    @Test
    default void keepsWhereAnEventGoesInPlaceOfTheReceivers() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event()
                    .about("scan-1")
                    .goingTo("https://bank.example/of-this-session")
                    .to(scene.first)
                    .made();
            scene.commit(accepted);
            scene.reopen();

            Delivery delivery = accepted.deliveries().getFirst();
            assertThat(scene.store().delivery(scene.ours, delivery.id())).contains(delivery);
            assertThat(scene.store().body(accepted.event().id())).contains(accepted.body());
        }
    }

    @Test
    default void keepsBytesThatAreNoText() {
        try (Scene scene = new Scene(open())) {
            byte[] bytes = new byte[1 << 20];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * 31);
            }
            Change.EventAccepted draft = scene.event().to(scene.first).made();
            scene.commit(new Change.EventAccepted(draft.event(), Body.of(bytes), draft.deliveries(), null));

            assertThat(scene.store().body(draft.event().id())).contains(Body.of(bytes));
        }
    }

    @Test
    default void keepsAnEmptyBodyApartFromNone() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().body("").to(scene.first).made();
            scene.commit(accepted);

            assertThat(scene.store().body(accepted.event().id())).contains(Body.of(new byte[0]));
        }
    }

    @Test
    default void keepsAnEventThatNobodyWants() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event().about("scan-1").made();
            scene.commit(accepted);

            assertThat(scene.store().body(accepted.event().id())).contains(accepted.body());
            assertThat(scene.archive().search(DeliveryFilter.all(scene.ours), null, 10))
                    .isEmpty();
        }
    }

    @Test
    default void keepsAnEventWithoutSubjectAndClient() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept(null, scene.first);

            assertThat(scene.store().delivery(scene.ours, delivery.id())).contains(delivery);
        }
    }

    @Test
    default void hasNoBodyForAnEventThatItDoesNotKnow() {
        try (Scene scene = new Scene(open())) {
            assertThat(scene.store().body(new EventId(scene.nextId()))).isEmpty();
        }
    }

    @Test
    default void findsADeliveryInItsOwnWorkspaceOnly() {
        try (Scene scene = new Scene(open())) {
            Delivery delivery = scene.accept("scan-1", scene.first);

            assertThat(scene.store().delivery(scene.theirs, delivery.id())).isEmpty();
            assertThat(scene.store().delivery(scene.ours, new DeliveryId(scene.nextId())))
                    .isEmpty();
        }
    }

    @Test
    default void answersAReceiptUnderItsKeyAndWorkspaceOnly() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().under("key-1").to(scene.first, scene.second).made();
            scene.commit(accepted);

            assertThat(scene.store().receipt(scene.ours, "key-1")).contains(receiptOf(accepted));
            assertThat(scene.store().receipt(scene.ours, "key-2")).isEmpty();
            assertThat(scene.store().receipt(scene.theirs, "key-1")).isEmpty();
        }
    }

    @Test
    default void answersTheLatestReceiptUnderAKey() {
        try (Scene scene = new Scene(open())) {
            scene.commit(scene.event().under("key-1").made());
            scene.pass(Duration.ofDays(2));
            Change.EventAccepted later =
                    scene.event().under("key-1").to(scene.first).made();
            scene.commit(later);

            assertThat(scene.store().receipt(scene.ours, "key-1")).contains(receiptOf(later));
        }
    }

    private static Receipt receiptOf(Change.EventAccepted accepted) {
        Receipt receipt = accepted.receipt();
        if (receipt == null) {
            throw new IllegalArgumentException("This event was accepted without a key: " + accepted.event());
        }
        return receipt;
    }
}
