package tidings.server.dashboard.verification;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tidings.events.DocumentType;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Tone;
import tidings.server.verification.Standing;
import tidings.verification.Choice;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Step;

/// What things are called on the pages.
final class Names {
    private static final Map<DataField, String> FIELDS = Map.ofEntries(
            Map.entry(DataField.DOC_FIRST_NAME, "First name"),
            Map.entry(DataField.DOC_LAST_NAME, "Last name"),
            Map.entry(DataField.FULL_NAME, "Full name"),
            Map.entry(DataField.DOC_NUMBER, "Document number"),
            Map.entry(DataField.DOC_PERSONAL_CODE, "Personal code"),
            Map.entry(DataField.DOC_EXPIRY, "Date of expiry"),
            Map.entry(DataField.DOC_DOB, "Date of birth"),
            Map.entry(DataField.DOC_DATE_OF_ISSUE, "Date of issue"),
            Map.entry(DataField.DOC_TYPE, "Document type"),
            Map.entry(DataField.DOC_ISSUING_COUNTRY, "Issuing country"),
            Map.entry(DataField.MOTHERS_MAIDEN_NAME, "Mother’s maiden name"),
            Map.entry(DataField.DRIVER_LICENSE_CATEGORY, "Driving licence categories"),
            Map.entry(DataField.AGE_ESTIMATE, "Age by the face"));

    private static final Map<Step, String> STEPS = Map.of(
            Step.FRONT, "Front",
            Step.BACK, "Back",
            Step.FACE, "Face",
            Step.UTILITY_BILL, "Utility bill",
            Step.SECOND_UTILITY_BILL, "Second utility bill");

    /// Words that are written in capitals within a name.
    private static final Set<String> CAPITALS = Set.of("ID", "PAN", "SE", "NO", "CZ", "FTN", "LA");

    private Names() {}

    static String of(DataField field) {
        String name = FIELDS.get(field);
        if (name != null) {
            return name;
        }
        String text = field.name();
        return text.startsWith("ORG_")
                ? sentence(text.substring(4)) + ", original spelling"
                : sentence(text.startsWith("DOC_") ? text.substring(4) : text);
    }

    static String of(Step step) {
        String name = STEPS.get(step);
        return name == null ? sentence(step.name()) : name;
    }

    static String of(DocumentType type) {
        return type == DocumentType.DRIVER_LICENSE
                ? "Driving licence"
                : type == DocumentType.OTHER ? "Other document" : sentence(type.name());
    }

    /// A country by its code, in English.
    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /// Such as `Passport, Lithuania`.
    static String of(Choice choice) {
        return of(choice.document()) + ", " + country(choice.country());
    }

    /// What is wrong with a picture.
    static String of(Flaw flaw) {
        return switch (flaw) {
            case TOO_SMALL -> "too small";
            case BLURRED -> "blurred";
            case GLARE -> "glare";
            case COVERED -> "covered";
            case NOT_FULLY_VISIBLE -> "not fully visible";
            case NO_DOCUMENT -> "no document to be seen";
            case NO_FACE -> "no face to be seen";
            case TOO_MANY_FACES -> "more than one face";
            case WRONG_COUNTRY -> "of another country than chosen";
            case WRONG_TYPE -> "of another type than chosen";
            case WRONG_SIDE -> "the wrong side";
            case CODE_UNREADABLE -> "its code cannot be read";
        };
    }

    static String flaws(Set<Flaw> flaws) {
        return flaws.stream().sorted().map(Names::of).collect(Collectors.joining(", "));
    }

    /// Where a verification stands, with its colour and shape.
    static Badge of(Standing standing) {
        return switch (standing) {
            case WAITING -> new Badge(Tone.QUIET, "Not opened yet");
            case COLLECTING -> new Badge(Tone.BUSY, "In progress");
            case CHECKING -> new Badge(Tone.BUSY, "Being checked");
            case REVIEWING -> new Badge(Tone.INFO, "Waits for a review");
            case UPDATING -> new Badge(Tone.BUSY, "More was asked for");
            case APPROVED -> new Badge(Tone.GOOD, "Approved");
            case DENIED -> new Badge(Tone.BAD, "Denied");
            case SUSPECTED -> new Badge(Tone.WARNING, "Suspected");
            case EXPIRED -> new Badge(Tone.QUIET, "Expired");
            case CANCELLED -> new Badge(Tone.QUIET, "Cancelled");
        };
    }

    /// How long something took, such as `1 min 12 s`.
    static String took(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 60
                ? seconds + " s"
                : seconds < 3_600
                        ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
                        : seconds < 86_400
                                ? seconds / 3_600 + " h"
                                        + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " min")
                                : seconds / 86_400 + " d"
                                        + (seconds / 3_600 % 24 == 0 ? "" : " " + seconds / 3_600 % 24 + " h");
    }

    /// A span of whole hours or days in words, such as `7 days`.
    static String span(Duration duration) {
        boolean days = duration.toHours() % 24 == 0;
        long number = days ? duration.toDays() : duration.toHours();
        return number + (days ? " day" : " hour") + (number == 1 ? "" : "s");
    }

    /// A constant's name as the beginning of a sentence: `ID_CARD` becomes `ID card`.
    static String sentence(String constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            boolean first = text.isEmpty();
            text.append(first ? "" : " ");
            if (CAPITALS.contains(word)) {
                text.append(word);
            } else if (first && !word.isEmpty()) {
                text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            } else {
                text.append(word.toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }
}
