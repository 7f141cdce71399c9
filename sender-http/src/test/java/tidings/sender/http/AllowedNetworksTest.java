package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedNetworksTest {
    private static boolean permits(String list, String address, int port) {
        return AllowedNetworks.parse(list).permits(IpLiteral.parse(address).orElseThrow(), port);
    }

    @Test
    void allowsANetworkForAllPortsOrForOne() {
        String list = "127.0.0.0/8, 10.0.0.0/8:8443,192.168.7.7,fd00::/8,[::1/128]:8443,[fe80::/10]";
        assertThat(permits(list, "127.9.9.9", 1)).isFalse();
        assertThat(permits(list, "127.9.9.9", 2000)).isTrue();
        assertThat(permits(list, "10.1.2.3", 8443)).isTrue();
        assertThat(permits(list, "10.1.2.3", 8444)).isFalse();
        assertThat(permits(list, "192.168.7.7", 80)).isTrue();
        assertThat(permits(list, "192.168.7.8", 80)).isFalse();
        assertThat(permits(list, "fd12::1", 443)).isTrue();
        assertThat(permits(list, "fe80::1", 443)).isTrue();
        assertThat(permits(list, "::1", 8443)).isTrue();
        assertThat(permits(list, "::1", 443)).isFalse();
    }

    @Test
    void allowsTheMappedFormOfAnAllowedAddress() {
        assertThat(permits("10.0.0.0/8", "::ffff:10.0.0.1", 443)).isTrue();
        assertThat(permits("10.0.0.0/8", "::ffff:11.0.0.1", 443)).isFalse();
    }

    @Test
    void keepsPortsOfOtherServicesShutUnlessTheyAreNamed() {
        assertThat(permits("10.0.0.0/8", "10.0.0.1", 6379)).isFalse();
        assertThat(permits("10.0.0.0/8:6379", "10.0.0.1", 6379)).isTrue();
    }

    @Test
    void anEmptyListAllowsNothing() {
        assertThat(permits("", "127.0.0.1", 8080)).isFalse();
        assertThat(permits("  ", "127.0.0.1", 8080)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8:", "10.0.0.0/8:0",
                "10.0.0.0/8:65536", "10.0.0.0/8:http", "::1/129", "[::1/128", "[::1/128]8443", "[::1/128]:",
                        "127.0.0.0/8,,",
                ",", "0x7f.0.0.0/8", "fe80::%eth0/64", "10.0.0.0/8:80:80"
            })
    void refusesNonsenseAndQuotesIt(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedNetworks.parse(list))
                .withMessageContaining("reads like 10.0.0.0/8");
    }
}
