package tidings.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.IdentificationData.Sex;
import tidings.verification.Terms.TokenType;

class VerificationCodecTest {

    @Test
    void whatWasWrittenIsReadAsItWas() {
        Case one = Case.reviewing(SomeTerms.usual().utilityBill().payslip().ages(18, 99))
                .act(new Action.Claim("bob@example.org", Duration.ofMinutes(15)))
                .act(new Action.Release("bob@example.org"))
                .act(new Action.Review(Case.approve()))
                .act(new Action.RequestInformation(Duration.ofDays(1), true, "API key abc"))
                .act(Case.show(SomeTerms.PAYSLIP, Flaw.GLARE));

        assertThat(VerificationCodec.read(VerificationCodec.write(one.v))).isEqualTo(one.v);
    }

    @Test
    void allTermsAreKept() {
        Terms terms = new Terms(
                "user-1001",
                null,
                TokenType.DOCUMENT,
                new Claims(
                        "ŽYDRŪNĖ",
                        null,
                        LocalDate.of(1990, 1, 2),
                        null,
                        LocalDate.of(2020, 1, 1),
                        Sex.FEMALE,
                        "LT",
                        "1",
                        "2",
                        "\uD83C\uDFE0 1"),
                new Redirects(URI.create("https://example.org/ok?a=b"), null, null, URI.create("https://example.org")),
                "lt",
                false,
                Duration.ofSeconds(61),
                Duration.ofSeconds(62),
                AllowedDocuments.USUAL,
                true,
                Map.of("LT", Map.of("ALL", Map.of(SomeTerms.PAYSLIP, SomeTerms.step("a", "b")))),
                Map.of(SomeTerms.PAYSLIP, Map.of("a", "1")),
                "12345678",
                new Policy(true, false, true, 2, 1, 18, null, 0.85, 0.75, false, true, false, Duration.ofDays(1)),
                true);
        Verification v =
                Case.WORKFLOW.begin("s", terms, "API key abc", Instant.parse("2026-03-31T08:00:00.123456789Z"));

        assertThat(VerificationCodec.read(VerificationCodec.write(v))).isEqualTo(v);
    }

    @Test
    void theOrderOfTheUploadsIsKept() {
        Case one = Case.opened(SomeTerms.usual()).act(Case.show(Step.FACE)).act(Case.show(Step.FRONT));

        assertThat(VerificationCodec.read(VerificationCodec.write(one.v))
                        .uploads()
                        .keySet())
                .containsExactly(Step.FACE, Step.FRONT);
    }

    @Test
    void whatALaterVersionAddsIsSkipped() {
        Verification v = Case.of(SomeTerms.usual()).v;
        String json = new String(VerificationCodec.write(v), UTF_8);
        String later =
                json.replaceFirst("\\{", "{\"new\":{\"x\":[1]},").replaceFirst("\"until\"", "\"why\":1,\"until\"");

        assertThat(later).isNotEqualTo(json);
        assertThat(VerificationCodec.read(later.getBytes(UTF_8))).isEqualTo(v);
    }

    @Test
    void whatAnEarlierVersionDidNotKnowIsAbsent() {
        Verification v = Case.of(SomeTerms.usual()).v;
        String json = new String(VerificationCodec.write(v), UTF_8);
        String earlier = json.replace(",\"watch\":null", "");

        assertThat(earlier).isNotEqualTo(json);
        assertThat(VerificationCodec.read(earlier.getBytes(UTF_8))).isEqualTo(v);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"attempt\":1 | \"attempt\":\"1\"",
                "\"attempt\":1 | \"attempt\":1.5",
                "\"attempt\":1 | \"attempt\":null",
                "\"attempt\":1 | \"attempt\":true",
                "\"sandbox\":false | \"sandbox\":0",
                "\"createdAt\":\"2026-03-31T08:00:00Z\" | \"createdAt\":1774944000",
                "\"createdAt\":\"2026-03-31T08:00:00Z\" | \"createdAt\":\"today\"",
                "\"expiryTime\":\"PT1H\" | \"expiryTime\":3600",
                "\"kind\":\"CREATED\" | \"kind\":0",
                "\"stage\":\"WAITING\" | \"stage\":\"SLEEPING\""
            })
    void nothingIsCoerced(String as, String instead) {
        String json = new String(VerificationCodec.write(Case.of(SomeTerms.usual()).v), UTF_8);
        assertThat(json).contains(as);

        assertThatThrownBy(
                        () -> VerificationCodec.read(json.replace(as, instead).getBytes(UTF_8)))
                .isInstanceOf(UnreadableVerificationException.class)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "1", "{\"scanRef\":\"x\"", "{} {}"})
    void whatIsNoVerificationIsUnreadable(String json) {
        assertThatThrownBy(() -> VerificationCodec.read(json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableVerificationException.class);
    }

    @Test
    void aMessageQuotesNothing() {
        Case one = Case.reviewing(SomeTerms.usual());
        String json = new String(VerificationCodec.write(one.v), UTF_8)
                .replace("\"DOC_LAST_NAME\":\"EXAMPLE\"", "\"DOC_LAST_NAME\":{\"EXAMPLE\":1}");

        assertThatThrownBy(() -> VerificationCodec.read(json.getBytes(UTF_8)))
                .hasMessage("These bytes hold no verification at /auto/data/DOC_LAST_NAME");
        assertThat(Set.of(
                        one.v.toString(), one.v.terms().toString(), one.v.auto().toString()))
                .noneMatch(text -> text.contains("EXAMPLE"));
    }
}
