package tidings.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a monitored person or company. The older and the newer status are both present and say the same.
public record AmlMonitoring(
        String monitoringId,
        String name,
        String surname,
        String nationality,
        @Nullable String dob,
        boolean isActive,
        @Nullable String expiration,
        List<String> scanRefList,
        AlertStatus alertStatus,
        Status status,
        @Nullable AmlVerdict pepsStatus,
        @Nullable AmlVerdict sanctionsStatus,
        @Nullable AmlVerdict adverseMediaStatus,
        List<ServiceBlock<AmlRow>> results,
        @Nullable AmlCheck amlCheck)
        implements Payload {

    /// The older status.
    public enum AlertStatus {
        ALERT,
        DECLINED,
        ACCEPTED,
        PENDING,
        STATUS
    }

    /// The newer status.
    public enum Status {
        ACTIVE,
        STOPPED,
        PENDING,
        ALERT
    }

    public AmlMonitoring {
        requireNonNull(monitoringId, "monitoringId");
        requireNonNull(name, "name");
        requireNonNull(surname, "surname");
        requireNonNull(nationality, "nationality");
        scanRefList = Frozen.list(scanRefList);
        requireNonNull(alertStatus, "alertStatus");
        requireNonNull(status, "status");
        results = Frozen.list(results);
    }

    @Override
    public String toString() {
        return "AmlMonitoring[monitoringId=" + monitoringId + "]";
    }
}
