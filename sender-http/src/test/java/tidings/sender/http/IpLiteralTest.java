package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 7f000001",
        "255.255.255.255, ffffffff",
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "1::, 00010000000000000000000000000000",
        "2001:db8::8:0:1, 20010db8000000000000000800000001",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "::FFFF:127.0.0.1, 00000000000000000000ffff7f000001",
        "64:ff9b::10.1.2.3, 0064ff9b00000000000000000a010203",
        "1:2:3:4:5:6:10.1.2.3, 0001000200030004000500060a010203"
    })
    void readsCanonicalAddresses(String text, String hex) {
        assertThat(IpLiteral.parse(text))
                .hasValueSatisfying(
                        bytes -> assertThat(bytes).isEqualTo(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "127.1",
                "127.0.1",
                "1.2.3.4.5",
                "0177.0.0.1",
                "01.2.3.4",
                "0x7f.0.0.1",
                "256.1.1.1",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "2130706433",
                "١.٢.٣.٤",
                "1.2.3.4 ",
                ":",
                ":::",
                "1:::2",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "::1.2.3",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "[::1]",
                ":1:2:3:4:5:6:7:8",
                "::１"
            })
    void refusesEverythingElse(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "1::", "2001:db8::8:0:1", "64:ff9b::10.1.2.3", "fe80::aB:1", "8.8.4.4"})
    void agreesWithThePlatform(String text) throws UnknownHostException {
        assertThat(IpLiteral.parse(text).orElseThrow())
                .isEqualTo(InetAddress.getByName(text).getAddress());
    }
}
