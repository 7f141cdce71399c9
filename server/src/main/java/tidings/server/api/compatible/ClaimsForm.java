package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.events.IdentificationData.Sex;
import tidings.verification.Claims;
import tidings.verification.Countries;
import tidings.verification.Terms;

/// Reads what a partner says of the person.
final class ClaimsForm {
    private static final String MARKS = "~!@#$%^*()_+={}[]\\|:;\",<>/?";
    private static final Pattern NAME = Pattern.compile("[^0-9\\p{Cntrl}" + Pattern.quote(MARKS) + "]{1,100}");
    private static final int NUMBER_LENGTH = 50;
    private static final int ADDRESS_LENGTH = 255;

    private ClaimsForm() {}

    static Claims read(Parameters parameters) {
        return new Claims(
                parameters.optional("firstName", name()),
                parameters.optional("lastName", name()),
                parameters.optional("dateOfBirth", Shape.date()),
                parameters.optional("dateOfExpiry", Shape.date()),
                parameters.optional("dateOfIssue", Shape.date()),
                parameters.optional("sex", sex()),
                nationality(parameters),
                parameters.optional("personalNumber", Shape.text(1, NUMBER_LENGTH)),
                parameters.optional("documentNumber", Shape.text(1, NUMBER_LENGTH)),
                parameters.optional("address", Shape.text(1, ADDRESS_LENGTH)));
    }

    /// Upper case can be longer than what it is made of.
    private static Shape<String> name() {
        return Shape.ofText(
                "a name of 1 to 100 characters, without digits and without any of " + MARKS,
                text -> Optional.of(text.toUpperCase(Locale.ROOT))
                        .filter(upper -> NAME.matcher(upper).matches() && !upper.isBlank()),
                Function.identity());
    }

    private static Shape<Sex> sex() {
        return Shape.ofText(
                "M or F",
                text -> switch (text) {
                    case "M" -> Optional.of(Sex.MALE);
                    case "F" -> Optional.of(Sex.FEMALE);
                    default -> Optional.empty();
                },
                sex -> sex == Sex.MALE ? "M" : "F");
    }

    private static @Nullable String nationality(Parameters parameters) {
        Shape<String> shape = Shape.ofText(
                "the two letters of a country such as LT, or ALL",
                text -> Optional.of(text.toUpperCase(Locale.ROOT))
                        .filter(code -> code.equals(Terms.ALL) || Countries.isCode(code)),
                Function.identity());
        String nationality = parameters.optional("nationality", shape);
        if (Terms.ALL.equals(nationality)) {
            parameters.say("nationality", NullNode.instance);
            return null;
        }
        return nationality;
    }
}
