package tidings.sender.http;

import java.util.Optional;

/// A block of addresses of one family: all that share their first bits.
final class Network {
    private final byte[] base;
    private final int bits;

    private Network(byte[] base, int bits) {
        this.base = base;
        this.bits = bits;
    }

    /// Reads CIDR notation; a lone address is the block that holds only itself. Empty when the text is
    /// neither, or when bits behind the prefix are set.
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        byte[] base = address.get();
        int bits = slash < 0 ? 8 * base.length : prefixLength(text.substring(slash + 1));
        if (bits < 0 || bits > 8 * base.length || !isZeroFrom(base, bits)) {
            return Optional.empty();
        }
        return Optional.of(new Network(base, bits));
    }

    /// Reads CIDR notation that is known to be right, such as a row of a table.
    static Network of(String cidr) {
        return parse(cidr).orElseThrow(() -> new IllegalArgumentException("Not a network: " + cidr));
    }

    /// Whether the address, of 4 or 16 bytes, lies in the block. The families never overlap.
    boolean contains(byte[] address) {
        if (address.length != base.length) {
            return false;
        }
        int whole = bits >> 3;
        for (int i = 0; i < whole; i++) {
            if (address[i] != base[i]) {
                return false;
            }
        }
        int rest = bits & 7;
        return rest == 0 || ((address[whole] ^ base[whole]) & (0xff00 >> rest) & 0xff) == 0;
    }

    private static int prefixLength(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : -1;
    }

    private static boolean isZeroFrom(byte[] address, int from) {
        for (int bit = from; bit < 8 * address.length; bit++) {
            if ((address[bit >> 3] & (0x80 >> (bit & 7))) != 0) {
                return false;
            }
        }
        return true;
    }
}
