package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.OverallStatus;

class OverallTest {
    private static final Instant NOW = Case.START;

    @Test
    void everyCombinationOfFaceDocumentAndTags() {
        List<FaceStatus> faces = new ArrayList<>(Arrays.asList(FaceStatus.values()));
        faces.add(null);
        for (FaceStatus face : faces) {
            for (DocumentStatus document : DocumentStatus.values()) {
                boolean good =
                        (face == null || face == FaceStatus.FACE_MATCH) && document == DocumentStatus.DOC_VALIDATED;
                assertThat(Overall.derive(face, document, false))
                        .as(face + " " + document)
                        .isEqualTo(good ? OverallStatus.APPROVED : OverallStatus.DENIED);
                assertThat(Overall.derive(face, document, true))
                        .as(face + " " + document + " with a tag")
                        .isEqualTo(good ? OverallStatus.SUSPECTED : OverallStatus.DENIED);
            }
        }
    }

    @Test
    void theReviewersTagsReplaceTheMachines() {
        ManualReview tagged = new ManualReview(
                NOW,
                "ann@example.org",
                FaceStatus.FACE_MATCH,
                DocumentStatus.DOC_VALIDATED,
                null,
                Map.of(),
                Set.of(FraudTag.FAKE_PHOTO),
                Set.of(),
                List.of(),
                null,
                false);

        assertThat(Overall.of(with(new Stage.Decided(NOW), Case.suspected(), Case.approve())))
                .isEqualTo(OverallStatus.APPROVED);
        assertThat(Overall.of(with(new Stage.Decided(NOW), Case.good(), tagged)))
                .isEqualTo(OverallStatus.SUSPECTED);
    }

    static Stream<Arguments> stages() {
        Stage.InformationRequest request = new Stage.InformationRequest(NOW, NOW, true);
        return Stream.of(
                Arguments.of(new Stage.Waiting(NOW), null, null, "ACTIVE", "ACTIVE", false),
                Arguments.of(new Stage.Collecting(NOW), null, null, "ACTIVE", "ACTIVE", false),
                Arguments.of(new Stage.Collecting(NOW), denied(), null, "ACTIVE", "DENIED", false),
                Arguments.of(new Stage.Checking(NOW, NOW), null, null, "ACTIVE", "ACTIVE", false),
                Arguments.of(new Stage.Reviewing(NOW, null), Case.good(), null, "REVIEWING", "APPROVED", false),
                Arguments.of(new Stage.Reviewing(NOW, null), denied(), null, "REVIEWING", "DENIED", false),
                Arguments.of(new Stage.Decided(NOW), Case.good(), null, "APPROVED", "APPROVED", true),
                Arguments.of(new Stage.Decided(NOW), Case.suspected(), null, "SUSPECTED", "SUSPECTED", true),
                Arguments.of(new Stage.Decided(NOW), Case.good(), Case.deny(), "DENIED", "DENIED", true),
                Arguments.of(new Stage.Decided(NOW), denied(), Case.approve(), "APPROVED", "APPROVED", true),
                Arguments.of(new Stage.Updating(NOW, request), Case.good(), null, "REVIEWING", "APPROVED", false),
                Arguments.of(new Stage.Expired(NOW), null, null, "EXPIRED", "EXPIRED", true),
                Arguments.of(new Stage.Expired(NOW), denied(), null, "EXPIRED", "EXPIRED", true),
                Arguments.of(new Stage.Cancelled(NOW), denied(), null, "EXPIRED", "EXPIRED", true));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyStageHasItsWord(
            Stage stage, AutoReview auto, ManualReview manual, String word, String overall, boolean isFinal) {
        Verification v = with(stage, auto, manual);

        assertThat(Overall.statusWord(v).name()).isEqualTo(word);
        assertThat(Overall.of(v).name()).isEqualTo(overall);
        assertThat(Overall.isFinal(v)).isEqualTo(isFinal);
    }

    private static AutoReview denied() {
        return Case.auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_EXPIRED);
    }

    private static Verification with(Stage stage, AutoReview auto, ManualReview manual) {
        return new Verification(
                Case.SCAN_REF, SomeTerms.usual().build(), NOW, stage, null, null, Map.of(), 1, auto, manual, List.of());
    }
}
