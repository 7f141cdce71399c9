package tidings.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class SecretHasherTest {

    /// The second vector of RFC 4231.
    @Test
    void isHmacSha256InLowerCaseHex() {
        SecretHasher hasher = new SecretHasher(new SecretKeySpec("Jefe".getBytes(UTF_8), "HmacSHA256"));

        assertThat(hasher.hash("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void matchesTheSecretOnlyUnderTheSameKey() {
        SecretHasher hasher = new SecretHasher(new SecretKeySpec(new byte[32], "HmacSHA256"));
        SecretHasher other = new SecretHasher(new SecretKeySpec(new byte[] {1}, "HmacSHA256"));
        String hash = hasher.hash("0123456789abcdef");

        assertThat(hasher.matches("0123456789abcdef", hash)).isTrue();
        assertThat(hasher.matches("0123456789abcdeF", hash)).isFalse();
        assertThat(hasher.matches("", hash)).isFalse();
        assertThat(other.matches("0123456789abcdef", hash)).isFalse();
    }
}
