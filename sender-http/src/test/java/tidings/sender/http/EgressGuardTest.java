package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Failure;
import tidings.sender.http.EgressGuard.Verdict;

class EgressGuardTest {
    private final EgressGuard closed = new EgressGuard(true, AllowedNetworks.NONE, InHouse.NONE);
    private final EgressGuard plainToo = new EgressGuard(false, AllowedNetworks.NONE, InHouse.NONE);
    private final EgressGuard loopback =
            new EgressGuard(false, AllowedNetworks.parse("127.0.0.0/8,10.0.0.0/8:6379"), InHouse.NONE);

    private static Failure failure(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        Verdict.Refused refused = (Verdict.Refused) verdict;
        assertThat(refused.sentence()).matches("[A-Z].*\\.?");
        return refused.failure();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com/",
        "https://example.com/hook?a[]=1&b=%20, https://example.com/hook?a[]=1&b=%20",
        "https://example.com?x=1, https://example.com/?x=1",
        "HTTPS://EXAMPLE.com:443/A, https://example.com/A",
        "https://example.com:8443/, https://example.com:8443/",
        "https://example.com./, https://example.com/",
        "https://8.8.8.8/, https://8.8.8.8/",
        "https://[2606:4700::1111]/, https://[2606:4700::1111]/",
        "https://bücher.example/, https://xn--bcher-kva.example/",
        "https://ｅｘａｍｐｌｅ。com/, https://example.com/",
        "https://hooks_1.example/, https://hooks_1.example/",
        "https://example.com//double//slash, https://example.com//double//slash"
    })
    void allowsAndNormalisesUrlsOfPublicHosts(String url, String normal) {
        assertThat(closed.checkUrl(url)).isEqualTo(new Verdict.Allowed(URI.create(normal)));
    }

    /// Attack case 1.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://[::1]",
                "http://localhost",
                "http://localhost.",
                "http://LOCALHOST:8080/",
                "http://foo.localhost"
            })
    void case01RefusesThisMachine(String url) {
        assertThat(failure(plainToo.checkUrl(url))).isEqualTo(Failure.BLOCKED_ADDRESS);
    }

    /// Attack case 2.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0177.0.0.1",
                "0x7f.1",
                "127.1",
                "0x7f000001",
                "0x",
                "127.0.0.1.5",
                "127.0.0.01",
                "1.2.3",
                "0300.0250.0.1",
                "127.0.0.0x1",
                "4294967297",
                "127.0x0.0.1."
            })
    void case02RefusesOtherWritingsOfAddresses(String host) {
        assertThat(failure(plainToo.checkUrl("http://" + host + "/"))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    /// Attack cases 3 to 8, as far as they are literal.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.9.9",
                "192.168.0.1",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "224.0.0.1",
                "169.254.169.254",
                "168.63.129.16",
                "100.100.100.200",
                "[fd00:ec2::254]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::]",
                "[2002:7f00:1::]",
                "[2001:0:1::1]",
                "[fec0::1]",
                "[fc00::1]",
                "[ff02::1]",
                "[fe80::1]",
                "[::]"
            })
    void case03To08RefuseAddressesThatAreNotPublic(String host) {
        assertThat(failure(plainToo.checkUrl("http://" + host + "/"))).isEqualTo(Failure.BLOCKED_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[fe80::1%eth0]", "[fe80::1%25eth0]", "[::1", "[127.0.0.1]", "[]", "[:::1]", "[::1]x"})
    void case08RefusesZonesAndBrokenBrackets(String host) {
        assertThat(failure(plainToo.checkUrl("http://" + host + "/"))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    /// Attack case 17.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "１２７。０。０。１",
                "127。0。0。1",
                "①②⑦.0.0.1",
                "%31%32%37.0.0.1",
                "examp%6ce.com",
                "loc%61lhost",
                "８.８.８.８"
            })
    void case17RefusesDisguisedAddresses(String host) {
        assertThat(failure(plainToo.checkUrl("http://" + host + "/"))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    @Test
    void case17NormalisesAHomographSoThatItsNatureShows() {
        assertThat(closed.checkUrl("https://еxample.com/"))
                .isEqualTo(new Verdict.Allowed(URI.create("https://xn--xample-2of.com/")));
        assertThat(failure(plainToo.checkUrl("http://ｌｏｃａｌｈｏｓｔ/"))).isEqualTo(Failure.BLOCKED_ADDRESS);
    }

    /// Attack case 18.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://good.example@127.0.0.1/",
                "http://user:secret@good.example/",
                "http://@good.example/",
                "http://127.0.0.1#@good.example/",
                "http://good.example/#x",
                "http://good.example\\@127.0.0.1/",
                "http:\\\\good.example/",
                "http://good.example\\.evil.example/",
                "http://good.example?@127.0.0.1/\\"
            })
    void case18RefusesUrlsThatCanBeReadInTwoWays(String url) {
        assertThat(failure(plainToo.checkUrl(url))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    /// Attack case 19.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/",
                "gopher://example.com/",
                "jar:http://example.com!/",
                "ldap://example.com/",
                "javascript:alert(1)",
                "//example.com/",
                "example.com",
                "",
                "http:example.com",
                "http:/example.com",
                "http:///example.com",
                "https://",
                "https://?",
                "ws://example.com",
                "https ://example.com"
            })
    void case19RefusesOtherSchemes(String url) {
        assertThat(failure(plainToo.checkUrl(url))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    /// Attack case 20.
    @ParameterizedTest
    @ValueSource(
            strings = {"22", "25", "6379", "0", "65536", "", "-1", "+80", "80 ", "８０", "080x", "123456", "5432", "11211"
            })
    void case20RefusesPortsOfOtherServicesAndNonsense(String port) {
        assertThat(failure(closed.checkUrl("https://example.com:" + port + "/")))
                .isEqualTo(Failure.INVALID_RECEIVER);
        assertThat(failure(closed.checkUrl("https://8.8.8.8:" + port + "/"))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    @Test
    void case20AllowsAnUnusualPortThatTheOperatorNamed() throws UnknownHostException {
        assertThat(loopback.checkUrl("http://redis.example:6379/")).isInstanceOf(Verdict.Allowed.class);
        assertThat(loopback.mayDial(InetAddress.getByName("10.0.0.1"), 6379)).isTrue();
        assertThat(loopback.mayDial(InetAddress.getByName("8.8.8.8"), 6379)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://exa mple.com/",
                "https://example.com/a b",
                "https://example.com/\r\nHost: x",
                "https://example.com/\u0000",
                "https://example.com/é",
                "https://example.com/<>",
                "https://example.com/%zz",
                "https://example.com/%1",
                "https://example.com/a[0]",
                "https://-a.example/",
                "https://a..example/",
                "https://.example/",
                "https://./",
                "https://a.example../",
                "https://ex!ample.com/",
                "https://\u00ad/",
                "https://\u2100.example/"
            })
    void refusesMalformedUrls(String url) {
        assertThat(failure(closed.checkUrl(url))).isEqualTo(Failure.INVALID_RECEIVER);
    }

    @Test
    void refusesUrlsNamesAndLabelsBeyondTheirLimits() {
        String label = "a".repeat(63);
        assertThat(closed.checkUrl("https://" + label + ".example/")).isInstanceOf(Verdict.Allowed.class);
        assertThat(failure(closed.checkUrl("https://a" + label + ".example/"))).isEqualTo(Failure.INVALID_RECEIVER);
        String name = String.join(".", label, label, label, label);
        assertThat(failure(closed.checkUrl("https://" + name + "/"))).isEqualTo(Failure.INVALID_RECEIVER);
        assertThat(failure(closed.checkUrl("https://example.com/" + "a".repeat(2048))))
                .isEqualTo(Failure.INVALID_RECEIVER);
    }

    @Test
    void demandsHttpsUnlessTheSettingSaysOtherwise() {
        assertThat(failure(closed.checkUrl("http://example.com/"))).isEqualTo(Failure.INVALID_RECEIVER);
        assertThat(plainToo.checkUrl("http://example.com/")).isInstanceOf(Verdict.Allowed.class);
        EgressGuard strictInside = new EgressGuard(true, AllowedNetworks.parse("127.0.0.0/8"), InHouse.NONE);
        assertThat(failure(strictInside.checkUrl("http://127.0.0.1:8080/"))).isEqualTo(Failure.INVALID_RECEIVER);
        assertThat(strictInside.checkUrl("https://127.0.0.1:8443/")).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void allowsWhatTheOperatorListed() {
        assertThat(loopback.checkUrl("http://127.0.0.1:8080/")).isInstanceOf(Verdict.Allowed.class);
        assertThat(loopback.checkUrl("http://localhost:8080/")).isInstanceOf(Verdict.Allowed.class);
        assertThat(loopback.checkUrl("http://[::ffff:127.0.0.1]:8080/")).isInstanceOf(Verdict.Allowed.class);
        assertThat(failure(loopback.checkUrl("http://10.0.0.1/"))).isEqualTo(Failure.BLOCKED_ADDRESS);
    }

    @Test
    void neverShowsAResource() {
        assertThat(UrlReading.of("https://example.com/key/s3cret?token=s3cret").toString())
                .doesNotContain("s3cret");
    }
}
