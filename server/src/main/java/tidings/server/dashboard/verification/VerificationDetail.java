package tidings.server.dashboard.verification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.delivery.DeliveryRow;
import tidings.server.verification.Held;
import tidings.server.verification.Standing;
import tidings.verification.AutoReview;
import tidings.verification.DataField;
import tidings.verification.Links;
import tidings.verification.ManualReview;
import tidings.verification.Stage;
import tidings.verification.Verification;
import tidings.verification.Visit;

/// What the page of one verification shows.
///
/// @param summary how it stands, in a sentence
/// @param reasons why it was denied, in words
/// @param changed whether a reviewer changed what the machine read
/// @param device what it was done with; null before it was opened
/// @param stands what can be done with it
/// @param sheet the form of a review; null when there is none
public record VerificationDetail(
        Line line,
        String summary,
        List<Result> results,
        List<Tags> tags,
        List<String> reasons,
        List<Shot> shots,
        List<Datum> data,
        boolean changed,
        @Nullable String device,
        @Nullable String ip,
        List<Moment> history,
        List<Sent> webhooks,
        Stands stands,
        @Nullable ReviewSheet sheet) {

    /// What can be done with it.
    ///
    /// @param reviewing whether a reviewer has to decide
    /// @param claim who is at it; null when nobody is
    /// @param decided whether it has an outcome that may be replaced
    /// @param pretends whether its outcome may be made up
    /// @param until when the person has no time left; null when nobody waits for the person
    public record Stands(
            boolean reviewing,
            Waiting.@Nullable Claim claim,
            boolean decided,
            boolean pretends,
            @Nullable Instant until) {

        static Stands of(Held held, String reviewer, Instant now) {
            Stage stage = held.verification().stage();
            boolean running = stage instanceof Stage.Waiting
                    || stage instanceof Stage.Collecting
                    || stage instanceof Stage.Checking;
            return new Stands(
                    stage instanceof Stage.Reviewing,
                    Waiting.claim(held, reviewer, now),
                    stage instanceof Stage.Decided,
                    running && held.verification().terms().sandbox(),
                    until(stage).orElse(null));
        }

        private static Optional<Instant> until(Stage stage) {
            return switch (stage) {
                case Stage.Waiting(Instant until) -> Optional.of(until);
                case Stage.Collecting(Instant until) -> Optional.of(until);
                case Stage.Updating(Instant _, Stage.InformationRequest request) -> Optional.of(request.until());
                case Stage.Checking _, Stage.Reviewing _, Stage.Decided _, Stage.Expired _, Stage.Cancelled _ ->
                    Optional.empty();
            };
        }
    }

    /// What is asked for beside the verification itself.
    record Surroundings(Links links, List<DeliveryRow> webhooks, Stands stands) {}

    static VerificationDetail of(Held held, Surroundings around, @Nullable ReviewSheet sheet) {
        Verification verification = held.verification();
        AutoReview auto = verification.auto();
        ManualReview manual = verification.manual();
        Visit visit = verification.visit();
        Map<DataField, String> read = auto == null ? Map.of() : auto.data();
        return new VerificationDetail(
                Line.of(held),
                summary(verification),
                Result.all(verification),
                Result.tags(verification),
                manual == null
                        ? List.of()
                        : manual.denyReasons().stream().map(DenyReason::inWords).toList(),
                Shot.all(verification, around.links),
                Datum.all(new Datum.Sources(
                                Line.data(verification),
                                manual == null ? Line.data(verification) : read,
                                verification.terms().claims()))
                        .stream()
                        .filter(datum -> !datum.value().isEmpty() || datum.claimed() != null || datum.read() != null)
                        .toList(),
                manual != null && !manual.data().equals(read),
                visit == null ? null : Results.of(visit.platform()),
                visit == null ? null : visit.ip(),
                verification.history().reversed().stream().map(Moment::of).toList(),
                around.webhooks.stream().map(Sent::of).toList(),
                around.stands,
                sheet);
    }

    private static String summary(Verification verification) {
        return switch (Standing.of(verification)) {
            case WAITING -> "Nobody has opened the session yet.";
            case COLLECTING -> "The person is at it.";
            case CHECKING -> "What was shown is being checked automatically.";
            case REVIEWING -> Waiting.why(verification);
            case UPDATING -> "It has its outcome, and the person was asked for more since.";
            case APPROVED -> "The face matches and the document is valid.";
            case SUSPECTED -> "Face and document are good, and something else gives reason for suspicion.";
            case DENIED -> Result.faults(verification);
            case EXPIRED -> "Time was over before enough was shown. Nothing was checked.";
            case CANCELLED -> "It was called off. Nothing was checked.";
        };
    }

    /// The page's path.
    public String path() {
        return "/verifications/" + line.scanRef();
    }

    /// Where more is asked for.
    public String askPath() {
        return path() + "/ask";
    }

    /// Where its deletion is asked for.
    public String deletePath() {
        return path() + "/delete";
    }

    /// Names it and leaves out what is personal.
    @Override
    public String toString() {
        return "VerificationDetail[" + line.scanRef() + "]";
    }
}
