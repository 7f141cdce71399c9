package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Event;
import tidings.engine.EventId;
import tidings.engine.IdSequence;
import tidings.engine.Notification;
import tidings.engine.Receipt;
import tidings.engine.port.Change;

/// Makes an event of what is published, with a delivery for each notification that wants it.
final class Publisher {
    private final Books books;
    private final IdSequence ids;

    Publisher(Books books, IdSequence ids) {
        this.books = books;
        this.ids = ids;
    }

    /// The event as it is to be stored, and what the dispatcher must know of it then.
    record Accepted(Change.EventAccepted change, List<Signal> signals) {}

    Accepted accept(Publication publication, Instant now) {
        Event event = new Event(
                new EventId(ids.next(now)),
                publication.workspace(),
                publication.type(),
                publication.subject(),
                publication.clientId(),
                now,
                publication.callback());
        List<Delivery> deliveries = new ArrayList<>();
        for (Notification notification : books.directory().wanting(event.workspace(), event.type())) {
            deliveries.add(Delivery.fresh(new DeliveryId(ids.next(now)), event, notification.id()));
        }
        return new Accepted(
                new Change.EventAccepted(
                        event, publication.body(), deliveries, receipt(publication, event, deliveries.size())),
                deliveries.isEmpty() ? List.of() : List.of(new Signal.Accepted(deliveries, publication.body())));
    }

    private static @Nullable Receipt receipt(Publication publication, Event event, int deliveries) {
        Publication.IdempotencyKey key = publication.idempotencyKey();
        return key == null
                ? null
                : new Receipt(
                        publication.workspace(), key.key(), key.fingerprint(), event.id(), deliveries, event.at());
    }
}
