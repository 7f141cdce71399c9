package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A company form was submitted.
public record CompanySubmit(
        String id,
        @Nullable Instant submissionTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean soleProprietor,
        String clientId,
        @Nullable String externalRef)
        implements Payload {

    public CompanySubmit {
        requireNonNull(id, "id");
        requireNonNull(clientId, "clientId");
    }

    @Override
    public String toString() {
        return "CompanySubmit[id=" + id + "]";
    }
}
