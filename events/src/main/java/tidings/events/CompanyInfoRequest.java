package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// More information was asked of a company, or the token of its form expired.
public record CompanyInfoRequest(
        String companyId,
        String token,
        Instant date,
        @Nullable String email,
        @Nullable Manager manager,
        Status status) implements Payload {

    /// What became of the request.
    public enum Status {
        REQUESTED,
        EXPIRED,
        CANCELED
    }

    public CompanyInfoRequest {
        requireNonNull(companyId, "companyId");
        requireNonNull(token, "token");
        requireNonNull(date, "date");
        requireNonNull(status, "status");
    }

    @Override
    public String toString() {
        return "CompanyInfoRequest[companyId=" + companyId + "]";
    }
}
