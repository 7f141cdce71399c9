package tidings.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person in criminal records.
public record CriminalRow(
        @Nullable String fullName,
        @Nullable String county,
        @Nullable UsState region,
        List<Offense> offenses) {

    /// One offence.
    public record Offense(
            @Nullable String offense,
            @Nullable String offenseClass,
            @Nullable String offenseDescription,
            @Nullable String offenseLevel,
            @Nullable String sentenceDate,
            @Nullable String courtName,
            @Nullable String courtCaseNumber,
            @Nullable String releaseDate) {

        @Override
        public String toString() {
            return "Offense[masked]";
        }
    }

    public CriminalRow {
        offenses = Frozen.list(offenses);
    }

    @Override
    public String toString() {
        return "CriminalRow[masked]";
    }
}
