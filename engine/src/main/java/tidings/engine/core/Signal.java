package tidings.engine.core;

import java.time.Instant;
import java.util.List;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.WorkspaceId;

/// What the rest of the engine must know of a decision, once it is on disk.
public sealed interface Signal {

    /// These deliveries of one event are new.
    record Accepted(List<Delivery> deliveries, Body body) implements Signal {
        public Accepted {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// The outcome of a scheduled attempt is recorded; this is how the delivery stands now.
    record Settled(Delivery delivery) implements Signal {}

    /// The outcome of a resend is recorded.
    ///
    /// @param delivered whether it succeeded, which makes the delivery terminal
    record ResendSettled(Delivery delivery, boolean delivered) implements Signal {}

    /// These are to be sent once more.
    record ResendAsked(List<Delivery> deliveries) implements Signal {
        public ResendAsked {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// These are given up.
    record Canceled(List<Delivery> deliveries) implements Signal {
        public Canceled {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A notification is new, altered or gone.
    record NotificationChanged(NotificationId notification) implements Signal {}

    /// A subject was erased; what is pending for it was given up.
    record Erased(WorkspaceId workspace, String subject) implements Signal {}

    /// Failures of a notification are being gathered until then.
    record WindowOpened(NotificationId notification, Instant ends) implements Signal {}

    /// There is mail to be sent.
    record MailWaiting() implements Signal {}

    /// A bulk resend began.
    record JobStarted(ResendJob job) implements Signal {}
}
