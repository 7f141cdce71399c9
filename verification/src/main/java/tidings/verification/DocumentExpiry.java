package tidings.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentExpiration.Threshold;
import tidings.events.OverallStatus;
import tidings.verification.Happening.Kind;

/// Tells of the coming and past expiry of an approved document: 30, 7 and 1 days before and on its last day,
/// at midnight UTC. What came due while nobody was there is told late, in order; what was behind when the
/// document was approved, never.
final class DocumentExpiry {

    private DocumentExpiry() {}

    /// The verification has just been decided, for the first time or anew.
    static void decided(Change change) {
        Verification v = change.soFar();
        ExpiryWatch old = v.watch();
        Optional<LocalDate> expires = Overall.of(v) == OverallStatus.APPROVED
                ? ReadData.date(OutcomeData.best(v).get(DataField.DOC_EXPIRY))
                : Optional.empty();
        if (expires.isPresent()) {
            change.watch(watch(old, expires.get(), change.now()));
        } else if (old != null) {
            change.watch(new ExpiryWatch(old.expires(), old.pending(), false));
        }
    }

    /// Tells all that is due.
    static void tellDue(Verification v, Change change) {
        ExpiryWatch watch = v.watch();
        if (watch == null || !watch.on()) {
            return;
        }
        List<Threshold> due = watch.pending().stream()
                .filter(threshold -> !at(watch.expires(), threshold).isAfter(change.now()))
                .toList();
        for (Threshold threshold : due) {
            change.note(Kind.DOCUMENT_EXPIRY_TOLD, Change.SYSTEM, threshold.name())
                    .tell(watch, threshold);
        }
        if (!due.isEmpty()) {
            List<Threshold> pending = watch.pending().stream()
                    .filter(threshold -> !due.contains(threshold))
                    .toList();
            change.watch(new ExpiryWatch(watch.expires(), pending, true));
        }
    }

    /// When there is something to tell next.
    static Optional<Instant> next(Verification v) {
        ExpiryWatch watch = v.watch();
        return watch == null || !watch.on()
                ? Optional.empty()
                : watch.pending().stream().findFirst().map(threshold -> at(watch.expires(), threshold));
    }

    private static ExpiryWatch watch(@Nullable ExpiryWatch old, LocalDate expires, Instant now) {
        boolean known = old != null && old.expires().equals(expires);
        if (old != null && known && old.on()) {
            return old;
        }
        List<Threshold> pending = old != null && known ? old.pending() : List.of(Threshold.values());
        return new ExpiryWatch(
                expires,
                pending.stream()
                        .filter(threshold -> at(expires, threshold).isAfter(now))
                        .toList(),
                true);
    }

    private static Instant at(LocalDate expires, Threshold threshold) {
        int days = switch (threshold) {
            case DOCUMENT_EXPIRES_WITHIN_30_DAYS -> 30;
            case DOCUMENT_EXPIRES_WITHIN_7_DAYS -> 7;
            case DOCUMENT_EXPIRES_WITHIN_1_DAY -> 1;
            case DOCUMENT_EXPIRED -> 0;
        };
        return expires.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
