package tidings.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import tidings.verification.Happening.Kind;

/// When a verification goes for good: its retention after the last change, and not before the expiry of its
/// document has been told and what was told had time to arrive.
final class Retention {
    /// As long as deliveries are kept, and so may be tried again.
    static final Duration DELIVERY = Duration.ofDays(30);

    private Retention() {}

    /// When it goes; empty as long as something is to happen before.
    static Optional<Instant> goesAt(Verification v) {
        boolean done = v.stage() instanceof Stage.Decided
                || v.stage() instanceof Stage.Expired
                || v.stage() instanceof Stage.Cancelled;
        if (!done || DocumentExpiry.next(v).isPresent()) {
            return Optional.empty();
        }
        Duration retention = v.terms().policy().retention();
        Instant afterChange = last(v, kind -> kind != Kind.DOCUMENT_EXPIRY_TOLD)
                .orElse(v.createdAt())
                .plus(retention);
        Duration delivery = retention.compareTo(DELIVERY) < 0 ? retention : DELIVERY;
        return last(v, kind -> kind == Kind.DOCUMENT_EXPIRY_TOLD)
                .map(told -> told.plus(delivery))
                .filter(afterChange::isBefore)
                .or(() -> Optional.of(afterChange));
    }

    /// The latest time of such lines, whatever their order: a clock that was set back does not make it go
    /// earlier.
    private static Optional<Instant> last(Verification v, Predicate<Kind> kinds) {
        return v.history().stream()
                .filter(line -> kinds.test(line.kind()))
                .map(Happening::at)
                .max(Instant::compareTo);
    }
}
