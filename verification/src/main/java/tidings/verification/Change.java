package tidings.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentExpiration.Threshold;
import tidings.events.EventType;
import tidings.verification.Happening.Kind;
import tidings.verification.Ruling.Emission;

/// What an action does to a verification, put together step by step. Bodies are written as the verification
/// stands at that moment, so whatever they report is set before. Used by one thread, for one action.
final class Change {
    /// Who does what nobody else does.
    static final String SYSTEM = "system";
    /// Who does what is done on the pages of the session.
    static final String PERSON = "person";

    /// How many lines a history may have before it no longer takes those that a person can add at will.
    static final int FULL_HISTORY = 1_000;

    private final Instant now;
    private final Outcomes outcomes;
    private final Verification before;
    private final List<Emission> emissions = new ArrayList<>();
    private Stage stage;
    private @Nullable Visit visit;
    private @Nullable Choice choice;
    private final Map<Step, Upload> uploads;
    private int attempt;
    private @Nullable AutoReview auto;
    private @Nullable ManualReview manual;
    private final List<Happening> history;
    private @Nullable ExpiryWatch watch;

    Change(Verification before, Instant now, Outcomes outcomes) {
        this.before = before;
        this.now = now;
        this.outcomes = outcomes;
        this.stage = before.stage();
        this.visit = before.visit();
        this.choice = before.choice();
        this.uploads = new LinkedHashMap<>(before.uploads());
        this.attempt = before.attempt();
        this.auto = before.auto();
        this.manual = before.manual();
        this.history = new ArrayList<>(before.history());
        this.watch = before.watch();
    }

    Instant now() {
        return now;
    }

    /// The verification as it stands by now.
    Verification soFar() {
        return new Verification(
                before.scanRef(),
                before.terms(),
                before.createdAt(),
                stage,
                visit,
                choice,
                uploads,
                attempt,
                auto,
                manual,
                history,
                watch);
    }

    Change to(Stage next) {
        stage = next;
        return this;
    }

    Change visit(Visit next) {
        visit = next;
        return this;
    }

    Change choice(Choice next) {
        choice = next;
        return this;
    }

    Change upload(Step step, Upload upload) {
        uploads.put(step, upload);
        return this;
    }

    Change drop(Step step) {
        uploads.remove(step);
        return this;
    }

    Change nextAttempt() {
        attempt++;
        return this;
    }

    Change auto(AutoReview review) {
        auto = review;
        return this;
    }

    Change manual(ManualReview review) {
        manual = review;
        return this;
    }

    Change watch(ExpiryWatch next) {
        watch = next;
        return this;
    }

    /// Adds a line to the history.
    Change note(Kind kind, String by, String detail) {
        boolean atWill = switch (kind) {
            case OPENED, DOCUMENT_CHOSEN, UPLOADED, RETAKE_ASKED -> true;
            case CREATED,
                    SUBMITTED,
                    AUTO_REVIEWED,
                    ANOTHER_ATTEMPT_ASKED,
                    CLAIMED,
                    RELEASED,
                    MANUALLY_REVIEWED,
                    INFORMATION_REQUESTED,
                    INFORMATION_GIVEN,
                    INFORMATION_NOT_GIVEN,
                    EXPIRED,
                    CANCELLED,
                    DOCUMENT_EXPIRY_TOLD -> false;
        };
        if (!atWill || history.size() < FULL_HISTORY) {
            history.add(new Happening(now, kind, by, detail));
        }
        return this;
    }

    Change note(Kind kind, String by) {
        return note(kind, by, "");
    }

    /// Tells the outcome as it stands by now.
    Change tell(EventType type, boolean isFinal) {
        emissions.add(new Emission(type, outcomes.identification(soFar(), isFinal)));
        return this;
    }

    /// Tells of the document's expiry.
    Change tell(ExpiryWatch of, Threshold threshold) {
        emissions.add(new Emission(EventType.DOCUMENT_EXPIRATION, Outcomes.expiration(before, of, threshold)));
        return this;
    }

    Ruling granted() {
        Verification next = soFar();
        return new Ruling.Granted(next.equals(before) ? before : next, emissions);
    }
}
