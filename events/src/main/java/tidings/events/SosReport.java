package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A filing report of a Secretary of State of the United States.
public record SosReport(
        String id,
        @Nullable String companyName,
        @Nullable EntityType entityType,
        @Nullable LocalDate formationDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrderStatus status,
        @Nullable String reportFile,
        @Nullable String dataFile,
        @Nullable Integer watchlistHitsCount)
        implements Payload {

    /// The legal form of a company.
    public enum EntityType {
        CORPORATION,
        LLC,
        PARTNERSHIP,
        NON_PROFIT,
        TRUST,
        SOLE_PROPRIETORSHIP
    }

    public SosReport {
        requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return "SosReport[id=" + id + "]";
    }
}
