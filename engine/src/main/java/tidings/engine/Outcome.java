package tidings.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one attempt came to. Nothing else of a response is ever kept.
public sealed interface Outcome {
    /// The response code; 0 when there was no response.
    int code();

    /// The way it failed; empty for success.
    Optional<Failure> failure();

    /// The receiver answered with 2xx.
    record Delivered(int code) implements Outcome {
        public Delivered {
            if (code / 100 != 2) {
                throw new IllegalArgumentException("Success is 2xx, but this is " + code);
            }
        }

        @Override
        public Optional<Failure> failure() {
            return Optional.empty();
        }
    }

    /// The receiver answered with anything else.
    ///
    /// @param retryAfter the wait that the receiver asked for, not negative, not yet clamped
    record Refused(int code, @Nullable Duration retryAfter) implements Outcome {
        public Refused {
            if (code / 100 == 2 || code < 100 || code > 999) {
                throw new IllegalArgumentException("A refusal is 100 to 999 but not 2xx, but this is " + code);
            }
        }

        @Override
        public Optional<Failure> failure() {
            return Optional.of(Failure.ofCode(code));
        }
    }

    /// The mail server did not take the e-mail.
    ///
    /// @param code its reply: `4yz` for now, `5yz` for good (RFC 5321, 4.2.1)
    record Bounced(int code) implements Outcome {
        public Bounced {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("A mail is refused by 400 to 599, but this is " + code);
            }
        }

        /// Whether another try is pointless.
        public boolean isForGood() {
            return code >= 500;
        }

        @Override
        public Optional<Failure> failure() {
            return Optional.of(isForGood() ? Failure.MAIL_REFUSED : Failure.MAIL_DEFERRED);
        }
    }

    /// There was no response.
    record Unanswered(Failure reason) implements Outcome {
        @Override
        public int code() {
            return 0;
        }

        @Override
        public Optional<Failure> failure() {
            return Optional.of(reason);
        }
    }
}
