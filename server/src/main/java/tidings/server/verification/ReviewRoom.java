package tidings.server.verification;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import tidings.server.files.Vault;
import tidings.server.pictures.Pictures;
import tidings.server.review.AutomaticReview;
import tidings.server.review.Evidence;
import tidings.verification.AutoReview;
import tidings.verification.Verification;

/// Holds automatic reviews, each on a thread of its own; how many pictures are decoded at once is bounded by
/// [Pictures].
@Singleton
final class ReviewRoom implements AutoReviews {
    private static final Logger LOG = Logger.getLogger(ReviewRoom.class);

    private final AutomaticReview reviewers;
    private final Vault vault;
    private final Pictures pictures;
    private final InstantSource clock;

    ReviewRoom(AutomaticReview reviewers, Vault vault, Pictures pictures, InstantSource clock) {
        this.reviewers = reviewers;
        this.vault = vault;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public void begin(Held held, Consumer<AutoReview> whenDone) {
        Thread.ofVirtual().name("automatic review").start(() -> {
            try {
                whenDone.accept(reviewers.review(evidence(held)));
            } catch (RuntimeException e) {
                LOG.errorf(e, "The automatic review of %s came to nothing and is held again later", held);
            }
        });
    }

    private Evidence evidence(Held held) {
        Verification verification = held.verification();
        return new Evidence(
                verification,
                clock.instant(),
                step -> Optional.ofNullable(verification.uploads().get(step))
                        .flatMap(upload -> vault.read(held.fileKey(), held.scanRef(), upload.file())),
                pictures);
    }
}
