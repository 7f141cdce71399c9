package tidings.verification;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One person's verification as it stands: what was asked for, what the person did, what was found, and all
/// that happened. Nothing outside it is needed to go on with it.
///
/// @param scanRef names it, also on the wire; at most 36 characters
/// @param visit who came; absent until the person opens it
/// @param choice the document that the person chose to show; absent until then
/// @param uploads the latest upload of each step, in the order in which the steps were first done
/// @param attempt which of the overall attempts this is, from 1 on
/// @param auto the latest automatic review; absent until there was one
/// @param manual the latest manual review; absent until there was one
/// @param history what happened, oldest first
/// @param watch what is still to be told of the expiry of the document; absent until a document was approved
public record Verification(
        String scanRef,
        Terms terms,
        Instant createdAt,
        Stage stage,
        @Nullable Visit visit,
        @Nullable Choice choice,
        Map<Step, Upload> uploads,
        int attempt,
        @Nullable AutoReview auto,
        @Nullable ManualReview manual,
        List<Happening> history,
        @Nullable ExpiryWatch watch) {

    public Verification {
        requireNonNull(scanRef, "scanRef");
        requireNonNull(terms, "terms");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(stage, "stage");
        uploads = Collections.unmodifiableMap(new LinkedHashMap<>(uploads));
        history = List.copyOf(history);
    }

    /// A verification of which no document was approved yet.
    public Verification(
            String scanRef,
            Terms terms,
            Instant createdAt,
            Stage stage,
            @Nullable Visit visit,
            @Nullable Choice choice,
            Map<Step, Upload> uploads,
            int attempt,
            @Nullable AutoReview auto,
            @Nullable ManualReview manual,
            List<Happening> history) {
        this(scanRef, terms, createdAt, stage, visit, choice, uploads, attempt, auto, manual, history, null);
    }

    /// Names it and leaves out what is personal.
    @Override
    public String toString() {
        return "Verification[scanRef=" + scanRef + "]";
    }
}
