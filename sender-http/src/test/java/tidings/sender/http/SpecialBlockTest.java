package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialBlockTest {
    /// The rows are compared with an arithmetic of their own, so that the table is not tested with itself.
    private record Range(String cidr, BigInteger first, BigInteger last, int bytes) {
        static Range of(String cidr) {
            String[] parts = cidr.split("/", -1);
            byte[] base = IpLiteral.parse(parts[0]).orElseThrow();
            BigInteger first = new BigInteger(1, base);
            BigInteger size = BigInteger.TWO.pow(8 * base.length - Integer.parseInt(parts[1]));
            return new Range(cidr, first, first.add(size).subtract(BigInteger.ONE), base.length);
        }

        boolean contains(BigInteger address, int length) {
            return length == bytes && address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
        }
    }

    static final List<SpecialBlock> ROWS = SpecialBlock.ALL;

    private static final List<Range> RANGES =
            ROWS.stream().map(row -> Range.of(row.cidr())).toList();

    private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

    private static byte[] bytes(BigInteger number, int length) {
        byte[] minimal = number.toByteArray();
        byte[] address = new byte[length];
        int copied = Math.min(length, minimal.length);
        System.arraycopy(minimal, minimal.length - copied, address, length - copied, copied);
        return address;
    }

    private static boolean expectedPublic(BigInteger number, int length) {
        boolean special = RANGES.stream().anyMatch(range -> range.contains(number, length));
        return !special && (length == 4 || GLOBAL_UNICAST.contains(number, length));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void refusesTheFirstAndTheLastAddressOfEachRow(SpecialBlock row) {
        Range range = Range.of(row.cidr());
        assertThat(SpecialBlock.isPublic(bytes(range.first(), range.bytes()))).isFalse();
        assertThat(SpecialBlock.isPublic(bytes(range.last(), range.bytes()))).isFalse();
        BigInteger middle = range.first().add(range.last()).shiftRight(1);
        assertThat(SpecialBlock.isPublic(bytes(middle, range.bytes()))).isFalse();
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void judgesTheNeighboursOfEachRowByTheOtherRows(SpecialBlock row) {
        Range range = Range.of(row.cidr());
        BigInteger end = BigInteger.TWO.pow(8 * range.bytes());
        Stream.of(range.first().subtract(BigInteger.ONE), range.last().add(BigInteger.ONE))
                .filter(neighbour -> neighbour.signum() >= 0 && neighbour.compareTo(end) < 0)
                .forEach(neighbour -> assertThat(SpecialBlock.isPublic(bytes(neighbour, range.bytes())))
                        .as("neighbour %s of %s", neighbour.toString(16), row.cidr())
                        .isEqualTo(expectedPublic(neighbour, range.bytes())));
    }

    @Test
    void hasAllRowsOfTheRegistriesAndNoneTwice() {
        assertThat(ROWS).hasSize(26 + 25 + 6);
        assertThat(ROWS).extracting(SpecialBlock::cidr).doesNotHaveDuplicates();
        assertThat(ROWS).allSatisfy(row -> {
            assertThat(row.name()).isNotBlank();
            assertThat(row.source()).isNotBlank();
        });
        assertThat(ROWS).extracting(SpecialBlock::reach).contains(SpecialBlock.Reach.values());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0",
                "172.15.255.255", "172.32.0.0", "192.0.1.0", "223.255.255.255", "2000::", "2001:200::",
                        "2606:4700::1111",
                "2a00:1450:4001::200e", "3ffe:ffff::1", "2001:4860:4860::8888"
            })
    void takesOrdinaryHostsForPublic(String address) {
        assertThat(SpecialBlock.isPublic(IpLiteral.parse(address).orElseThrow()))
                .isTrue();
    }

    /// Attack cases 3 to 8.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "198.18.0.1",
                "192.0.0.8",
                "240.0.0.1",
                "255.255.255.255",
                "224.0.0.1",
                "239.1.1.1",
                "169.254.169.254",
                "168.63.129.16",
                "127.0.0.1",
                "127.255.255.254",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "::127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001:0:53aa:64c:0:fbff:80ff:fffe",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "ff02::1",
                "100::1",
                "5f00::1",
                "4000::1",
                "1fff:ffff::1",
                "2a00:1450::5efe:a00:1",
                "2a00:1450::200:5efe:8.8.8.8"
            })
    void refusesWhatTheAttackCasesName(String address) {
        assertThat(SpecialBlock.isPublic(IpLiteral.parse(address).orElseThrow()))
                .isFalse();
    }

    static Stream<Random> seeds() {
        return Stream.of(1L, 20260304L, 77L).map(Random::new);
    }

    /// Every IPv4 address, public or not, hidden in a prefix that carries IPv4 addresses.
    @ParameterizedTest
    @MethodSource("seeds")
    void refusesEmbeddedAddressesOfAllKinds(Random random) {
        HexFormat hex = HexFormat.of();
        for (int i = 0; i < 5_000; i++) {
            byte[] v4 = new byte[4];
            random.nextBytes(v4);
            String text = hex.formatHex(v4);
            String tail = text.substring(0, 4) + ":" + text.substring(4);
            String prefix = Integer.toHexString(0x2a00 + random.nextInt(0x100)) + ":" + random.nextInt(9999);
            for (String address : List.of(
                    "::" + tail,
                    "::ffff:" + tail,
                    "::ffff:0:" + tail,
                    "64:ff9b::" + tail,
                    "64:ff9b:1:" + random.nextInt(9999) + "::" + tail,
                    "2002:" + tail + "::" + random.nextInt(9999),
                    "2001:0:" + tail + "::" + tail,
                    prefix + "::5efe:" + tail,
                    prefix + "::200:5efe:" + tail)) {
                assertThat(SpecialBlock.isPublic(IpLiteral.parse(address).orElseThrow()))
                        .as(address)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithPlainArithmeticOnRandomAddresses(Random random) {
        for (int i = 0; i < 20_000; i++) {
            byte[] address = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(address);
            if (address.length == 16) {
                // Near a row, since a random address of this size never is.
                Range near = RANGES.get(random.nextInt(RANGES.size()));
                if (near.bytes() == 16) {
                    System.arraycopy(bytes(near.first(), 16), 0, address, 0, 1 + random.nextInt(12));
                }
                address[10] = 0;
            }
            assertThat(SpecialBlock.isPublic(address))
                    .as(Arrays.toString(address))
                    .isEqualTo(expectedPublic(new BigInteger(1, address), address.length));
        }
    }

    @Test
    void thePlatformUnwrapsMappedAddressesBeforeTheyAreJudged() throws UnknownHostException {
        byte[] mapped = IpLiteral.parse("::ffff:127.0.0.1").orElseThrow();
        assertThat(InetAddress.getByAddress(mapped).getAddress()).hasSize(4);
    }
}
