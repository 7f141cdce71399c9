package tidings.server.session;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.OverallStatus;
import tidings.verification.AutoReview;
import tidings.verification.Happening;
import tidings.verification.ManualReview;
import tidings.verification.Overall;
import tidings.verification.Redirects;
import tidings.verification.Stage;
import tidings.verification.Verification;

/// How a session ends for the person, and what the partner's page is told.
///
/// @param kind what the person reads
/// @param autoSuspected whether the automatic review found what raises suspicion
/// @param manualSuspected the same for the manual review
/// @param manualStatus absent when nobody reviews it
record Ending(
        Kind kind,
        boolean autoSuspected,
        boolean manualSuspected,
        @Nullable ManualStatus manualStatus) {
    private static final Set<FaceStatus> UNDECIDED_FACE =
            Set.of(FaceStatus.FACE_NOT_ANALYSED, FaceStatus.AUTO_UNVERIFIABLE);
    private static final Set<DocumentStatus> UNDECIDED_DOCUMENT =
            Set.of(DocumentStatus.DOC_NOT_ANALYSED, DocumentStatus.AUTO_UNVERIFIABLE);

    /// What the person reads.
    enum Kind {
        APPROVED(Status.APPROVED),
        /// Approved, but the partner's webhook did not take it.
        UNDELIVERED(Status.FAILED),
        FAILED(Status.FAILED),
        /// A person has yet to decide.
        PENDING(Status.UNVERIFIED),
        CANCELLED(Status.UNVERIFIED),
        EXPIRED(Status.UNVERIFIED);

        private final Status status;

        Kind(Status status) {
            this.status = status;
        }

        Status status() {
            return status;
        }
    }

    /// The three ways out of a session, as the partner's page sees them.
    ///
    /// @see Redirects
    enum Status {
        APPROVED("approved", "success"),
        FAILED("failed", "fail"),
        UNVERIFIED("unverified", "unverified");

        private final String word;
        private final String ownPage;

        Status(String word, String ownPage) {
            this.word = word;
            this.ownPage = ownPage;
        }

        /// As the message to a page around this one has it.
        String word() {
            return word;
        }

        /// As the address of our own result page has it.
        String ownPage() {
            return ownPage;
        }
    }

    /// Where a manual review stands, as the message has it.
    enum ManualStatus {
        WAITING("waiting"),
        FAILED("failed"),
        APPROVED("approved");

        private final String word;

        ManualStatus(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// How a verification that is at its end, or for which a manual review is all that is left, ends for the
    /// person.
    static Ending of(Verification v) {
        return switch (v.stage()) {
            case Stage.Cancelled _ -> new Ending(Kind.CANCELLED, false, false, null);
            case Stage.Expired _, Stage.Waiting _, Stage.Collecting _ -> new Ending(Kind.EXPIRED, false, false, null);
            case Stage.Checking _, Stage.Reviewing _ -> reviewing(v);
            case Stage.Decided _, Stage.Updating _ -> decided(v);
        };
    }

    /// The same when the partner's webhook did not take the result.
    Ending undelivered() {
        return new Ending(Kind.UNDELIVERED, autoSuspected, manualSuspected, manualStatus);
    }

    boolean isApproved() {
        return kind == Kind.APPROVED;
    }

    /// Where the person is sent; absent means our own result page.
    @Nullable
    String target(Redirects redirects) {
        var url = switch (kind.status()) {
            case APPROVED -> redirects.successUrl();
            case FAILED -> redirects.errorUrl();
            case UNVERIFIED -> redirects.unverifiedUrl();
        };
        return url == null ? null : url.toString();
    }

    private static Ending reviewing(Verification v) {
        AutoReview auto = v.auto();
        boolean known = auto != null && !isUndecided(auto) && !isGivenSince(v, auto.at()) && v.manual() == null;
        return new Ending(known ? kind(Overall.of(v)) : Kind.PENDING, isSuspected(auto), false, ManualStatus.WAITING);
    }

    private static Ending decided(Verification v) {
        ManualReview manual = v.manual();
        Kind kind = kind(Overall.of(v));
        if (manual == null) {
            return new Ending(kind, isSuspected(v.auto()), false, null);
        }
        boolean suspected =
                !manual.fraudTags().isEmpty() || !manual.mismatchTags().isEmpty();
        ManualStatus status = kind == Kind.APPROVED ? ManualStatus.APPROVED : ManualStatus.FAILED;
        return new Ending(kind, isSuspected(v.auto()), suspected, status);
    }

    /// What is suspected was shown well enough: whether to go on is for the partner to decide.
    private static Kind kind(OverallStatus overall) {
        return switch (overall) {
            case APPROVED, SUSPECTED -> Kind.APPROVED;
            case DENIED -> Kind.FAILED;
            case EXPIRED -> Kind.EXPIRED;
            case ACTIVE, REVIEWING, DELETED, ARCHIVED -> Kind.PENDING;
        };
    }

    private static boolean isUndecided(AutoReview review) {
        FaceStatus face = review.face();
        return (face != null && UNDECIDED_FACE.contains(face)) || UNDECIDED_DOCUMENT.contains(review.document());
    }

    private static boolean isSuspected(@Nullable AutoReview review) {
        return review != null
                && (!review.fraudTags().isEmpty() || !review.mismatchTags().isEmpty());
    }

    /// Whether the person gave more after that, which nobody has looked at.
    private static boolean isGivenSince(Verification v, Instant time) {
        return v.history().stream()
                .anyMatch(line -> line.kind() == Happening.Kind.INFORMATION_GIVEN
                        && !line.at().isBefore(time));
    }
}
