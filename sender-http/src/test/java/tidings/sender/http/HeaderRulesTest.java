package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.sender.http.Sending.header;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Header;
import tidings.sender.http.HeaderRules.Part;
import tidings.sender.http.HeaderRules.Problem;

class HeaderRulesTest {
    private final HeaderRules rules = new HeaderRules("Idenfy-Signature", "Idenfy-Event-Type");

    @Test
    void allowsOrdinaryHeaders() {
        assertThat(rules.check(
                        List.of(
                                header("Authorization", "Bearer a.b-c"),
                                header("X-Api-Key", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ tab\tinside"),
                                header("Cookie", "a=b")),
                        false))
                .isEmpty();
    }

    /// Attack case 42.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nb",
                "a\nb",
                "a\rb",
                "\r\n",
                "a\u0000b",
                "é",
                "a\u007f",
                "\u0001",
                "",
                " a",
                "a ",
                "\ta",
                "a\u0100",
                "\uD83D\uDE00"
            })
    void case42RefusesValuesThatWouldBreakOutOfTheirLine(String value) {
        assertThat(rules.check(List.of(header("X-A", value)), false))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.index()).isZero();
                    assertThat(problem.part()).isEqualTo(Part.VALUE);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X A", "X:A", "X-A\r\n", "X\u0000", "Ключ", "X(A)", "X\tA", "\"X\"", "X@A", "X/A"})
    void case42RefusesNamesThatAreNotTokens(String name) {
        assertThat(rules.check(List.of(header(name, "v")), false))
                .extracting(Problem::part)
                .containsExactly(Part.KEY);
    }

    @Test
    void case42BoundsLengthsAndNumber() {
        assertThat(rules.problemOfValue("a".repeat(64 * 1024))).isPresent();
        assertThat(rules.problemOfValue("a".repeat(HeaderRules.MAX_VALUE_LENGTH)))
                .isEmpty();
        assertThat(rules.problemOfName("a".repeat(HeaderRules.MAX_NAME_LENGTH + 1)))
                .isPresent();
        List<Header> many = IntStream.rangeClosed(0, HeaderRules.MAX_HEADERS)
                .mapToObj(i -> header("X-" + i, "v"))
                .toList();
        assertThat(rules.check(many, false)).extracting(Problem::index).containsExactly(HeaderRules.MAX_HEADERS);
    }

    /// Attack case 43.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "HOST",
                "Content-Length",
                "content-length",
                "Transfer-Encoding",
                "Connection",
                "Keep-Alive",
                "Expect",
                "TE",
                "Trailer",
                "Upgrade",
                "Proxy-Authorization",
                "proxy-connection",
                "Content-Type",
                "Content-Encoding",
                "Accept-Encoding",
                "User-Agent",
                "webhook-id",
                "Webhook-Timestamp",
                "WEBHOOK-SIGNATURE",
                "webhook-anything",
                "idenfy-signature",
                "IDENFY-EVENT-TYPE",
                "HTTP2-Settings"
            })
    void case43RefusesReservedNamesInAnyCase(String name) {
        assertThat(rules.problemOfName(name))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains(name).endsWith("cannot be replaced."));
    }

    @Test
    void case43ReservesTheNamesThatAreConfigured() {
        HeaderRules other = new HeaderRules("X-Signature", "X-Event");
        assertThat(other.problemOfName("x-signature")).isPresent();
        assertThat(other.problemOfName("X-EVENT")).isPresent();
        assertThat(other.problemOfName("Idenfy-Signature")).isEmpty();
    }

    /// Attack case 44.
    @Test
    void case44RefusesANameThatDiffersOnlyInCase() {
        assertThat(rules.check(List.of(header("X-A", "1"), header("X-B", "2"), header("x-a", "3")), false))
                .containsExactly(
                        new Problem(2, Part.KEY, "The header x-a is given twice; upper and lower case do not differ."));
    }

    @Test
    void refusesAuthorizationWhereOAuthSetsIt() {
        List<Header> headers = List.of(header("authorization", "x"));
        assertThat(rules.check(headers, true)).extracting(Problem::index).containsExactly(0);
        assertThat(rules.check(headers, false)).isEmpty();
    }

    @Test
    void tellsOfEveryProblemAndRepeatsNoValue() {
        List<Problem> problems =
                rules.check(List.of(header("Host", "s3cret\n"), header("ok", "fine"), header("", "s3cret")), false);
        assertThat(problems).extracting(Problem::index).containsExactly(0, 0, 2);
        assertThat(problems.toString()).doesNotContain("s3cret");
        assertThat(rules.check(Collections.nCopies(2, header("X-A", "1")), false))
                .hasSize(1);
    }
}
