package tidings.sender.http;

import java.net.IDN;
import java.util.Locale;

/// The host of a URL, read.
sealed interface HostName {
    record Good(String name) implements HostName {}

    record Bad(String sentence) implements HostName {}

    int MAX_LENGTH = 253;
    int MAX_LABEL = 63;

    /// Reads a host as it stands in a URL: a name, an IPv4 address, or an IPv6 address in brackets.
    static HostName read(String host) {
        if (host.startsWith("[")) {
            return readBracketed(host);
        }
        if (host.isEmpty() || host.equals(".")) {
            return new Bad("The URL has no host.");
        }
        boolean ascii = host.chars().allMatch(c -> c < 0x80);
        String name = ascii ? host.toLowerCase(Locale.ROOT) : normalised(host);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (!isName(name)) {
            return new Bad("The URL's host is not a valid host name.");
        }
        if (!endsInNumber(name)) {
            return new Good(name);
        }
        return ascii && IpLiteral.parse(name).isPresent()
                ? new Good(name)
                : new Bad("An IPv4 address in the URL must be four plain decimal numbers, such as 203.0.113.7.");
    }

    private static HostName readBracketed(String host) {
        if (host.indexOf('%') >= 0) {
            return new Bad("An IPv6 address in the URL must not have a zone.");
        }
        String address = host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
        return address.indexOf(':') >= 0 && IpLiteral.parse(address).isPresent()
                ? new Good(address.toLowerCase(Locale.ROOT))
                : new Bad("The URL's host is not a valid IPv6 address.");
    }

    /// The ASCII form of an internationalised name, with full-width letters, digits and dots made plain;
    /// empty when it has none.
    private static String normalised(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            return "";
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            boolean plain = label.chars()
                    .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_');
            if (label.isEmpty()
                    || label.length() > MAX_LABEL
                    || !plain
                    || label.startsWith("-")
                    || label.endsWith("-")) {
                return false;
            }
        }
        return true;
    }

    /// Whether other parsers would take the host for an IPv4 address: its last label is a number in some
    /// base.
    private static boolean endsInNumber(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return last.chars().allMatch(c -> c >= '0' && c <= '9')
                || (last.startsWith("0x")
                        && last.substring(2).chars().allMatch(c -> IpLiteral.hexDigit((char) c) >= 0));
    }
}
