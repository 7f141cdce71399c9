package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Events of one person are sent in order, and people never wait for each other.
@ExtendWith(SharedTidings.class)
final class OrderTest {
    @Test
    void aFailedEventHoldsBackLaterOnesOfItsPersonAndNobodyElses(Tidings tidings) {
        Api api = tidings.api();
        String person = Events.newScanRef();
        String other = Events.newScanRef();
        AtomicBoolean failed = new AtomicBoolean();
        try (RawReceiver receiver =
                        RawReceiver.that(_ -> failed.compareAndSet(false, true) ? Reply.status(500) : Reply.OK);
                Subscription _ = api.subscribe(
                        Webhook.to(receiver.url(), "COMPANY_DELETE").retrying(3))) {
            api.publish(Events.numbered(person, 1));
            receiver.await(1);
            api.publish(Events.numbered(person, 2));
            api.publish(Events.numbered(other, 3));

            List<String> arrived = receiver.await(4).stream()
                    .map(request -> request.field("number"))
                    .toList();
            assertThat(arrived).containsExactly("1", "3", "1", "2");
        }
    }

    @Test
    void manyEventsOfOnePersonArriveAsTheyWerePublished(Tidings tidings) {
        Api api = tidings.api();
        String person = Events.newScanRef();
        int count = 200;
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription _ = api.subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE"))) {
            for (int i = 0; i < count; i++) {
                api.publish(Events.numbered(person, i));
            }

            assertThat(receiver.await(count))
                    .extracting(request -> Integer.parseInt(request.field("number")))
                    .hasSize(count)
                    .isSorted();
        }
    }
}
