package tidings.verification;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import tidings.events.EventType;
import tidings.verification.Happening.Kind;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Ruling.Refused;

/// What the partner asks for after the outcome, and what is added by a program.
final class FurtherInformation {
    private final Outcomes outcomes;

    FurtherInformation(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Ruling request(Verification v, Action.RequestInformation action, Instant now) {
        boolean lapsed = v.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request)
                && !now.isBefore(request.until());
        Change change = new Change(v, now, outcomes);
        if (lapsed) {
            lapse((Stage.Updating) v.stage(), change);
        }
        if (!(change.soFar().stage() instanceof Stage.Decided(Instant decidedAt))) {
            return new Refused(
                    v.stage() instanceof Stage.Expired ? Refusal.EXPIRED : ManualReviewing.undecided(v.stage()));
        }
        Instant until = now.plus(action.lifetime());
        return change.to(
                        new Stage.Updating(decidedAt, new Stage.InformationRequest(now, until, action.stepsRequired())))
                .note(Kind.INFORMATION_REQUESTED, action.by())
                .granted();
    }

    Ruling give(Verification v, Instant now) {
        if (!(v.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request))
                || !now.isBefore(request.until())) {
            return new Refused(PersonSession.notAtIt(v.stage()));
        }
        if (!Journey.of(v).isComplete()) {
            return new Refused(Refusal.INCOMPLETE);
        }
        Policy policy = v.terms().policy();
        boolean reviewed = policy.reviewSuccessful() || policy.reviewFailed();
        return new Change(v, now, outcomes)
                .to(reviewed ? new Stage.Reviewing(now, null) : new Stage.Decided(now))
                .note(Kind.INFORMATION_GIVEN, Change.PERSON)
                .tell(EventType.IDENTIFICATION_RESUBMITTED, !reviewed)
                .granted();
    }

    Ruling addStep(Verification v, Action.AddStep action, Instant now) {
        boolean over = switch (v.stage()) {
            case Stage.Waiting(Instant until) -> !now.isBefore(until);
            case Stage.Collecting(Instant until) -> !now.isBefore(until);
            case Stage.Expired _ -> true;
            case Stage.Checking _, Stage.Reviewing _, Stage.Decided _, Stage.Updating _, Stage.Cancelled _ -> false;
        };
        if (over || v.stage() instanceof Stage.Cancelled) {
            return new Refused(over ? Refusal.EXPIRED : Refusal.CANCELLED);
        }
        if (!isOfTheTerms(v, action.step())) {
            return new Refused(Refusal.STEP_NOT_ASKED_FOR);
        }
        Change change = new Change(v, now, outcomes)
                .upload(action.step(), new Upload(action.file(), now, 0, Set.of()))
                .note(Kind.UPLOADED, action.by(), action.step().name());
        if (v.stage() instanceof Stage.Updating(Instant decidedAt, Stage.InformationRequest request)) {
            change.to(new Stage.Updating(decidedAt, given(request, action.step())));
        } else if (v.stage() instanceof Stage.Decided) {
            change.to(new Stage.Reviewing(now, null))
                    .note(Kind.INFORMATION_GIVEN, action.by())
                    .tell(EventType.IDENTIFICATION_RESUBMITTED, false);
        }
        return change.granted();
    }

    /// The person did not answer in time: the outcome holds as it was.
    static void lapse(Stage.Updating stage, Change change) {
        change.to(new Stage.Decided(stage.decidedAt())).note(Kind.INFORMATION_NOT_GIVEN, Change.SYSTEM);
    }

    /// The request, to which the person has given one more step.
    static Stage.InformationRequest given(Stage.InformationRequest request, Step step) {
        Set<Step> given = new HashSet<>(request.given());
        given.add(step);
        return new Stage.InformationRequest(request.at(), request.until(), request.stepsRequired(), given);
    }

    /// Whether the terms have such a step: for the chosen document, or for any while none is chosen.
    private static boolean isOfTheTerms(Verification v, Step step) {
        Terms terms = v.terms();
        Choice choice = v.choice();
        boolean bill = step.equals(Step.UTILITY_BILL) || step.equals(Step.SECOND_UTILITY_BILL);
        if (bill && terms.utilityBill()) {
            return true;
        }
        return choice != null
                ? Journey.additional(terms, choice).contains(step)
                : terms.additionalSteps().values().stream()
                        .flatMap(byType -> byType.values().stream())
                        .anyMatch(steps -> steps.containsKey(step));
    }
}
