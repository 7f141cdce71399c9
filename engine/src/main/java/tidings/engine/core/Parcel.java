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
        /// It may be sent now.
        READY,
        /// Its time has not come.
        WAITING,
        /// An earlier one of its subject is not over.
        BEHIND,
        /// It is being sent, or what came of it is not recorded yet.
        FLYING,
        /// The same, but it is over already: a resend has delivered it, or its subject was erased. It holds
        /// nothing back, and whatever comes of the attempt, there is nothing more to send.
        OVERTAKEN,
        /// It is over.
        GONE
    }

    private final DeliveryId id;
    private final @Nullable String subject;
    Delivery delivery;

    @Nullable
    Body body;

    Place place = Place.READY;

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

    /// Whether an attempt is in flight or not yet recorded.
    boolean inFlight() {
        return place == Place.FLYING || place == Place.OVERTAKEN;
    }
}
