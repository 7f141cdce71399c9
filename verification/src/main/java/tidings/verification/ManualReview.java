package tidings.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.IdentificationStatus.AdditionalStepsResult;
import tidings.events.MismatchTag;

/// What a reviewer says, in place of what the machine said.
///
/// @param by who it was, as the history names them
/// @param face absent when the session asks for no face
/// @param additionalSteps absent when there are none
/// @param data all of it, as the reviewer left it
/// @param denyReasons why it is denied; empty unless it is
/// @param address what the utility bill states
/// @param addressMatch whether that is what the partner gave
public record ManualReview(
        Instant at,
        String by,
        @Nullable FaceStatus face,
        DocumentStatus document,
        @Nullable AdditionalStepsResult additionalSteps,
        Map<DataField, String> data,
        Set<FraudTag> fraudTags,
        Set<MismatchTag> mismatchTags,
        List<String> denyReasons,
        @Nullable String address,
        boolean addressMatch) {

    public ManualReview {
        data = Map.copyOf(data);
        fraudTags = Set.copyOf(fraudTags);
        mismatchTags = Set.copyOf(mismatchTags);
        denyReasons = List.copyOf(denyReasons);
    }

    @Override
    public String toString() {
        return "ManualReview[masked]";
    }
}
