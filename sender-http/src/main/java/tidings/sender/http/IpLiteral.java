package tidings.sender.http;

import java.util.Arrays;
import java.util.Optional;

/// Reads addresses written as text, in their canonical forms only: four plain decimal numbers, or RFC 4291
/// without a zone.
///
/// The looser forms that some libraries take (`127.1`, `0x7f.0.0.1`, `2130706433`) are not addresses here;
/// whoever lets them through elsewhere would be checking another host than the one that is dialled.
final class IpLiteral {
    private static final int GROUPS = 8;

    private IpLiteral() {}

    /// The 4 or 16 bytes of the address; empty when the text is not one. IPv4-mapped addresses stay 16 bytes.
    static Optional<byte[]> parse(String text) {
        return text.indexOf(':') >= 0 ? parseV6(text) : parseV4(text);
    }

    private static Optional<byte[]> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int number = decimal(parts[i]);
            if (number < 0) {
                return Optional.empty();
            }
            address[i] = (byte) number;
        }
        return Optional.of(address);
    }

    /// A number from 0 to 255 without leading zeros, else -1.
    private static int decimal(String text) {
        if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number <= 255 ? number : -1;
    }

    private static Optional<byte[]> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(bytes -> bytes.length == 2 * GROUPS);
        }
        String after = text.substring(gap + 2);
        if (after.startsWith(":") || after.contains("::")) {
            return Optional.empty();
        }
        Optional<byte[]> head = gap == 0 ? Optional.of(new byte[0]) : hexGroups(text.substring(0, gap));
        Optional<byte[]> tail = after.isEmpty() ? Optional.of(new byte[0]) : groups(after);
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 2 * (GROUPS - 1)) {
            return Optional.empty();
        }
        byte[] address = new byte[2 * GROUPS];
        System.arraycopy(head.get(), 0, address, 0, head.get().length);
        System.arraycopy(tail.get(), 0, address, address.length - tail.get().length, tail.get().length);
        return Optional.of(address);
    }

    /// Groups of hexadecimal digits of which the last two may be written as an IPv4 address.
    private static Optional<byte[]> groups(String text) {
        if (text.indexOf('.') < 0) {
            return hexGroups(text);
        }
        int cut = text.lastIndexOf(':');
        Optional<byte[]> last = parseV4(text.substring(cut + 1));
        Optional<byte[]> first = cut < 0 ? Optional.of(new byte[0]) : hexGroups(text.substring(0, cut));
        if (last.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(first.get(), first.get().length + 4);
        System.arraycopy(last.get(), 0, bytes, first.get().length, 4);
        return Optional.of(bytes);
    }

    private static Optional<byte[]> hexGroups(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return Optional.empty();
        }
        byte[] bytes = new byte[2 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.isEmpty() || part.length() > 4) {
                return Optional.empty();
            }
            int number = 0;
            for (int j = 0; j < part.length(); j++) {
                int digit = hexDigit(part.charAt(j));
                if (digit < 0) {
                    return Optional.empty();
                }
                number = number * 16 + digit;
            }
            bytes[2 * i] = (byte) (number >> 8);
            bytes[2 * i + 1] = (byte) number;
        }
        return Optional.of(bytes);
    }

    /// The value of an ASCII hexadecimal digit, else -1. Digits of other scripts are not digits here.
    static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
