package tidings.verification.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person who is looked up in sanction lists again and again, until a day. What is told of that day concerns all who
/// are monitored until then, see [MonitoringDay].
///
/// @param until the day, in UTC, at whose beginning it ends
/// @param extended whether it then goes on for another year
/// @param active whether it goes on at all
public record Monitoring(String id, @Nullable String clientId, LocalDate until, boolean extended, boolean active)
        implements Deadline {
    /// How long a monitoring lasts, and by how much it is extended.
    public static final Period LENGTH = Period.ofYears(1);

    public Monitoring {
        requireNonNull(id, "id");
        requireNonNull(until, "until");
    }

    @Override
    public Optional<Instant> wakeAt() {
        return active ? Optional.of(until.atStartOfDay(ZoneOffset.UTC).toInstant()) : Optional.empty();
    }

    /// What it comes to when its day has come and was told.
    public Monitoring ended() {
        return extended
                ? new Monitoring(id, clientId, until.plus(LENGTH), true, true)
                : new Monitoring(id, clientId, until, false, false);
    }

    /// The same, over before its day.
    public Monitoring stopped() {
        return new Monitoring(id, clientId, until, extended, false);
    }

    @Override
    public String toString() {
        return "Monitoring[until " + until + "]";
    }
}
