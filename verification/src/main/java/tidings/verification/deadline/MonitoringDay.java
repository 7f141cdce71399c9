package tidings.verification.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tidings.events.AmlMonitoringExpiration;
import tidings.events.EventType;
import tidings.verification.Ruling.Emission;

/// A day on which monitorings of an account end. The account is told twice how many: 30 days ahead and when the day has
/// come; of nobody it is told nothing.
public record MonitoringDay(LocalDate date, Told told) implements Deadline {
    /// How long before the day it is near.
    public static final Duration NOTICE = Duration.ofDays(30);

    public MonitoringDay {
        requireNonNull(date, "date");
        requireNonNull(told, "told");
    }

    /// How many monitorings end on the day.
    ///
    /// @param extended those that go on for another year
    /// @param ending the others
    public record Count(int extended, int ending) {}

    private Instant begins() {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public Optional<Instant> wakeAt() {
        return switch (told) {
            case NOTHING -> Optional.of(begins().minus(NOTICE));
            case NEAR -> Optional.of(begins());
            case ENDED -> Optional.empty();
        };
    }

    /// What it comes to at this time, at which so many monitorings end on the day.
    public Due<MonitoringDay> at(Instant now, Count count) {
        int times = 0;
        Told next = told;
        if (next == Told.NOTHING && !now.isBefore(begins().minus(NOTICE))) {
            next = Told.NEAR;
            times++;
        }
        if (next == Told.NEAR && !now.isBefore(begins())) {
            next = Told.ENDED;
            times++;
        }
        List<Emission> emissions = new ArrayList<>();
        for (int i = 0; i < times && count.extended() + count.ending() > 0; i++) {
            emissions.add(new Emission(
                    EventType.AML_MONITORING_EXPIRATION,
                    new AmlMonitoringExpiration(count.extended(), count.ending())));
        }
        return new Due<>(new MonitoringDay(date, next), emissions);
    }
}
