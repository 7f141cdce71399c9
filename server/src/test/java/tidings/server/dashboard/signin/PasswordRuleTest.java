package tidings.server.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasswordRuleTest {

    @ParameterizedTest
    @CsvSource({
        "short,                 at least 10 characters",
        "aaaaaaaaaaaa,          at least 5 different characters",
        "anna@example.com 2026, must not contain your e-mail address",
        "ANNA@example.com 2026, must not contain your e-mail address",
    })
    void refusesWhatIsEasilyGuessed(String password, String why) {
        assertThat(PasswordRule.fault(password, "Anna@example.com"))
                .hasValueSatisfying(fault -> assertThat(fault).contains(why));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(PasswordRule.fault("abcdefgh".repeat(26), "anna@example.com"))
                .contains("The password must be at most 200 characters long.");
    }

    @ParameterizedTest
    @CsvSource({"correct horse", "0123456789", "žluťoučký kůň"})
    void takesWhatIsLongEnough(String password) {
        assertThat(PasswordRule.fault(password, "anna@example.com")).isEmpty();
    }
}
