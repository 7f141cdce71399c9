package tidings.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private final Passwords passwords = new Passwords(new RandomText(new Random(1)));

    @Test
    void hashesWithArgon2idAndASaltOfItsOwn() {
        String one = passwords.hash("correct horse");
        String other = passwords.hash("correct horse");

        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
    }

    @Test
    void matchesTheSamePasswordOnly() {
        String hash = passwords.hash("žluťoučký kůň");

        assertThat(passwords.matches("žluťoučký kůň", hash)).isTrue();
        assertThat(passwords.matches("zlutoucky kun", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void nothingMatchesAUserWithoutAPassword() {
        assertThat(passwords.matches("", null)).isFalse();
        assertThat(passwords.matches("anything at all", null)).isFalse();
    }

    @Test
    void looksAtNoPasswordThatIsTooLong() {
        String tooLong = "x".repeat(Passwords.MAX_LENGTH + 1);

        assertThat(passwords.matches(tooLong, passwords.hash(tooLong))).isFalse();
    }
}
