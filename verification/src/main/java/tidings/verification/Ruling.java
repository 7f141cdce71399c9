package tidings.verification;

import java.util.List;
import tidings.events.EventType;
import tidings.events.Payload;

/// What an action comes to.
public sealed interface Ruling {

    /// It is done: this is how the verification stands, and this is to be told, in this order. Both are kept
    /// together or not at all.
    record Granted(Verification next, List<Emission> emissions) implements Ruling {
        public Granted {
            emissions = List.copyOf(emissions);
        }
    }

    /// It cannot be done; nothing changes.
    record Refused(Refusal why) implements Ruling {}

    /// It is past its retention: it goes, with its files and with what was told of it.
    record Forgotten() implements Ruling {}

    /// Something to tell.
    record Emission(EventType type, Payload payload) {}

    /// Why an action cannot be done.
    enum Refusal {
        /// The token was never opened in time, or the session is over.
        EXPIRED,
        /// It was called off.
        CANCELLED,
        /// It is being reviewed or has its outcome already.
        FINISHED,
        /// The person has not opened it yet.
        NOT_OPENED,
        /// The token was opened already.
        OPENED,
        /// No document has been chosen yet.
        NOTHING_CHOSEN,
        COUNTRY_NOT_ALLOWED,
        DOCUMENT_NOT_ALLOWED,
        /// This step is not asked for.
        STEP_NOT_ASKED_FOR,
        /// Something that is asked for is missing, or a picture is to be taken anew.
        INCOMPLETE,
        /// It has no outcome yet.
        UNDECIDED,
        /// Somebody else has claimed it.
        CLAIMED,
        /// The person was asked for more already and may still answer.
        REQUEST_PENDING,
        /// Only in a sandbox.
        NOT_IN_SANDBOX,
        /// A denial needs a reason, and nothing else has one.
        REASONS
    }
}
