package tidings.server.review;

import java.util.List;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.verification.AutoReview;
import tidings.verification.Journey;
import tidings.verification.ReadData;

/// Holds the automatic review: asks each reviewer in turn and puts together what they say.
///
/// What none of them can decide is not analysed, which leaves it to a person. Thread-safe when the reviewers
/// are; blocks.
public final class AutomaticReview {
    private final List<Reviewer> reviewers;

    /// @param reviewers those who read before those who judge what was read
    public AutomaticReview(List<Reviewer> reviewers) {
        this.reviewers = List.copyOf(reviewers);
    }

    /// The result.
    ///
    /// @throws tidings.server.files.FileStoreException when a file cannot be read at the moment: to be tried
    ///     again
    public AutoReview review(Evidence evidence) {
        Finding all = Finding.NOTHING;
        for (Reviewer reviewer : reviewers) {
            all = all.and(reviewer.review(evidence, all));
        }
        FaceStatus face = all.face();
        DocumentStatus document = all.document();
        boolean asked = Journey.asksForFace(evidence.verification().terms());
        return new AutoReview(
                evidence.now(),
                !asked ? null : face == null ? FaceStatus.FACE_NOT_ANALYSED : face,
                document == null ? DocumentStatus.DOC_NOT_ANALYSED : document,
                ReadData.fit(all.data()),
                all.fraudTags(),
                all.mismatchTags(),
                all.flaws(),
                all.duplicateFaces(),
                all.duplicateDocFaces());
    }
}
