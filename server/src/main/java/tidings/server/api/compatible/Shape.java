package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tidings.verification.Countries;

/// What a parameter looks like.
///
/// @param wanted what it must be, to stand in a sentence: "a date such as ..."
/// @param reading finds what it stands for; empty when it stands for nothing
/// @param writing how the answer repeats it
record Shape<T>(String wanted, Function<JsonNode, Optional<T>> reading, Function<T, JsonNode> writing) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// A text in quotes.
    ///
    /// @param wanted what it must be, to stand in a sentence
    static Shape<String> text(String wanted, Predicate<String> right) {
        return ofText(wanted, text -> right.test(text) ? Optional.of(text) : Optional.empty(), Function.identity());
    }

    /// A text of so many characters.
    static Shape<String> text(int least, int most) {
        return text(
                "a text of " + least + " to " + most + " characters",
                text -> text.length() >= least && text.length() <= most && isPrintable(text));
    }

    /// A text that stands for something.
    static <T> Shape<T> ofText(String wanted, Function<String, Optional<T>> parse, Function<T, String> write) {
        return new Shape<>(
                wanted,
                node -> node.isTextual() ? parse.apply(node.textValue()) : Optional.empty(),
                value -> JSON.textNode(write.apply(value)));
    }

    /// `true` or `false`.
    static Shape<Boolean> flag() {
        return new Shape<>(
                "true or false",
                node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty(),
                JSON::booleanNode);
    }

    /// A whole number in a range.
    static Shape<Integer> number(int least, int most) {
        return new Shape<>(
                "a whole number from " + least + " to " + most,
                node -> node.isIntegralNumber()
                                && node.canConvertToInt()
                                && node.intValue() >= least
                                && node.intValue() <= most
                        ? Optional.of(node.intValue())
                        : Optional.empty(),
                JSON::numberNode);
    }

    /// A number from 0 to 1.
    static Shape<Double> ratio() {
        return new Shape<>(
                "a number from 0 to 1",
                node -> node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= 1
                        ? Optional.of(node.doubleValue())
                        : Optional.empty(),
                JSON::numberNode);
    }

    /// A day.
    static Shape<LocalDate> date() {
        return ofText("a date such as 1990-12-31", Shape::day, LocalDate::toString);
    }

    /// One of some words.
    static <E extends Enum<E>> Shape<E> word(Set<E> words) {
        return ofText(
                "one of " + words.stream().map(Enum::name).collect(Collectors.joining(", ")),
                text -> words.stream().filter(word -> word.name().equals(text)).findFirst(),
                Enum::name);
    }

    /// The code of a country, in letters of either case.
    static Shape<String> country() {
        return ofText(
                "the two letters of a country such as LT",
                text -> Optional.of(text.toUpperCase(Locale.ROOT)).filter(Countries::isCode),
                Function.identity());
    }

    /// A list of such things.
    static <E> Shape<List<E>> list(Shape<E> of, int most) {
        return new Shape<>(
                "a list of 1 to " + most + ", each " + of.wanted(), node -> elements(node, of, most), elements -> {
                    ArrayNode array = JSON.arrayNode();
                    elements.forEach(element -> array.add(of.writing().apply(element)));
                    return array;
                });
    }

    private static <E> Optional<List<E>> elements(JsonNode node, Shape<E> of, int most) {
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            return Optional.empty();
        }
        List<E> elements = new ArrayList<>();
        node.forEach(element -> of.reading().apply(element).ifPresent(elements::add));
        return elements.size() == node.size() ? Optional.of(List.copyOf(elements)) : Optional.empty();
    }

    /// Whether a text has no control characters in it.
    static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
