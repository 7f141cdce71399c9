package tidings.sender.http;

import java.util.List;
import java.util.stream.Stream;

/// A row of the table of addresses at which no receiver lives: the IANA special-purpose registries for IPv4
/// and IPv6, and the blocks that stand in other registries or in none.
///
/// Every row is refused, also those few that are reachable from everywhere: they are services of the network
/// itself (relays, name servers' sinks), not hosts. For IPv6 whatever lies outside the one block of global
/// unicast addresses is refused besides.
///
/// @param source the document that sets the block aside
/// @param reach what the registry says in its column "globally reachable"
record SpecialBlock(Network network, String cidr, String name, String source, Reach reach) {
    /// Whether packets for a block find their way across the public network.
    enum Reach {
        GLOBAL,
        NOT_GLOBAL,
        UNSPECIFIED
    }

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    /// IANA IPv4 Special-Purpose Address Registry.
    private static final String IPV4 = """
            0.0.0.0/8          | This network                         | RFC 791   | NOT_GLOBAL
            0.0.0.0/32         | This host on this network            | RFC 1122  | NOT_GLOBAL
            10.0.0.0/8         | Private use                          | RFC 1918  | NOT_GLOBAL
            100.64.0.0/10      | Shared address space                 | RFC 6598  | NOT_GLOBAL
            127.0.0.0/8        | Loopback                             | RFC 1122  | NOT_GLOBAL
            169.254.0.0/16     | Link local                           | RFC 3927  | NOT_GLOBAL
            172.16.0.0/12      | Private use                          | RFC 1918  | NOT_GLOBAL
            192.0.0.0/24       | IETF protocol assignments            | RFC 6890  | NOT_GLOBAL
            192.0.0.0/29       | IPv4 service continuity prefix       | RFC 7335  | NOT_GLOBAL
            192.0.0.8/32       | IPv4 dummy address                   | RFC 7600  | NOT_GLOBAL
            192.0.0.9/32       | Port Control Protocol anycast        | RFC 7723  | GLOBAL
            192.0.0.10/32      | Traversal using relays, anycast      | RFC 8155  | GLOBAL
            192.0.0.170/32     | NAT64 and DNS64 discovery            | RFC 8880  | NOT_GLOBAL
            192.0.0.171/32     | NAT64 and DNS64 discovery            | RFC 8880  | NOT_GLOBAL
            192.0.2.0/24       | Documentation, TEST-NET-1            | RFC 5737  | NOT_GLOBAL
            192.31.196.0/24    | AS112-v4                             | RFC 7535  | GLOBAL
            192.52.193.0/24    | Automatic multicast tunneling        | RFC 7450  | GLOBAL
            192.88.99.0/24     | 6to4 relay anycast, deprecated       | RFC 7526  | UNSPECIFIED
            192.88.99.2/32     | 6a44 relay anycast                   | RFC 6751  | NOT_GLOBAL
            192.168.0.0/16     | Private use                          | RFC 1918  | NOT_GLOBAL
            192.175.48.0/24    | Direct delegation AS112 service      | RFC 7534  | GLOBAL
            198.18.0.0/15      | Benchmarking                         | RFC 2544  | NOT_GLOBAL
            198.51.100.0/24    | Documentation, TEST-NET-2            | RFC 5737  | NOT_GLOBAL
            203.0.113.0/24     | Documentation, TEST-NET-3            | RFC 5737  | NOT_GLOBAL
            240.0.0.0/4        | Reserved                             | RFC 1112  | NOT_GLOBAL
            255.255.255.255/32 | Limited broadcast                    | RFC 8190  | NOT_GLOBAL
            """;

    /// IANA IPv6 Special-Purpose Address Registry.
    private static final String IPV6 = """
            ::1/128            | Loopback                             | RFC 4291  | NOT_GLOBAL
            ::/128             | Unspecified                          | RFC 4291  | NOT_GLOBAL
            ::ffff:0:0/96      | IPv4-mapped                          | RFC 4291  | NOT_GLOBAL
            64:ff9b::/96       | IPv4 and IPv6 translation, NAT64     | RFC 6052  | GLOBAL
            64:ff9b:1::/48     | IPv4 and IPv6 translation, local     | RFC 8215  | NOT_GLOBAL
            100::/64           | Discard only                         | RFC 6666  | NOT_GLOBAL
            100:0:0:1::/64     | Dummy prefix                         | RFC 9780  | NOT_GLOBAL
            2001::/23          | IETF protocol assignments            | RFC 2928  | NOT_GLOBAL
            2001::/32          | Teredo                               | RFC 4380  | UNSPECIFIED
            2001:1::1/128      | Port Control Protocol anycast        | RFC 7723  | GLOBAL
            2001:1::2/128      | Traversal using relays, anycast      | RFC 8155  | GLOBAL
            2001:1::3/128      | Service registration anycast         | RFC 9665  | GLOBAL
            2001:2::/48        | Benchmarking                         | RFC 5180  | NOT_GLOBAL
            2001:3::/32        | Automatic multicast tunneling        | RFC 7450  | GLOBAL
            2001:4:112::/48    | AS112-v6                             | RFC 7535  | GLOBAL
            2001:10::/28       | ORCHID, deprecated                   | RFC 4843  | UNSPECIFIED
            2001:20::/28       | ORCHIDv2                             | RFC 7343  | GLOBAL
            2001:30::/28       | Remote identification of drones      | RFC 9374  | GLOBAL
            2001:db8::/32      | Documentation                        | RFC 3849  | NOT_GLOBAL
            2002::/16          | 6to4                                 | RFC 3056  | UNSPECIFIED
            2620:4f:8000::/48  | Direct delegation AS112 service      | RFC 7534  | GLOBAL
            3fff::/20          | Documentation                        | RFC 9637  | NOT_GLOBAL
            5f00::/16          | Segment routing identifiers          | RFC 9602  | NOT_GLOBAL
            fc00::/7           | Unique local                         | RFC 4193  | NOT_GLOBAL
            fe80::/10          | Link local                           | RFC 4291  | NOT_GLOBAL
            """;

    /// What those registries leave to others: multicast, prefixes that carry an IPv4 address, and the address
    /// at which a cloud's virtual machines find their host.
    private static final String BESIDES = """
            224.0.0.0/4        | Multicast                            | RFC 5771  | UNSPECIFIED
            168.63.129.16/32   | Platform address of a cloud          | (none)    | NOT_GLOBAL
            ::/96              | IPv4-compatible, deprecated          | RFC 4291  | NOT_GLOBAL
            ::ffff:0:0:0/96    | IPv4-translated                      | RFC 2765  | NOT_GLOBAL
            fec0::/10          | Site local, deprecated               | RFC 3879  | NOT_GLOBAL
            ff00::/8           | Multicast                            | RFC 4291  | UNSPECIFIED
            """;

    /// All rows.
    static final List<SpecialBlock> ALL = Stream.of(IPV4, IPV6, BESIDES)
            .flatMap(String::lines)
            .map(SpecialBlock::row)
            .toList();

    private static final Network[] V4 = networks(4);
    private static final Network[] V6 = networks(16);

    /// Whether the address, of 4 or 16 bytes, is that of a host on the public network.
    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return !isIn(V4, address);
        }
        return GLOBAL_UNICAST.contains(address) && !isIn(V6, address) && !isIsatap(address);
    }

    /// Whether the last eight bytes are an ISATAP identifier (RFC 5214), which carries an IPv4 address of
    /// some inner network behind any prefix.
    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
    }

    private static boolean isIn(Network[] networks, byte[] address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static Network[] networks(int bytes) {
        return ALL.stream()
                .filter(block -> (bytes == 16) == (block.cidr.indexOf(':') >= 0))
                .map(SpecialBlock::network)
                .toArray(Network[]::new);
    }

    private static SpecialBlock row(String line) {
        String[] cells = line.split("\\|", -1);
        String cidr = cells[0].strip();
        return new SpecialBlock(
                Network.of(cidr), cidr, cells[1].strip(), cells[2].strip(), Reach.valueOf(cells[3].strip()));
    }
}
