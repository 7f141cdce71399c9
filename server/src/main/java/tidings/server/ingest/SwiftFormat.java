package tidings.server.ingest;

import java.time.YearMonth;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The plainest forms of the formats that schemas name: a text that has one is valid beyond doubt. Others may
/// be too.
final class SwiftFormat {
    private static final boolean[] URI_MARKS = marks("/?:@!$&'()*+,;=-._~");
    private static final Pattern EMAIL =
            Pattern.compile("[a-zA-Z0-9]+([._+-][a-zA-Z0-9]+){0,9}@([a-z0-9]+(-[a-z0-9]+){0,3}\\.){1,4}(com|net|org)");
    private static final int MAX_EMAIL = 64;
    private static final int UUID_LENGTH = 36;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 20;

    private SwiftFormat() {}

    /// The form of that name; for an unknown one, what nothing has.
    static Predicate<String> named(String name) {
        return switch (name) {
            case "date" -> SwiftFormat::isDate;
            case "date-time" -> SwiftFormat::isTime;
            case "uuid" -> SwiftFormat::isUuid;
            case "uri" -> SwiftFormat::isUrl;
            case "email" ->
                text -> text.length() <= MAX_EMAIL && EMAIL.matcher(text).matches();
            default -> text -> false;
        };
    }

    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /// `2024-03-09`.
    private static boolean isDate(String text) {
        return text.length() == DATE_LENGTH && startsWithDate(text);
    }

    private static boolean startsWithDate(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        return year >= 1
                && text.charAt(4) == '-'
                && isWithin(month, 1, 12)
                && text.charAt(7) == '-'
                && isWithin(number(text, 8, 10), 1, YearMonth.of(year, month).lengthOfMonth());
    }

    /// `2024-03-09T10:44:29Z`.
    private static boolean isTime(String text) {
        return text.length() == TIME_LENGTH
                && startsWithDate(text)
                && text.charAt(10) == 'T'
                && isWithin(number(text, 11, 13), 0, 23)
                && text.charAt(13) == ':'
                && isWithin(number(text, 14, 16), 0, 59)
                && text.charAt(16) == ':'
                && isWithin(number(text, 17, 19), 0, 59)
                && text.charAt(19) == 'Z';
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// `http` or `https`, a host name in lower case, a path and a query.
    private static boolean isUrl(String text) {
        int at = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int host = at;
        while (at < text.length() && isHostCharacter(text.charAt(at))) {
            at++;
        }
        if (at == host || at == text.length() || text.charAt(at) != '/') {
            return false;
        }
        for (; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '%') {
                if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
                    return false;
                }
                at += 2;
            } else if (!isAlphanumeric(character) && (character >= URI_MARKS.length || !URI_MARKS[character])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostCharacter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '.'
                || character == '-';
    }

    private static boolean isAlphanumeric(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private static boolean isHex(char character) {
        return (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'f')
                || (character >= 'A' && character <= 'F');
    }

    private static boolean isWithin(int number, int least, int most) {
        return number >= least && number <= most;
    }

    /// The number that these ASCII digits are; -1 when they are not digits.
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (character < '0' || character > '9') {
                return -1;
            }
            number = number * 10 + character - '0';
        }
        return number;
    }

    private static boolean[] marks(String characters) {
        boolean[] marks = new boolean[128];
        characters.chars().forEach(character -> marks[character] = true);
        return marks;
    }
}
