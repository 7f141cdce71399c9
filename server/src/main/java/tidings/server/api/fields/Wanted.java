package tidings.server.api.fields;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/// What several requests ask for, each with its words and its reading.
public final class Wanted {
    /// A point in time, with its offset from UTC.
    public static final String TIME = "a time such as 2026-01-31T08:00:00Z";

    /// A day.
    public static final String DATE = "a date such as 2026-01-31";

    private Wanted() {}

    /// A point in time, as ISO 8601 writes it.
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// A day, as ISO 8601 writes it.
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /// In words, a text of at most so many characters.
    public static String textOf(int max) {
        return "a text of 1 to " + max + " characters";
    }

    /// A text of at most so many characters.
    public static Optional<String> text(String text, int max) {
        return text.isBlank() || text.length() > max ? Optional.empty() : Optional.of(text);
    }
}
