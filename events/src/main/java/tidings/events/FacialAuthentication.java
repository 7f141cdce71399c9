package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of a facial authentication session.
public record FacialAuthentication(
        String id,
        @Nullable String scanRef,
        @Nullable String clientId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Kind type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Method method,
        @Nullable String facePhoto,
        @Nullable String ipAddress,
        @Nullable String failReason,
        @Nullable List<RiskTag> riskTags)
        implements Payload {

    /// How the session ended. The wire writes these in title case.
    public enum Status {
        @JsonProperty("Success")
        SUCCESS,
        @JsonProperty("Failed")
        FAILED,
        @JsonProperty("Expired")
        EXPIRED,
        @JsonProperty("Canceled")
        CANCELED,
        @JsonProperty("Pending")
        PENDING
    }

    /// Whether a face was enrolled or authenticated.
    public enum Kind {
        ENROLLMENT,
        AUTHENTICATION
    }

    /// How the face was checked.
    public enum Method {
        ACTIVE_LIVENESS,
        FACE_MATCHING
    }

    /// A sign of risk.
    public enum RiskTag {
        UNTRUSTED_ENVIRONMENT
    }

    public FacialAuthentication {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
        riskTags = Frozen.listOrNull(riskTags);
    }

    @Override
    public String toString() {
        return "FacialAuthentication[scanRef=" + scanRef + "]";
    }
}
