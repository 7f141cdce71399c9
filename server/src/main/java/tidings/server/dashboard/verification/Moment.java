package tidings.server.dashboard.verification;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.events.DocumentType;
import tidings.events.Identification.Platform;
import tidings.server.dashboard.Tone;
import tidings.verification.Choice;
import tidings.verification.Countries;
import tidings.verification.Flaw;
import tidings.verification.Happening;
import tidings.verification.Step;

/// A line of a verification's history, in words.
///
/// @param by who did it
public record Moment(Instant at, Tone tone, String text, String by) {

    static Moment of(Happening happening) {
        return new Moment(happening.at(), tone(happening), text(happening), by(happening.by()));
    }

    private static String by(String by) {
        return switch (by) {
            case "person" -> "The person";
            case "system" -> "By itself";
            default -> by;
        };
    }

    private static Tone tone(Happening happening) {
        return switch (happening.kind()) {
            case AUTO_REVIEWED, MANUALLY_REVIEWED ->
                switch (happening.detail()) {
                    case "APPROVED" -> Tone.GOOD;
                    case "DENIED" -> Tone.BAD;
                    case "SUSPECTED" -> Tone.WARNING;
                    default -> Tone.INFO;
                };
            case RETAKE_ASKED, ANOTHER_ATTEMPT_ASKED, DOCUMENT_EXPIRY_TOLD, INFORMATION_NOT_GIVEN -> Tone.WARNING;
            case CLAIMED, RELEASED, INFORMATION_REQUESTED, INFORMATION_GIVEN -> Tone.INFO;
            case CREATED, OPENED, DOCUMENT_CHOSEN, UPLOADED, SUBMITTED, EXPIRED, CANCELLED -> Tone.QUIET;
        };
    }

    private static String text(Happening happening) {
        String detail = happening.detail();
        return switch (happening.kind()) {
            case CREATED -> "The session was made";
            case OPENED -> detail.isEmpty() ? "Opened" : "Opened on " + device(detail);
            case DOCUMENT_CHOSEN -> "Chose a document: " + document(detail);
            case UPLOADED -> "Showed: " + (Step.isName(detail) ? Names.of(new Step(detail)) : detail);
            case RETAKE_ASKED -> retake(detail);
            case SUBMITTED -> "Everything was shown";
            case AUTO_REVIEWED ->
                detail.equals("NOT_ANALYSED")
                        ? "Checked automatically: a person has to decide"
                        : "Checked automatically: " + detail.toLowerCase(Locale.ROOT);
            case ANOTHER_ATTEMPT_ASKED -> "Asked to try once more" + (detail.isEmpty() ? "" : ", attempt " + detail);
            case CLAIMED -> "Began to review it";
            case RELEASED ->
                happening.by().equals("system") ? "The reviewer's time was over" : "Gave it back without deciding";
            case MANUALLY_REVIEWED -> "Decided: " + detail.toLowerCase(Locale.ROOT);
            case INFORMATION_REQUESTED -> "More was asked of the person";
            case INFORMATION_GIVEN -> "More was given";
            case INFORMATION_NOT_GIVEN -> "The person did not answer; the outcome stays as it was";
            case EXPIRED -> "Time was over";
            case CANCELLED -> "Called off";
            case DOCUMENT_EXPIRY_TOLD -> "Told of the document's expiry: " + expiry(detail);
        };
    }

    private static String device(String detail) {
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.name().equals(detail))
                .map(Results::of)
                .findFirst()
                .orElse(detail);
    }

    private static String document(String detail) {
        String[] parts = detail.split(" ", 2);
        return parts.length == 2 && Countries.isCode(parts[0])
                ? Arrays.stream(DocumentType.values())
                        .filter(type -> type.name().equals(parts[1]))
                        .map(type -> Names.of(new Choice(parts[0], type)))
                        .findFirst()
                        .orElse(detail)
                : detail;
    }

    private static String retake(String detail) {
        String[] parts = detail.split(" ");
        String flaws = Stream.of(parts)
                .skip(1)
                .flatMap(word -> Arrays.stream(Flaw.values())
                        .filter(flaw -> flaw.name().equals(word))
                        .map(Names::of))
                .collect(Collectors.joining(", "));
        String step = Step.isName(parts[0]) ? Names.of(new Step(parts[0])) : parts[0];
        return "Asked for again: " + step + (flaws.isEmpty() ? "" : " (" + flaws + ")");
    }

    private static String expiry(String detail) {
        return switch (detail) {
            case "DOCUMENT_EXPIRES_WITHIN_30_DAYS" -> "30 days left";
            case "DOCUMENT_EXPIRES_WITHIN_7_DAYS" -> "7 days left";
            case "DOCUMENT_EXPIRES_WITHIN_1_DAY" -> "a day left";
            case "DOCUMENT_EXPIRED" -> "it has expired";
            default -> detail;
        };
    }

    /// Leaves out who did it.
    @Override
    public String toString() {
        return "Moment[" + at + "]";
    }
}
