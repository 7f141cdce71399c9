package tidings.engine.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.port.Store.HeadCursor;

/// What the dispatch wants done outside; each is answered by one call of [Dispatch], except the commands.
public sealed interface Effect {

    /// Make an attempt with the notification as it is now.
    ///
    /// @param body the payload; absent when it must be read from the store first
    /// @param manual whether it is a resend
    record Send(
            Notification notification,
            Delivery delivery,
            @Nullable Body body,
            boolean manual) implements Effect {}

    /// Have the clerk decide this.
    record Submit(Command command) implements Effect {}

    /// Read from the store, for one lane.
    sealed interface Read extends Effect {
        /// The lane, by its notification.
        NotificationId lane();
    }

    /// Read pending deliveries by id.
    record ReadPending(NotificationId lane, DeliveryId after, int limit) implements Read {}

    /// Read deliveries that are due and not held back.
    record ReadHeads(NotificationId lane, HeadCursor from, int limit) implements Read {}

    /// Read the earliest pending delivery of each of these subjects.
    record ReadSubjects(NotificationId lane, List<String> subjects) implements Read {
        public ReadSubjects {
            subjects = List.copyOf(subjects);
        }
    }
}
