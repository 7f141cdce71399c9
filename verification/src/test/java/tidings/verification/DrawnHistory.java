package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidings.events.DocumentExpiration;
import tidings.events.EventType;
import tidings.events.Identification;
import tidings.events.OverallStatus;
import tidings.verification.Ruling.Emission;
import tidings.verification.Ruling.Forgotten;
import tidings.verification.Ruling.Granted;
import tidings.verification.Ruling.Refused;

/// One random history of a verification, from its token until nothing is due any more. After every action it
/// is held against what must always hold.
final class DrawnHistory {
    private static final int ACTIONS = 30;
    private static final int MOST_WAKES = 200;

    private final Chance chance;
    private final Drawn drawn;
    private Verification v;
    private Instant now = Case.START;
    private boolean forgotten;
    private final List<Emission> outcomes = new ArrayList<>();
    private final Map<String, List<DocumentExpiration.Threshold>> expiries = new HashMap<>();

    DrawnHistory(long seed) {
        this.chance = new Chance(seed);
        this.drawn = new Drawn(chance);
        this.v = Case.WORKFLOW.begin(Case.SCAN_REF, drawn.terms(), "API key abc", now);
    }

    /// Its last stage, and what was told, by name.
    List<String> run() {
        for (int i = 0; i < ACTIONS && !forgotten; i++) {
            if (chance.percent(25)) {
                now = chance.percent(30) ? Case.WORKFLOW.wakeAt(v).orElse(now) : drawn.step(v, now);
            }
            act(chance.percent(10) ? new Action.Wake() : chance.percent(70) ? drawn.sensible(v) : drawn.any(v));
        }
        for (int wakes = 0; !forgotten; wakes++) {
            Optional<Instant> due = Case.WORKFLOW.wakeAt(v);
            if (due.isEmpty()) {
                break;
            }
            assertThat(wakes).as("wakes until nothing is due").isLessThan(MOST_WAKES);
            now = due.get();
            act(new Action.Wake());
        }
        hasAnOutcome();
        List<String> news = new ArrayList<>();
        news.add(v.stage().getClass().getSimpleName());
        outcomes.forEach(outcome -> news.add(outcome.type().wireName() + (isFinal(outcome) ? " final" : "")));
        expiries.values().forEach(told -> told.forEach(threshold -> news.add(threshold.name())));
        return news;
    }

    private void act(Action action) {
        Ruling ruling = Case.WORKFLOW.decide(v, action, now);
        switch (ruling) {
            case Refused _ -> assertThat(action).isNotInstanceOf(Action.Wake.class);
            case Forgotten _ -> {
                assertThat(action).isInstanceOf(Action.Wake.class);
                assertThat(Case.WORKFLOW.wakeAt(v))
                        .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(now));
                forgotten = true;
            }
            case Granted(Verification next, List<Emission> emissions) -> {
                Verification before = v;
                v = next;
                assertThat(next.history()).startsWith(before.history().toArray(Happening[]::new));
                assertThat(VerificationCodec.read(VerificationCodec.write(next)))
                        .isEqualTo(next);
                if (action instanceof Action.Wake) {
                    woken(before, emissions);
                }
                emissions.forEach(emission -> told(action, before, emission));
            }
        }
    }

    private void woken(Verification before, List<Emission> emissions) {
        boolean due =
                Case.WORKFLOW.wakeAt(before).filter(at -> !now.isBefore(at)).isPresent();
        assertThat(v.equals(before)).as("changed exactly when something is due").isEqualTo(!due);
        assertThat(emissions).as("told only when something is due").matches(told -> due || told.isEmpty());
        if (before.stage() instanceof Stage.Reviewing) {
            assertThat(v.stage()).isInstanceOf(Stage.Reviewing.class);
        }
        assertThat(Case.WORKFLOW.decide(v, new Action.Wake(), now))
                .as("woken twice at the same time")
                .isEqualTo(new Granted(v, List.of()));
    }

    private void told(Action action, Verification before, Emission emission) {
        assertThat(Schemas.faults(emission)).as(emission.type().wireName()).isEmpty();
        if (emission.payload() instanceof DocumentExpiration body) {
            expiryTold(body);
        } else {
            outcomeTold(action, before, emission);
        }
    }

    private void outcomeTold(Action action, Verification before, Emission emission) {
        Identification body = (Identification) emission.payload();
        boolean hadFinal = outcomes.stream().anyMatch(DrawnHistory::isFinal);
        boolean reviewedAnew = action instanceof Action.Review
                || action instanceof Action.PretendManual
                || action instanceof Action.GiveInformation
                || action instanceof Action.AddStep;
        assertThat(!hadFinal || reviewedAnew).as("a final without a new review").isTrue();
        if (emission.type() != EventType.IDENTIFICATION_MANUAL_FINISHED
                && emission.type() != EventType.IDENTIFICATION_RESUBMITTED) {
            assertThat(outcomes)
                    .as("told once and before any reviewer's word")
                    .noneMatch(earlier -> earlier.type() == emission.type()
                            || earlier.type() == EventType.IDENTIFICATION_MANUAL_FINISHED);
        }
        assertThat(before.stage()).isNotInstanceOf(Stage.Expired.class).isNotInstanceOf(Stage.Cancelled.class);
        assertThat(body.isFinal()).isEqualTo(Overall.isFinal(v));
        assertThat(body.status().overall())
                .isEqualTo(Overall.of(v))
                .isIn(OverallStatus.APPROVED, OverallStatus.DENIED, OverallStatus.SUSPECTED, OverallStatus.EXPIRED);
        outcomes.add(emission);
    }

    private void expiryTold(DocumentExpiration body) {
        List<DocumentExpiration.Threshold> earlier =
                expiries.computeIfAbsent(body.documentExpiration(), _ -> new ArrayList<>());
        assertThat(earlier).as("told once and in order").allMatch(one -> one.compareTo(body.expirationThreshold()) < 0);
        earlier.add(body.expirationThreshold());
        assertThat(outcomes.stream().filter(DrawnHistory::isFinal).map(one -> overall(one)))
                .as("approved at some time")
                .contains(OverallStatus.APPROVED);
        if (v.stage() instanceof Stage.Decided) {
            assertThat(Overall.of(v)).isEqualTo(OverallStatus.APPROVED);
        }
    }

    private void hasAnOutcome() {
        switch (v.stage()) {
            case Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> {
                assertThat(forgotten).as("gone in the end").isTrue();
                assertThat(outcomes.getLast()).matches(DrawnHistory::isFinal);
            }
            case Stage.Reviewing(Instant _, Stage.Claim claim) -> {
                assertThat(forgotten).as("waits for a person").isFalse();
                assertThat(claim).isNull();
                assertThat(outcomes.isEmpty() || !isFinal(outcomes.getLast())).isTrue();
            }
            case Stage.Waiting _, Stage.Collecting _, Stage.Checking _, Stage.Updating _ ->
                throw new AssertionError("no outcome: " + v.stage());
        }
    }

    private static boolean isFinal(Emission emission) {
        return emission.payload() instanceof Identification body && body.isFinal();
    }

    private static OverallStatus overall(Emission emission) {
        return ((Identification) emission.payload()).status().overall();
    }
}
