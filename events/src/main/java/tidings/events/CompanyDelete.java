package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A company was deleted.
public record CompanyDelete(
        String companyId, Instant date, @Nullable Manager manager) implements Payload {

    public CompanyDelete {
        requireNonNull(companyId, "companyId");
        requireNonNull(date, "date");
    }

    @Override
    public String toString() {
        return "CompanyDelete[companyId=" + companyId + "]";
    }
}
