package tidings.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;

/// What the machine says of what was uploaded. What no reviewer could decide is `FACE_NOT_ANALYSED` or
/// `DOC_NOT_ANALYSED`, never a guess.
///
/// @param face absent when the session asks for no face
/// @param flaws by step, why a new picture may change the result; empty when none would
/// @param duplicateFaces the scanRefs of other clients with such a face
/// @param duplicateDocFaces the same for the photo in the document
public record AutoReview(
        Instant at,
        @Nullable FaceStatus face,
        DocumentStatus document,
        Map<DataField, String> data,
        Set<FraudTag> fraudTags,
        Set<MismatchTag> mismatchTags,
        Map<Step, Set<Flaw>> flaws,
        List<String> duplicateFaces,
        List<String> duplicateDocFaces) {

    public AutoReview {
        data = Map.copyOf(data);
        fraudTags = Set.copyOf(fraudTags);
        mismatchTags = Set.copyOf(mismatchTags);
        flaws = Map.copyOf(flaws);
        duplicateFaces = List.copyOf(duplicateFaces);
        duplicateDocFaces = List.copyOf(duplicateDocFaces);
    }

    @Override
    public String toString() {
        return "AutoReview[masked]";
    }
}
