package tidings.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.events.EventType;
import tidings.verification.Happening.Kind;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Ruling.Refused;

/// What the person does, or a program in the person's place: from the token to all pictures.
///
/// What comes after the end of the session is refused at once, even when nobody was there to notice the end.
final class PersonSession {
    /// The longest textual form of an address.
    private static final int IP_LENGTH = 39;

    private static final Set<Step> KNOWN =
            Set.of(Step.FRONT, Step.BACK, Step.FACE, Step.UTILITY_BILL, Step.SECOND_UTILITY_BILL);

    private final Outcomes outcomes;

    PersonSession(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    Ruling open(Verification v, Action.Open action, Instant now) {
        Visit visit = new Visit(now, action.platform(), shortEnough(action.ip()));
        Change change = change(v, now);
        return switch (v.stage()) {
            case Stage.Waiting(Instant until)
            when now.isBefore(until) ->
                change.visit(visit)
                        .to(new Stage.Collecting(now.plus(v.terms().sessionLength())))
                        .note(Kind.OPENED, Change.PERSON, visit.platform().name())
                        .granted();
            case Stage.Collecting(Instant until) when now.isBefore(until) -> reopen(v, visit, change);
            case Stage.Updating(Instant _, Stage.InformationRequest request)
            when now.isBefore(request.until()) ->
                reopen(v, Optional.ofNullable(v.visit()).orElse(visit), change);
            case Stage.Waiting _ -> new Refused(Refusal.EXPIRED);
            case Stage.Collecting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Updating _,
                    Stage.Expired _,
                    Stage.Cancelled _ -> new Refused(notAtIt(v.stage()));
        };
    }

    Ruling choose(Verification v, Action.Choose action, Instant now) {
        if (!(v.stage() instanceof Stage.Collecting(Instant until)) || !now.isBefore(until)) {
            return new Refused(notAtIt(v.stage()));
        }
        Optional<Refusal> refusal = notAllowed(v.terms(), action.country(), action.document());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Choice choice = new Choice(action.country(), action.document());
        Change change = change(v, now);
        if (choice.equals(v.choice())) {
            return change.granted();
        }
        List<Step> asked = Journey.steps(v.terms(), choice);
        for (Step step : v.uploads().keySet()) {
            if (step.equals(Step.FRONT) || step.equals(Step.BACK) || !kept(step, asked)) {
                change.drop(step);
            }
        }
        return change.choice(choice)
                .note(Kind.DOCUMENT_CHOSEN, Change.PERSON, choice.country() + " " + choice.document())
                .granted();
    }

    Ruling show(Verification v, Action.Show action, Instant now) {
        if (!isAtIt(v.stage(), now)) {
            return new Refused(notAtIt(v.stage()));
        }
        if (v.choice() == null) {
            return new Refused(Refusal.NOTHING_CHOSEN);
        }
        if (!Journey.of(v).takes(action.step())) {
            return new Refused(Refusal.STEP_NOT_ASKED_FOR);
        }
        Set<Flaw> flaws = action.flaws();
        int retakes = retakes(v, action.step());
        Change change = change(v, now)
                .upload(action.step(), new Upload(action.file(), now, retakes, flaws))
                .note(Kind.UPLOADED, Change.PERSON, action.step().name());
        if (v.stage() instanceof Stage.Updating(Instant decidedAt, Stage.InformationRequest request)) {
            change.to(new Stage.Updating(decidedAt, FurtherInformation.given(request, action.step())));
        }
        if (!flaws.isEmpty() && retakes < v.terms().policy().retakes()) {
            List<String> words = flaws.stream().sorted().map(Flaw::name).toList();
            change.note(Kind.RETAKE_ASKED, Change.SYSTEM, action.step() + " " + String.join(" ", words));
        }
        return change.granted();
    }

    Ruling submit(Verification v, Instant now) {
        if (!(v.stage() instanceof Stage.Collecting(Instant until)) || !now.isBefore(until)) {
            return new Refused(notAtIt(v.stage()));
        }
        if (v.choice() == null) {
            return new Refused(Refusal.NOTHING_CHOSEN);
        }
        if (!Journey.of(v).isComplete()) {
            return new Refused(Refusal.INCOMPLETE);
        }
        return change(v, now)
                .to(AutomaticOutcome.begin(now))
                .note(Kind.SUBMITTED, Change.PERSON)
                .granted();
    }

    Ruling processDirectly(Verification v, Action.ProcessDirectly action, Instant now) {
        if (!(v.stage() instanceof Stage.Waiting(Instant until))) {
            return new Refused(v.stage() instanceof Stage.Collecting ? Refusal.OPENED : notAtIt(v.stage()));
        }
        if (!now.isBefore(until)) {
            return new Refused(Refusal.EXPIRED);
        }
        Optional<Refusal> refusal = notAllowed(v.terms(), action.country(), action.document());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Choice choice = choice(v.terms(), action.country(), action.document());
        List<Step> asked = Journey.steps(v.terms(), choice);
        Map<Step, Upload.StoredFile> files = action.files();
        for (Step step : files.keySet()) {
            if (!KNOWN.contains(step) && !asked.contains(step)) {
                return new Refused(Refusal.STEP_NOT_ASKED_FOR);
            }
        }
        if (!files.keySet().containsAll(asked)) {
            return new Refused(Refusal.INCOMPLETE);
        }
        Change change = change(v, now).choice(choice);
        List<Step> inOrder = new ArrayList<>(asked);
        files.keySet().stream()
                .sorted(Comparator.comparing(Step::name))
                .filter(step -> !asked.contains(step))
                .forEach(inOrder::add);
        for (Step step : inOrder) {
            Upload.StoredFile file = files.get(step);
            if (file != null) {
                change.upload(step, new Upload(file, now, 0, Set.of())).note(Kind.UPLOADED, action.by(), step.name());
            }
        }
        return change.to(AutomaticOutcome.begin(now))
                .note(Kind.SUBMITTED, action.by())
                .granted();
    }

    Ruling cancel(Verification v, Action.Cancel action, Instant now) {
        boolean open = switch (v.stage()) {
            case Stage.Waiting(Instant until) -> now.isBefore(until);
            case Stage.Collecting(Instant until) -> now.isBefore(until);
            case Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Updating _,
                    Stage.Expired _,
                    Stage.Cancelled _ -> false;
        };
        if (!open) {
            return new Refused(
                    switch (v.stage()) {
                        case Stage.Waiting _, Stage.Collecting _, Stage.Expired _ -> Refusal.EXPIRED;
                        case Stage.Cancelled _ -> Refusal.CANCELLED;
                        case Stage.Checking _, Stage.Reviewing _, Stage.Decided _, Stage.Updating _ -> Refusal.FINISHED;
                    });
        }
        return change(v, now)
                .to(new Stage.Cancelled(now))
                .note(Kind.CANCELLED, action.by())
                .tell(EventType.IDENTIFICATION_CANCELLED, true)
                .granted();
    }

    /// Why the person cannot go on. Whoever was at it and is not any more has no time left.
    static Refusal notAtIt(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _ -> Refusal.NOT_OPENED;
            case Stage.Collecting _, Stage.Updating _, Stage.Expired _ -> Refusal.EXPIRED;
            case Stage.Checking _, Stage.Reviewing _, Stage.Decided _ -> Refusal.FINISHED;
            case Stage.Cancelled _ -> Refusal.CANCELLED;
        };
    }

    private static boolean isAtIt(Stage stage, Instant now) {
        return switch (stage) {
            case Stage.Collecting(Instant until) -> now.isBefore(until);
            case Stage.Updating(Instant _, Stage.InformationRequest request) -> now.isBefore(request.until());
            case Stage.Waiting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Expired _,
                    Stage.Cancelled _ -> false;
        };
    }

    /// Opening again keeps the end of the session and takes note of another device, not of every reload of a
    /// page.
    private static Ruling reopen(Verification v, Visit now, Change change) {
        Visit first = v.visit();
        Visit visit = first == null ? now : new Visit(first.startedAt(), now.platform(), now.ip());
        boolean told = v.history().getLast().kind() == Kind.OPENED && visit.equals(first);
        change.visit(visit);
        return told
                ? change.granted()
                : change.note(Kind.OPENED, Change.PERSON, visit.platform().name())
                        .granted();
    }

    private static Optional<Refusal> notAllowed(Terms terms, String country, @Nullable DocumentType document) {
        Set<DocumentType> allowed = Journey.documents(terms, country);
        if (allowed.isEmpty()) {
            return Optional.of(Refusal.COUNTRY_NOT_ALLOWED);
        }
        return document == null || allowed.contains(document)
                ? Optional.empty()
                : Optional.of(Refusal.DOCUMENT_NOT_ALLOWED);
    }

    /// The document that a program hands in; when only one is allowed there is nothing to find out.
    private static Choice choice(Terms terms, String country, @Nullable DocumentType document) {
        Set<DocumentType> allowed = Journey.documents(terms, country);
        if (document != null) {
            return new Choice(country, document);
        }
        return new Choice(country, allowed.size() == 1 ? allowed.iterator().next() : DocumentType.OTHER);
    }

    private static boolean kept(Step step, List<Step> asked) {
        return asked.contains(step) || step.equals(Step.FACE) || step.equals(Step.SECOND_UTILITY_BILL);
    }

    /// A picture that replaces a poor one is a retake; one that the person takes anew unasked is not.
    private static int retakes(Verification v, Step step) {
        Upload before = v.uploads().get(step);
        boolean first = v.stage() instanceof Stage.Updating(Instant _, Stage.InformationRequest request)
                && !request.given().contains(step);
        if (before == null || first) {
            return 0;
        }
        return before.flaws().isEmpty() ? Math.max(0, before.retakes()) : before.retakes() + 1;
    }

    private static @Nullable String shortEnough(@Nullable String ip) {
        return ip == null || ip.length() > IP_LENGTH ? null : ip;
    }

    private Change change(Verification v, Instant now) {
        return new Change(v, now, outcomes);
    }
}
