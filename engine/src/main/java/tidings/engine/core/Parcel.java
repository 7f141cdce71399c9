package tidings.engine.core;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;

/// A pending delivery that a lane holds in memory, and where it stands there.
final class Parcel {
    /// The order in which waiting parcels become due.
    static final Comparator<Parcel> BY_DUE =
            Comparator.comparing((Parcel parcel) -> parcel.delivery.due()).thenComparing(Parcel::id);

    /// Where a parcel stands.
    enum Place {
        READY,
        WAITING,
        BEHIND,
        FLYING,
        GONE
    }

    private final DeliveryId id;
    private final @Nullable String subject;
    Delivery delivery;

    @Nullable
    Body body;

    Place place = Place.READY;

    /// Set when a flying parcel was overtaken: whatever comes of the attempt, there is nothing more to send.
    boolean overtaken;

    Parcel(Delivery delivery, @Nullable Body body) {
        this.id = delivery.id();
        this.subject = delivery.event().subject();
        this.delivery = delivery;
        this.body = body;
    }

    DeliveryId id() {
        return id;
    }

    @Nullable
    String subject() {
        return subject;
    }
}
