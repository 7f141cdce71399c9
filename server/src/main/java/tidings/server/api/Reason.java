package tidings.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.CancelReason;
import tidings.engine.Failure;
import tidings.engine.Outcome;

/// Why something did not come about, for programs and for people.
///
/// @param name the class of it, such as `TIMED_OUT`
/// @param sentence the same in words
@Schema(name = "Reason", description = "Why something did not come about: a class for programs, a sentence for people.")
public record Reason(@JsonProperty("class") String name, String sentence) {

    /// Why an attempt failed; nothing when it did not.
    public static @Nullable Reason of(Outcome outcome) {
        Optional<Failure> failure = outcome.failure();
        return failure.map(found -> new Reason(found.name(), found.sentence())).orElse(null);
    }

    /// Why a delivery was given up; nothing when it was not.
    public static @Nullable Reason of(@Nullable CancelReason canceled) {
        return canceled == null ? null : new Reason(canceled.name(), canceled.sentence());
    }
}
