package tidings.server.wiring;

import io.quarkus.arc.DefaultBean;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tidings.server.pictures.Intake;
import tidings.server.pictures.Pictures;
import tidings.server.review.Analyser;
import tidings.server.review.AutomaticReview;
import tidings.server.review.Barcodes;
import tidings.server.review.DocumentRules;
import tidings.server.review.KnownPersons;
import tidings.server.review.MachineReadableZone;
import tidings.server.review.PictureHash;
import tidings.server.review.PictureQuality;
import tidings.server.review.Register;
import tidings.server.review.Reviewer;
import tidings.server.settings.Settings;
import tidings.verification.DataField;
import tidings.verification.Verification;

/// Makes what looks at pictures and documents.
@Singleton
final class ReviewWiring {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Optional<Analyser> analyser;

    ReviewWiring(Settings settings) {
        this.settings = settings;
        this.analyser = settings.analyser()
                .map(set -> new Analyser(new Analyser.Where(set.url(), set.token(), set.timeout()), FIRST_PAUSE));
    }

    /// Decoding holds the threads that carry the virtual ones, so that some must be left to the others.
    @Produces
    @Singleton
    Pictures pictures() {
        return new Pictures(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @Produces
    @Singleton
    Intake intake(Pictures pictures) {
        return new Intake(pictures, settings.files().maxFileBytes());
    }

    /// Those who read come before those who judge what was read.
    @Produces
    @Singleton
    AutomaticReview automaticReview(Register register) {
        Stream<Reviewer> readers = Stream.concat(Stream.of(new Barcodes()), analyser.stream());
        Stream<Reviewer> judges = Stream.of(
                new PictureQuality(), new MachineReadableZone(), new DocumentRules(), new KnownPersons(register));
        return new AutomaticReview(Stream.concat(readers, judges).toList());
    }

    /// Stands in as long as nothing keeps verifications.
    @Produces
    @DefaultBean
    @Singleton
    Register register() {
        return new Register() {
            @Override
            public Set<String> othersWith(Verification verification, DataField field, String key) {
                return Set.of();
            }

            @Override
            public boolean isBlocked(Verification verification, DataField field, String key) {
                return false;
            }

            @Override
            public Collection<PictureHash> blockedFaces(Verification verification) {
                return List.of();
            }
        };
    }

    @PreDestroy
    void close() {
        analyser.ifPresent(Analyser::close);
    }
}
