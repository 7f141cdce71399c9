package tidings.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.verification.Mrz.Format;

/// Where what stands in a zone of one format.
///
/// @param lines what may stand at each place: `n` a digit, `a` a letter, `x` either; a filler may stand
///     anywhere
/// @param optional the fields that are the issuer's own
/// @param personalNumber the one of them that has a check digit after it; absent where none has
/// @param composite what the last digit covers, in its order; empty where there is no such digit
record MrzLayout(
        Format format,
        List<String> lines,
        Field issuer,
        Field names,
        Field number,
        Field nationality,
        Field birth,
        Field sex,
        Field expiry,
        List<Field> optional,
        @Nullable Field personalNumber,
        List<Field> composite) {

    static final List<MrzLayout> ALL = List.of(td1(), visa(Format.MRV_A, 44), td3(), visa(Format.MRV_B, 36), td2());

    private static final Pattern ZONE = Pattern.compile("[A-Z0-9<]*");
    private static final String LETTERS_FOR_DIGITS = "OQDILZSGB";
    private static final String THOSE_DIGITS = "000112568";
    private static final String DIGITS_FOR_LETTERS = "01258";
    private static final String THOSE_LETTERS = "OIZSB";
    /// France's identity cards of 1988 to 2021 have the size of a TD2 and a layout of their own.
    private static final String OLD_FRENCH = "IDFRA";

    /// A part of a line, from a place (counted from 0) to the one before another.
    record Field(int line, int from, int to) {
        String in(List<String> zone) {
            return zone.get(line).substring(from, to);
        }

        /// The digit right after it.
        char digitIn(List<String> zone) {
            return zone.get(line).charAt(to);
        }
    }

    /// What a reader of characters makes of a line, without what no zone has.
    static String plain(String line) {
        return line.toUpperCase(Locale.ROOT)
                .replace("«", "<<")
                .replace("‹", "<")
                .replaceAll("\\s+", "");
    }

    /// The zone that begins with these lines, with letters and digits set right; empty when none of this
    /// format does.
    Optional<List<String>> fit(List<String> text) {
        if (text.size() < lines.size()) {
            return Optional.empty();
        }
        List<String> zone = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = names.line() == i ? filled(text.get(i), lines.get(i).length()) : text.get(i);
            if (line.length() != lines.get(i).length() || !ZONE.matcher(line).matches()) {
                return Optional.empty();
            }
            zone.add(setRight(line, lines.get(i)));
        }
        boolean visa = format == Format.MRV_A || format == Format.MRV_B;
        char first = zone.getFirst().charAt(0);
        boolean fits = visa == (first == 'V') && Character.isLetter(first) && !isOldFrench(zone);
        return fits ? Optional.of(zone) : Optional.empty();
    }

    /// A line of names ends in fillers, which are easily miscounted.
    private static String filled(String line, int length) {
        if (line.length() < length && line.length() >= length - 5 && line.endsWith("<")) {
            return line + "<".repeat(length - line.length());
        }
        boolean surplus =
                line.length() > length && line.substring(length).chars().allMatch(c -> c == '<');
        return surplus ? line.substring(0, length) : line;
    }

    private static String setRight(String line, String kinds) {
        StringBuilder right = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            right.append(
                    switch (kinds.charAt(i)) {
                        case 'n' -> swap(c, LETTERS_FOR_DIGITS, THOSE_DIGITS);
                        case 'a' -> swap(c, DIGITS_FOR_LETTERS, THOSE_LETTERS);
                        default -> c;
                    });
        }
        return right.toString();
    }

    private static char swap(char c, String from, String to) {
        int at = from.indexOf(c);
        return at < 0 ? c : to.charAt(at);
    }

    private boolean isOldFrench(List<String> zone) {
        return format == Format.TD2 && zone.getFirst().startsWith(OLD_FRENCH);
    }

    private static MrzLayout td1() {
        Field number = new Field(0, 5, 14);
        Field birth = new Field(1, 0, 6);
        Field expiry = new Field(1, 8, 14);
        return new MrzLayout(
                Format.TD1,
                List.of(
                        "aaaaa" + "x".repeat(9) + "n" + "x".repeat(15),
                        "nnnnnnn" + "a" + "nnnnnnn" + "aaa" + "x".repeat(11) + "n",
                        "a".repeat(30)),
                new Field(0, 2, 5),
                new Field(2, 0, 30),
                number,
                new Field(1, 15, 18),
                birth,
                new Field(1, 7, 8),
                expiry,
                List.of(new Field(0, 15, 30), new Field(1, 18, 29)),
                null,
                List.of(new Field(0, 5, 30), new Field(1, 0, 7), new Field(1, 8, 15), new Field(1, 18, 29)));
    }

    private static MrzLayout td2() {
        return twoLines(
                Format.TD2,
                36,
                new Field(1, 28, 35),
                null,
                List.of(new Field(1, 0, 10), new Field(1, 13, 20), new Field(1, 21, 35)));
    }

    private static MrzLayout td3() {
        Field personal = new Field(1, 28, 42);
        return twoLines(
                Format.TD3,
                44,
                personal,
                personal,
                List.of(new Field(1, 0, 10), new Field(1, 13, 20), new Field(1, 21, 43)));
    }

    private static MrzLayout visa(Format format, int length) {
        return twoLines(format, length, new Field(1, 28, length), null, List.of());
    }

    /// All formats but TD1 share the places up to the expiry's check digit.
    private static MrzLayout twoLines(
            Format format, int length, Field optional, @Nullable Field personal, List<Field> composite) {
        String own = "x".repeat(optional.to() - optional.from()) + "n".repeat(length - optional.to());
        return new MrzLayout(
                format,
                List.of("a".repeat(length), "x".repeat(9) + "n" + "aaa" + "nnnnnnn" + "a" + "nnnnnnn" + own),
                new Field(0, 2, 5),
                new Field(0, 5, length),
                new Field(1, 0, 9),
                new Field(1, 10, 13),
                new Field(1, 13, 19),
                new Field(1, 20, 21),
                new Field(1, 21, 27),
                List.of(optional),
                personal,
                composite);
    }
}
