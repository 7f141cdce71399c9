package tidings.server.dashboard.apikey;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Option;

/// When a key ends, as the form asks for it.
sealed interface Expiry {
    /// The choice that takes the date field into account.
    String DATE = "date";

    /// The choice of a key that never ends.
    String NEVER = "never";

    /// What the form offers.
    List<Option> OPTIONS = List.of(
            new Option("90", "In 90 days"),
            new Option("30", "In 30 days"),
            new Option("365", "In 365 days"),
            new Option(DATE, "At the end of a day"),
            new Option(NEVER, "Never"));

    /// The longest time that a key lasts if it ends at all.
    long MOST_DAYS = 3_650;

    /// The key ends then, or never.
    record At(@Nullable Instant end) implements Expiry {}

    /// The form is wrong.
    ///
    /// @param field the name of the input
    record Fault(String field, String message) implements Expiry {}

    /// Reads what was chosen.
    ///
    /// @param date the last day of the key, such as `2027-01-31`; looked at only where it was chosen
    static Expiry of(String choice, String date, Instant now) {
        return switch (choice) {
            case NEVER -> new At(null);
            case DATE -> ofDate(date, now);
            case "30", "90", "365" -> new At(now.plus(Long.parseLong(choice), ChronoUnit.DAYS));
            default -> new Fault("expiry", "Choose when the key ends.");
        };
    }

    private static Expiry ofDate(String date, Instant now) {
        try {
            LocalDate day = LocalDate.parse(date);
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS))
                    ? new Fault("date", "The day must be today or later, and within ten years.")
                    : new At(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return new Fault("date", "This must be a day such as 2027-01-31.");
        }
    }
}
