package tidings.server.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/// One e-mail address, safe to stand in a header and in an SMTP command: plain ASCII, no display name, no
/// comment, no quoting, no list.
public record MailAddress(String text) {
    /// The longest address that an SMTP path can carry (RFC 5321, 4.5.3.1.3, less its two brackets).
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    public MailAddress {
        if (!valid(text)) {
            throw new IllegalArgumentException("This is not one plain e-mail address such as name@company.example");
        }
    }

    /// Reads an address; empty when the text is not exactly one.
    public static Optional<MailAddress> parse(String text) {
        return valid(text) ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    /// What stands behind the `@`.
    public String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    private static boolean valid(String text) {
        int at = text.indexOf('@');
        return text.length() <= MAX_LENGTH
                && at > 0
                && at <= MAX_LOCAL_LENGTH
                && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }
}
