package tidings.server.dashboard.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.OverallStatus;
import tidings.server.verification.Held;
import tidings.verification.AutoReview;
import tidings.verification.Overall;
import tidings.verification.Stage;
import tidings.verification.Verification;

/// A verification that waits for a human, as a row of the queue.
///
/// @param why what the machine came to, in words
/// @param since since when it waits
/// @param claim who is at it; null when nobody is
public record Waiting(
        Line line, String why, Instant since, @Nullable Claim claim) {

    /// Who is at it.
    ///
    /// @param own whether it is the one who looks
    public record Claim(String reviewer, Instant until, boolean own) {
        /// Leaves out who it is.
        @Override
        public String toString() {
            return "Claim[until=" + until + "]";
        }
    }

    /// @param reviewer who looks
    static Waiting of(Held held, String reviewer, Instant now) {
        return new Waiting(Line.of(held), why(held.verification()), since(held), claim(held, reviewer, now));
    }

    static Instant since(Held held) {
        return held.verification().stage() instanceof Stage.Reviewing(Instant since, Stage.Claim _)
                ? since
                : held.updatedAt();
    }

    /// Who is at a verification now; null when nobody is.
    static @Nullable Claim claim(Held held, String reviewer, Instant now) {
        return held.verification().stage() instanceof Stage.Reviewing(Instant _, Stage.Claim claim)
                        && claim != null
                        && now.isBefore(claim.until())
                ? new Claim(claim.reviewer(), claim.until(), claim.reviewer().equals(reviewer))
                : null;
    }

    /// What the machine came to, in words.
    static String why(Verification verification) {
        AutoReview auto = verification.auto();
        if (verification.manual() != null) {
            return "More was given after the outcome.";
        }
        if (auto == null) {
            return "The session ended before anything was checked.";
        }
        FaceStatus face = auto.face();
        if (Results.isUndecided(auto.document()) || Results.isUndecided(face)) {
            return "No machine could decide it.";
        }
        List<String> reasons = new ArrayList<>();
        if (Overall.of(verification) == OverallStatus.DENIED) {
            if (face != null && face != FaceStatus.FACE_MATCH) {
                reasons.add(Results.of(face));
            }
            if (auto.document() != DocumentStatus.DOC_VALIDATED) {
                reasons.add(Results.of(auto.document()));
            }
            return "Denied automatically: " + String.join("; ", reasons) + ".";
        }
        auto.fraudTags().stream().sorted().map(Tags::of).map(Tags::meaning).forEach(reasons::add);
        auto.mismatchTags().stream().sorted().map(Tags::of).map(Tags::meaning).forEach(reasons::add);
        return reasons.isEmpty()
                ? "Approved automatically."
                : "Suspected automatically: " + String.join("; ", reasons) + ".";
    }
}
