package tidings.verification.deadline;

import java.time.Instant;
import java.util.Optional;

/// Something that ends by itself.
public sealed interface Deadline permits Company, FormToken, Monitoring, MonitoringDay {

    /// When it is next due; empty when nothing will happen by itself.
    Optional<Instant> wakeAt();
}
