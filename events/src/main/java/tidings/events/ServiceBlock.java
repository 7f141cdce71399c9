package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a checking service, in the form that anti-money-laundering, lost-documents and criminal-records checks
/// share.
///
/// @param <R> the row that the service answers with
public record ServiceBlock<R>(
        Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<R> data,
        String serviceName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String serviceGroupType,
        String uid,
        @Nullable String errorMessage) {

    /// The verdict of one run.
    public enum Verdict {
        SUSPECTED,
        NOT_SUSPECTED
    }

    /// What became of the run.
    public record Status(
            boolean serviceSuspected,
            boolean serviceUsed,
            boolean serviceFound,
            boolean checkSuccessful,
            Verdict overallStatus) {

        public Status {
            requireNonNull(overallStatus, "overallStatus");
        }
    }

    public ServiceBlock {
        requireNonNull(status, "status");
        data = Frozen.listOrNull(data);
        requireNonNull(serviceName, "serviceName");
        requireNonNull(uid, "uid");
    }

    @Override
    public String toString() {
        return "ServiceBlock[serviceName=" + serviceName + "]";
    }
}
