package tidings.server.verification;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.verification.AutoReview;
import tidings.verification.Journey;

/// Reviews without any reviewer: nothing is analysed, so a person decides.
@Singleton
@DefaultBean
final class Unaided implements AutoReviews {
    private final InstantSource clock;

    Unaided(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void begin(Held held, Consumer<AutoReview> whenDone) {
        AutoReview review = new AutoReview(
                clock.instant(),
                Journey.asksForFace(held.verification().terms()) ? FaceStatus.FACE_NOT_ANALYSED : null,
                DocumentStatus.DOC_NOT_ANALYSED,
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                List.of(),
                List.of());
        Thread.ofVirtual().name("automatic review").start(() -> whenDone.accept(review));
    }
}
