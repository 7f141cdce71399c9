package tidings.server.dashboard.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.IdentificationStatus.AdditionalStepsResult;
import tidings.server.dashboard.Badge;
import tidings.verification.AutoReview;
import tidings.verification.ManualReview;
import tidings.verification.Verification;

/// What somebody or something said of a verification.
///
/// @param by who, as the pages say it
/// @param face null when no face was asked for
/// @param additionalSteps null when nothing was said of them
public record Result(
        String by,
        Instant at,
        @Nullable Badge face,
        Badge document,
        @Nullable Badge additionalSteps) {

    /// What the machine said, then what the reviewer said.
    static List<Result> all(Verification verification) {
        List<Result> results = new ArrayList<>();
        AutoReview auto = verification.auto();
        if (auto != null) {
            results.add(new Result("Automatic", auto.at(), face(auto.face()), Results.badge(auto.document()), null));
        }
        ManualReview manual = verification.manual();
        if (manual != null) {
            AdditionalStepsResult steps = manual.additionalSteps();
            results.add(new Result(
                    manual.by(),
                    manual.at(),
                    face(manual.face()),
                    Results.badge(manual.document()),
                    steps == null ? null : Results.badge(steps)));
        }
        return results;
    }

    /// What is not good of the face and the document, as it was said last, in sentences.
    static String faults(Verification verification) {
        ManualReview manual = verification.manual();
        AutoReview auto = verification.auto();
        FaceStatus face = manual != null ? manual.face() : auto == null ? null : auto.face();
        DocumentStatus document = manual != null ? manual.document() : auto == null ? null : auto.document();
        List<String> faults = new ArrayList<>();
        if (face != null && face != FaceStatus.FACE_MATCH) {
            faults.add(Results.of(face) + ".");
        }
        if (document != null && document != DocumentStatus.DOC_VALIDATED) {
            faults.add(Results.of(document) + ".");
        }
        return String.join(" ", faults);
    }

    private static @Nullable Badge face(@Nullable FaceStatus face) {
        return face == null ? null : Results.badge(face);
    }

    /// The tags that hold.
    static List<Tags> tags(Verification verification) {
        ManualReview manual = verification.manual();
        AutoReview auto = verification.auto();
        return manual != null
                ? Stream.concat(
                                manual.fraudTags().stream().sorted().map(Tags::of),
                                manual.mismatchTags().stream().sorted().map(Tags::of))
                        .toList()
                : auto == null
                        ? List.of()
                        : Stream.concat(
                                        auto.fraudTags().stream().sorted().map(Tags::of),
                                        auto.mismatchTags().stream().sorted().map(Tags::of))
                                .toList();
    }

    /// Leaves out who said it.
    @Override
    public String toString() {
        return "Result[" + at + "]";
    }
}
