package tidings.server.dashboard.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.Badge;
import tidings.server.verification.Held;
import tidings.server.verification.Standing;
import tidings.verification.AutoReview;
import tidings.verification.Choice;
import tidings.verification.DataField;
import tidings.verification.ManualReview;
import tidings.verification.Stage;
import tidings.verification.Verification;
import tidings.verification.Visit;

/// A verification as a row of a list.
///
/// @param person who it is about: the name by the document, or the client id where there is none
/// @param named whether that is a name
/// @param document the document that was chosen; null before
/// @param took from the first look to the automatic result; null before that
public record Line(
        String scanRef,
        String person,
        boolean named,
        String clientId,
        @Nullable String externalRef,
        Badge standing,
        @Nullable String document,
        Instant at,
        @Nullable String took) {

    static Line of(Held held) {
        Verification verification = held.verification();
        Optional<String> name = name(verification);
        Choice choice = verification.choice();
        return new Line(
                verification.scanRef(),
                name.orElse(verification.terms().clientId()),
                name.isPresent(),
                verification.terms().clientId(),
                verification.terms().externalRef(),
                Names.of(Standing.of(verification)),
                choice == null ? null : Names.of(choice),
                verification.createdAt(),
                took(verification).map(Names::took).orElse(null));
    }

    /// The data that hold: as the reviewer left them, else as the machine read them.
    static Map<DataField, String> data(Verification verification) {
        ManualReview manual = verification.manual();
        AutoReview auto = verification.auto();
        return manual != null ? manual.data() : auto == null ? Map.of() : auto.data();
    }

    /// The person's name by the document, as far as it was read.
    static Optional<String> name(Verification verification) {
        Map<DataField, String> data = data(verification);
        String parts = Stream.of(DataField.DOC_FIRST_NAME, DataField.DOC_LAST_NAME)
                .map(data::get)
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return Optional.of(parts.isEmpty() ? data.getOrDefault(DataField.FULL_NAME, "") : parts)
                .filter(name -> !name.isEmpty());
    }

    /// How long the person and the machine took.
    static Optional<Duration> took(Verification verification) {
        Visit visit = verification.visit();
        AutoReview auto = verification.auto();
        if (visit == null) {
            return Optional.empty();
        }
        Instant end = switch (verification.stage()) {
            case Stage.Expired(Instant at) -> at;
            case Stage.Cancelled(Instant at) -> at;
            case Stage.Waiting _,
                    Stage.Collecting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Updating _ -> auto == null ? null : auto.at();
        };
        return Optional.ofNullable(end).map(at -> Duration.between(visit.startedAt(), at));
    }

    /// Names it and leaves out what is personal.
    @Override
    public String toString() {
        return "Line[" + scanRef + "]";
    }
}
