package tidings.sender.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The networks that the operator lets receivers live in although they are not public, each for all ports or
/// for one. A network also stands for the IPv4-mapped IPv6 form of its addresses.
public final class AllowedNetworks {
    /// No network: only public addresses are dialled.
    public static final AllowedNetworks NONE = new AllowedNetworks(List.of());

    private static final int ANY_PORT = 0;
    private static final Network MAPPED = Network.of("::ffff:0:0/96");

    private final List<Entry> entries;

    private AllowedNetworks(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(Network network, int port) {}

    /// Reads a list such as `127.0.0.0/8, 10.0.0.0/8:8443, fd00::/8, [::1/128]:8443`. An empty text is no
    /// network.
    ///
    /// @throws IllegalArgumentException when an entry is not a network, with a sentence that quotes it
    public static AllowedNetworks parse(String list) {
        List<Entry> entries = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            String text = part.strip();
            if (!text.isEmpty()) {
                entries.add(entry(text));
            } else if (!list.isBlank()) {
                throw nonsense(text, "the list has an empty entry");
            }
        }
        return new AllowedNetworks(List.copyOf(entries));
    }

    /// Whether the address, of 4 or 16 bytes, may be dialled at the port. Where no port is named, the ports
    /// of well-known services other than HTTP stay shut.
    boolean permits(byte[] address, int port) {
        byte[] plain = MAPPED.contains(address) ? Arrays.copyOfRange(address, 12, 16) : address;
        for (Entry entry : entries) {
            boolean open = entry.port == ANY_PORT ? !UnfitPorts.contains(port) : entry.port == port;
            if (open && entry.network.contains(plain)) {
                return true;
            }
        }
        return false;
    }

    /// Whether some network was allowed for exactly this port.
    boolean namesPort(int port) {
        return entries.stream().anyMatch(entry -> entry.port == port);
    }

    private static Entry entry(String text) {
        String network = text;
        String port = null;
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0 || !(close == text.length() - 1 || text.charAt(close + 1) == ':')) {
                throw nonsense(text, "after [ an IPv6 network and ] are expected");
            }
            network = text.substring(1, close);
            port = close == text.length() - 1 ? null : text.substring(close + 2);
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            network = text.substring(0, text.indexOf(':'));
            port = text.substring(text.indexOf(':') + 1);
        }
        Optional<Network> read = Network.parse(network);
        if (read.isEmpty()) {
            throw nonsense(text, "its address is not one, or has bits set behind its prefix");
        }
        return new Entry(read.get(), port == null ? ANY_PORT : portNumber(text, port));
    }

    private static int portNumber(String text, String port) {
        boolean digits = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65535) {
            throw nonsense(text, "its port is not 1 to 65535");
        }
        return number;
    }

    private static IllegalArgumentException nonsense(String text, String why) {
        return new IllegalArgumentException("An allowed network reads like 10.0.0.0/8, 10.0.0.0/8:8443 or"
                + " [fd00::/8]:8443, but this is \"" + text + "\": " + why);
    }
}
