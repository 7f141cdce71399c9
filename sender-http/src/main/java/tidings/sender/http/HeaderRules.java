package tidings.sender.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tidings.engine.Header;

/// Which custom headers a notification may have.
///
/// A custom header must not be able to break out of its line, to change how the request is framed or where it
/// goes, or to stand in for what the sender itself says: the signatures, the id, the event type, the type of
/// the body and who sends it (`User-Agent`). `Authorization` is free, unless OAuth is used, which sets it. A
/// name may stand only once, whatever its case. Immutable and thread-safe.
public final class HeaderRules {
    public static final int MAX_HEADERS = 32;
    public static final int MAX_NAME_LENGTH = 128;
    public static final int MAX_VALUE_LENGTH = 4096;

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /// Prefixes of names that are reserved as families.
    private static final List<String> RESERVED_PREFIXES = List.of("proxy-", "webhook-");

    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private final Set<String> ours;

    /// @param signatureHeader the name under which the vendor's signature is sent
    /// @param eventTypeHeader the name under which the event type is sent
    public HeaderRules(String signatureHeader, String eventTypeHeader) {
        this.ours = Set.of(lower(signatureHeader), lower(eventTypeHeader));
    }

    /// The part of a header that is wrong.
    public enum Part {
        KEY,
        VALUE
    }

    /// What is wrong with one header.
    ///
    /// @param index which of the list it is, from 0
    /// @param sentence says to a partner what would be right; it never repeats a value
    public record Problem(int index, Part part, String sentence) {}

    /// All that is wrong with the headers; empty when they may be sent.
    ///
    /// @param withOAuth whether OAuth sets `Authorization`
    public List<Problem> check(List<Header> headers, boolean withOAuth) {
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String key = headers.get(i).key();
            int index = i;
            Optional<String> ofName = problemOfName(key);
            if (ofName.isEmpty() && withOAuth && key.equalsIgnoreCase("Authorization")) {
                ofName = Optional.of("The header Authorization is set by OAuth; remove one of the two.");
            }
            if (ofName.isEmpty() && !seen.add(lower(key))) {
                ofName = Optional.of("The header " + key + " is given twice; upper and lower case do not differ.");
            }
            if (i >= MAX_HEADERS) {
                ofName = Optional.of("A notification has at most " + MAX_HEADERS + " headers.");
            }
            ofName.ifPresent(sentence -> problems.add(new Problem(index, Part.KEY, sentence)));
            problemOfValue(headers.get(i).value().reveal())
                    .ifPresent(sentence -> problems.add(new Problem(index, Part.VALUE, sentence)));
        }
        return problems;
    }

    /// What is wrong with a header's name; empty when it may be used.
    public Optional<String> problemOfName(String name) {
        if (name.isEmpty()) {
            return Optional.of("A header needs a name.");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            return Optional.of("A header's name has at most " + MAX_NAME_LENGTH + " characters.");
        }
        if (!name.chars().allMatch(HeaderRules::isTokenCharacter)) {
            return Optional.of("A header's name has only letters, digits and " + TOKEN_MARKS);
        }
        String lower = lower(name);
        boolean reserved = RESERVED.contains(lower)
                || ours.contains(lower)
                || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith);
        return reserved
                ? Optional.of("The header " + name + " is set by the sender and cannot be replaced.")
                : Optional.empty();
    }

    /// What is wrong with a header's value; empty when it may be used.
    public Optional<String> problemOfValue(String value) {
        if (value.isEmpty()) {
            return Optional.of("A header needs a value.");
        }
        if (value.length() > MAX_VALUE_LENGTH) {
            return Optional.of("A header's value has at most " + MAX_VALUE_LENGTH + " characters.");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                return Optional.of("A header's value has only printable ASCII characters, on one line.");
            }
        }
        return isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1))
                ? Optional.of("A header's value does not begin or end with a space.")
                : Optional.empty();
    }

    /// Whether the headers may be sent; the same rules, without the sentences.
    boolean allow(List<Header> headers, boolean withOAuth) {
        return headers.isEmpty() || check(headers, withOAuth).isEmpty();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
