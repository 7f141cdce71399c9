package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"k", " with spaces ", "clé à molette ✓", "whsec_plJ3nmyCDGBKInavdOK15jsl", "line\nbreak"})
    void keepsTheTextExactly(String text) {
        assertThat(SigningKey.of(text).reveal()).isEqualTo(text);
    }

    @Test
    void aGeneratedKeyHasThirtyTwoRandomBytesInTheFormOfStandardWebhooks() {
        SigningKey key = SigningKey.generate(new Random(7));
        assertThat(key.reveal()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(key.reveal().substring("whsec_".length())))
                .hasSize(32)
                .isNotEqualTo(new byte[32]);
        assertThat(SigningKey.generate(new Random(7))).isEqualTo(key);
        assertThat(SigningKey.generate(new Random(8))).isNotEqualTo(key);
    }

    @Test
    void anEmptyTextIsNoKey() {
        assertThatThrownBy(() -> SigningKey.of("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsItself() {
        assertThat(SigningKey.of("correct horse")).hasToString("SigningKey[masked]");
    }

    @Test
    void equalsAKeyOfTheSameTextOnly() {
        assertThat(SigningKey.of("a")).isEqualTo(SigningKey.of("a")).hasSameHashCodeAs(SigningKey.of("a"));
        assertThat(SigningKey.of("a")).isNotEqualTo(SigningKey.of("A")).isNotEqualTo("a");
    }

    @Test
    void standardWebhooksTakesTheDecodedBytesAfterThePrefix() {
        assertThat(SigningKey.of("whsec_YWJj").decodedMac().doFinal(BODY))
                .isEqualTo(SigningKey.of("abc").rawMac().doFinal(BODY));
        assertThat(SigningKey.of("whsec_YWJj").rawMac().doFinal(BODY))
                .isNotEqualTo(SigningKey.of("abc").rawMac().doFinal(BODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain text", "YWJj", "whsec_", "whsec_not base64!", "WHSEC_YWJj", "clé"})
    void standardWebhooksTakesAnyOtherTextAsItsBytes(String text) {
        SigningKey key = SigningKey.of(text);
        assertThat(key.decodedMac().doFinal(BODY)).isEqualTo(key.rawMac().doFinal(BODY));
    }
}
