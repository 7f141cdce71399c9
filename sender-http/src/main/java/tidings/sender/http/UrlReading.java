package tidings.sender.http;

import java.util.Locale;
import java.util.Optional;

/// What became of reading a receiver's URL: its parts, or what is wrong with it.
///
/// There is one parser, and what it returns is what is checked, resolved, dialled and written into the
/// request; so nothing can be read in two ways.
sealed interface UrlReading permits ReceiverUrl, UrlReading.Flaw {
    /// The longest URL that is taken.
    int MAX_LENGTH = 2048;

    /// @param sentence says to a partner what is wrong and what would be right
    record Flaw(String sentence) implements UrlReading {}

    /// Reads an absolute http or https URL.
    static UrlReading of(String text) {
        Optional<String> flaw = flawOfText(text);
        if (flaw.isPresent()) {
            return new Flaw(flaw.get());
        }
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || !text.startsWith("://", colon)) {
            return new Flaw("The URL must begin with https:// (or http://).");
        }
        String rest = text.substring(colon + 3);
        int end = endOfAuthority(rest);
        return ofParts(scheme.equals("https"), rest.substring(0, end), rest.substring(end));
    }

    private static UrlReading ofParts(boolean secure, String authority, String tail) {
        if (authority.indexOf('@') >= 0) {
            return new Flaw("The URL must not carry a user name or password; use a header or OAuth instead.");
        }
        Optional<String> flaw = flawOfResource(tail);
        if (flaw.isPresent()) {
            return new Flaw(flaw.get());
        }
        int hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = hostEnd < 0 ? authority : authority.substring(0, hostEnd);
        String behind = hostEnd < 0 ? "" : authority.substring(hostEnd);
        int port = behind.isEmpty() ? ReceiverUrl.defaultPort(secure) : port(behind);
        if (port < 0) {
            return new Flaw("The port must be a number from 1 to 65535.");
        }
        String resource = tail.startsWith("/") ? tail : "/" + tail;
        return switch (HostName.read(host)) {
            case HostName.Good(String name) -> new ReceiverUrl(secure, name, port, resource);
            case HostName.Bad(String sentence) -> new Flaw(sentence);
        };
    }

    private static Optional<String> flawOfText(String text) {
        if (text.isEmpty()) {
            return Optional.of("The URL is missing.");
        }
        if (text.length() > MAX_LENGTH) {
            return Optional.of("The URL must not be longer than " + MAX_LENGTH + " characters.");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || (c >= 0x7f && c < 0xa0))) {
            return Optional.of("The URL must not contain spaces or control characters.");
        }
        if (text.indexOf('\\') >= 0) {
            return Optional.of("The URL must not contain a backslash.");
        }
        if (text.indexOf('#') >= 0) {
            return Optional.of("The URL must not have a fragment (#...): it would never be sent.");
        }
        return Optional.empty();
    }

    private static int endOfAuthority(String rest) {
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static Optional<String> flawOfResource(String tail) {
        for (int i = 0; i < tail.length(); i++) {
            char c = tail.charAt(i);
            if (c == '%') {
                boolean escape = i + 2 < tail.length()
                        && IpLiteral.hexDigit(tail.charAt(i + 1)) >= 0
                        && IpLiteral.hexDigit(tail.charAt(i + 2)) >= 0;
                if (!escape) {
                    return Optional.of("A % in the URL must be followed by two hexadecimal digits.");
                }
            } else if (!(isAsciiLetterOrDigit(c) || "-._~!$&'()*+,;=:@/?[]".indexOf(c) >= 0)
                    || ((c == '[' || c == ']') && tail.lastIndexOf('?', i) < 0)) {
                return Optional.of("The character " + c + " in the URL's path or query must be percent-encoded.");
            }
        }
        return Optional.empty();
    }

    private static int port(String behind) {
        String digits = behind.substring(1);
        boolean number = behind.charAt(0) == ':'
                && !digits.isEmpty()
                && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = number ? Integer.parseInt(digits) : 0;
        return port >= 1 && port <= 65535 ? port : -1;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
