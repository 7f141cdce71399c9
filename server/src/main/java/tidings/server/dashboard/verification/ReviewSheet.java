package tidings.server.dashboard.verification;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Option;
import tidings.verification.AutoReview;
import tidings.verification.Choice;
import tidings.verification.Journey;
import tidings.verification.Step;
import tidings.verification.Verification;

/// The form of a review as it is shown.
///
/// @param faces what may be said of the face; none when no face is asked for
/// @param steps what may be said of what was shown besides; none when nothing is asked for
/// @param bill the utility bill; null when none is asked for
/// @param main the usual fields
/// @param more the other ones, of which some may be filled
/// @param filled how many of those are
/// @param tags those that are set, or that the machine set
/// @param further all others
/// @param follows the time of the review that this one follows
/// @param again whether it was decided before
/// @param obstacle why it was not kept, in words; null when it was not sent or is wrong
public record ReviewSheet(
        String face,
        List<Option> faces,
        String document,
        List<Option> documents,
        String step,
        List<Option> steps,
        @Nullable Bill bill,
        List<Datum> main,
        List<Datum> more,
        long filled,
        List<Tick> tags,
        List<Tick> further,
        List<Tick> reasons,
        String reason,
        String follows,
        boolean again,
        Complaints complaints,
        @Nullable String obstacle) {
    private static final List<Step> USUAL = List.of(Step.FRONT, Step.BACK, Step.FACE);

    /// What a utility bill states.
    ///
    /// @param claimed the address that the partner gave; null when none
    public record Bill(
            String address, boolean match, @Nullable String claimed) {
        /// Leaves out the address.
        @Override
        public String toString() {
            return "Bill[masked]";
        }
    }

    /// Something that may be ticked.
    ///
    /// @param name of the inputs
    public record Tick(String name, String value, String label, boolean on) {}

    /// What came of sending it.
    record Answer(Complaints complaints, @Nullable String obstacle) {
        /// It was not sent yet.
        static final Answer NONE = new Answer(Complaints.NONE, null);
    }

    static ReviewSheet of(Verification verification, Draft draft, Answer answer) {
        AutoReview auto = verification.auto();
        List<Datum> data = Datum.all(new Datum.Sources(
                draft.data(),
                auto == null ? Map.of() : auto.data(),
                verification.terms().claims()));
        List<Datum> more = data.stream().filter(datum -> !datum.main()).toList();
        List<Tick> tags = ticks(draft, auto);
        boolean besides = asksForMore(verification);
        return new ReviewSheet(
                draft.face(),
                Journey.asksForFace(verification.terms()) ? Results.faces() : List.of(),
                draft.document(),
                Results.documents(),
                draft.additionalSteps(),
                besides ? Results.additionalSteps() : List.of(),
                verification.terms().utilityBill()
                        ? new Bill(
                                draft.address(),
                                draft.addressMatch(),
                                verification.terms().claims().address())
                        : null,
                data.stream().filter(Datum::main).toList(),
                more,
                more.stream().filter(datum -> !datum.value().isEmpty()).count(),
                tags,
                further(tags),
                Arrays.stream(DenyReason.values())
                        .map(reason -> new Tick(
                                "reasons",
                                reason.name(),
                                reason.label(),
                                draft.reasons().contains(reason)))
                        .toList(),
                draft.reason(),
                Draft.follows(verification),
                verification.manual() != null,
                answer.complaints(),
                answer.obstacle());
    }

    private static boolean asksForMore(Verification verification) {
        Choice choice = verification.choice();
        List<Step> asked = choice == null ? List.of() : Journey.steps(verification.terms(), choice);
        return Stream.concat(verification.uploads().keySet().stream(), asked.stream())
                .anyMatch(step -> !USUAL.contains(step));
    }

    private static List<Tick> ticks(Draft draft, @Nullable AutoReview auto) {
        Set<FraudTag> fraud = EnumSet.noneOf(FraudTag.class);
        Set<MismatchTag> mismatch = EnumSet.noneOf(MismatchTag.class);
        fraud.addAll(draft.fraudTags());
        mismatch.addAll(draft.mismatchTags());
        if (auto != null) {
            fraud.addAll(auto.fraudTags());
            mismatch.addAll(auto.mismatchTags());
        }
        return Stream.concat(
                        fraud.stream().map(tag -> tick(tag, draft.fraudTags().contains(tag))),
                        mismatch.stream()
                                .map(tag -> tick(tag, draft.mismatchTags().contains(tag))))
                .toList();
    }

    private static List<Tick> further(List<Tick> shown) {
        List<String> there =
                shown.stream().map(tick -> tick.name() + tick.value()).toList();
        return Stream.concat(
                        Arrays.stream(FraudTag.values()).map(tag -> tick(tag, false)),
                        Arrays.stream(MismatchTag.values()).map(tag -> tick(tag, false)))
                .filter(tick -> !there.contains(tick.name() + tick.value()))
                .toList();
    }

    private static Tick tick(FraudTag tag, boolean on) {
        return new Tick("fraudTags", tag.name(), Tags.of(tag).meaning(), on);
    }

    private static Tick tick(MismatchTag tag, boolean on) {
        return new Tick("mismatchTags", tag.name(), Tags.of(tag).meaning(), on);
    }

    /// Whether the part for a denial is to be seen at once.
    public boolean denying() {
        return !reason.isEmpty()
                || reasons.stream().anyMatch(Tick::on)
                || complaints.of("reasons") != null
                || complaints.of("reason") != null;
    }

    /// Whether the less usual fields are to be seen at once.
    public boolean moreWrong() {
        return more.stream().anyMatch(datum -> complaints.of(datum.name()) != null);
    }

    /// Leaves out what it says.
    @Override
    public String toString() {
        return "ReviewSheet[again=" + again + "]";
    }
}
