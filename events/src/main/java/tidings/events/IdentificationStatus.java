package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a verification in detail: what machine and reviewer say of face and document, and why.
public record IdentificationStatus(
        OverallStatus overall,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> suspicionReasons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> denyReasons,
        List<FraudTag> fraudTags,
        List<MismatchTag> mismatchTags,
        @Nullable FaceStatus autoFace,
        @Nullable FaceStatus manualFace,
        @Nullable DocumentStatus autoDocument,
        @Nullable DocumentStatus manualDocument,
        @Nullable AdditionalStepsResult additionalSteps,
        @Nullable AmlVerdict amlResultClass,
        @Nullable AmlVerdict pepsStatus,
        @Nullable AmlVerdict sanctionsStatus,
        @Nullable AmlVerdict adverseMediaStatus) {

    /// What became of the additional steps.
    public enum AdditionalStepsResult {
        VALID,
        INVALID,
        NOT_FOUND
    }

    public IdentificationStatus {
        requireNonNull(overall, "overall");
        suspicionReasons = Frozen.listOrNull(suspicionReasons);
        denyReasons = Frozen.listOrNull(denyReasons);
        fraudTags = Frozen.list(fraudTags);
        mismatchTags = Frozen.list(mismatchTags);
    }

    @Override
    public String toString() {
        return "IdentificationStatus[masked]";
    }
}
