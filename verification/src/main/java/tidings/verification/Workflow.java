package tidings.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;
import tidings.verification.Happening.Kind;

/// Decides what an action comes to. Stateless and thread-safe: the same question has the same answer.
///
/// Time is what it is told, also when that goes backwards: what happened once does not happen again, and what
/// is due happens when somebody wakes the verification at [#wakeAt] or later.
public final class Workflow {
    private static final int SCAN_REF_LENGTH = 36;
    private static final int CLIENT_ID_LENGTH = 100;
    private static final int EXTERNAL_REF_LENGTH = 40;

    private final Outcomes outcomes;
    private final PersonSession session;
    private final AutomaticOutcome automatic;
    private final ManualReviewing manual;
    private final FurtherInformation further;
    private final Sandbox sandbox;

    /// @param links where the files in a body can be fetched; they must be absolute
    public Workflow(Links links) {
        this.outcomes = new Outcomes(links);
        this.session = new PersonSession(outcomes);
        this.automatic = new AutomaticOutcome(outcomes);
        this.manual = new ManualReviewing(outcomes);
        this.further = new FurtherInformation(outcomes);
        this.sandbox = new Sandbox(outcomes);
    }

    /// A verification that waits to be opened.
    ///
    /// @param by who asked for it, as its history names them
    /// @throws IllegalArgumentException when a name is longer than the wire allows
    public Verification begin(String scanRef, Terms terms, String by, Instant now) {
        atMost("scanRef", scanRef, SCAN_REF_LENGTH);
        atMost("clientId", terms.clientId(), CLIENT_ID_LENGTH);
        atMost("externalRef", terms.externalRef(), EXTERNAL_REF_LENGTH);
        return new Verification(
                scanRef,
                terms,
                now,
                new Stage.Waiting(now.plus(terms.expiryTime())),
                null,
                null,
                Map.of(),
                1,
                null,
                null,
                List.of(new Happening(now, Kind.CREATED, by, "")));
    }

    /// What an action comes to.
    ///
    /// A granted action that changes nothing answers with the same verification and tells nothing.
    public Ruling decide(Verification v, Action action, Instant now) {
        return switch (action) {
            case Action.Open open -> session.open(v, open, now);
            case Action.Choose choose -> session.choose(v, choose, now);
            case Action.Show show -> session.show(v, show, now);
            case Action.Submit _ -> session.submit(v, now);
            case Action.ProcessDirectly direct -> session.processDirectly(v, direct, now);
            case Action.Cancel cancel -> session.cancel(v, cancel, now);
            case Action.FinishAutoReview(AutoReview review) -> automatic.finish(v, review, now);
            case Action.Claim claim -> manual.claim(v, claim, now);
            case Action.Release release -> manual.release(v, release, now);
            case Action.Review(ManualReview review) -> manual.review(v, review, now);
            case Action.RequestInformation request -> further.request(v, request, now);
            case Action.GiveInformation _ -> further.give(v, now);
            case Action.AddStep add -> further.addStep(v, add, now);
            case Action.PretendAuto pretend -> sandbox.pretendAuto(v, pretend, now);
            case Action.PretendManual pretend -> sandbox.pretendManual(v, pretend, now);
            case Action.Wake _ -> wake(v, now);
        };
    }

    /// When it is to be woken; empty when it waits for somebody and nothing else.
    public Optional<Instant> wakeAt(Verification v) {
        return Stream.of(stageEnds(v.stage()), DocumentExpiry.next(v), Retention.goesAt(v))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private Ruling wake(Verification v, Instant now) {
        if (Retention.goesAt(v).filter(at -> !now.isBefore(at)).isPresent()) {
            return new Ruling.Forgotten();
        }
        Change change = new Change(v, now, outcomes);
        DocumentExpiry.tellDue(v, change);
        if (stageEnds(v.stage()).filter(at -> !now.isBefore(at)).isPresent()) {
            endStage(v, change);
        }
        return change.granted();
    }

    /// When the stage ends by itself.
    private static Optional<Instant> stageEnds(Stage stage) {
        return switch (stage) {
            case Stage.Waiting(Instant until) -> Optional.of(until);
            case Stage.Collecting(Instant until) -> Optional.of(until);
            case Stage.Checking(Instant _, Instant retryAt) -> Optional.of(retryAt);
            case Stage.Reviewing(Instant _, Stage.Claim claim) ->
                Optional.ofNullable(claim).map(Stage.Claim::until);
            case Stage.Updating(Instant _, Stage.InformationRequest request) -> Optional.of(request.until());
            case Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> Optional.empty();
        };
    }

    private void endStage(Verification v, Change change) {
        switch (v.stage()) {
            case Stage.Waiting _ ->
                change.to(new Stage.Expired(change.now()))
                        .note(Kind.EXPIRED, Change.SYSTEM)
                        .tell(EventType.IDENTIFICATION_EXPIRED, true);
            case Stage.Collecting _ -> automatic.sessionOver(v, change);
            case Stage.Checking checking -> automatic.retry(v, checking, change);
            case Stage.Reviewing reviewing -> ManualReviewing.lapse(reviewing, change);
            case Stage.Updating updating -> FurtherInformation.lapse(updating, change);
            case Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> {
                // Nothing ends by itself: what is left is the document's expiry and the retention.
            }
        }
    }

    private static void atMost(String name, @Nullable String value, int length) {
        if (value != null && value.length() > length) {
            throw new IllegalArgumentException(
                    name + " may have " + length + " characters and this has " + value.length());
        }
    }
}
