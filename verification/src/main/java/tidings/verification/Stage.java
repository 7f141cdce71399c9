package tidings.verification;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a verification stands.
public sealed interface Stage {

    /// The token was made and nobody has opened it yet.
    ///
    /// @param until when it is too late for that
    record Waiting(Instant until) implements Stage {}

    /// The person is at it.
    ///
    /// @param until when the session is over
    record Collecting(Instant until) implements Stage {}

    /// The automatic review is under way.
    ///
    /// @param retryAt when it is begun anew, because whoever was at it has not come back
    record Checking(Instant since, Instant retryAt) implements Stage {}

    /// A person has to decide.
    ///
    /// @param claim who is at it; absent when nobody is
    record Reviewing(Instant since, @Nullable Claim claim) implements Stage {}

    /// It has its outcome, which a later manual review may replace.
    record Decided(Instant at) implements Stage {}

    /// It had its outcome, and more was asked of the person since.
    ///
    /// @param decidedAt when it had its outcome, which holds again if the person does not answer
    record Updating(Instant decidedAt, InformationRequest request) implements Stage {}

    /// Time ran out before enough was uploaded.
    record Expired(Instant at) implements Stage {}

    /// It was called off; nothing was processed.
    record Cancelled(Instant at) implements Stage {}

    /// A reviewer who is at it, so that nobody else is.
    ///
    /// @param until when it falls back to all
    record Claim(String reviewer, Instant until) {}

    /// What the partner asks the person for, after the outcome.
    ///
    /// @param until when it is too late to answer
    /// @param stepsRequired whether the person must upload the additional steps
    /// @param given the steps that the person has uploaded since
    record InformationRequest(Instant at, Instant until, boolean stepsRequired, Set<Step> given) {
        public InformationRequest {
            given = Set.copyOf(given);
        }

        /// A request that nothing was given for yet.
        public InformationRequest(Instant at, Instant until, boolean stepsRequired) {
            this(at, until, stepsRequired, Set.of());
        }
    }
}
