package tidings.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a@b", "ops+tidings@company.example", "first.last@sub.company.example", "o'neil@xn--bro-hoa.eu"})
    void takesOnePlainAddress(String text) {
        assertThat(MailAddress.parse(text)).contains(new MailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ops",
                "ops@",
                "@company.example",
                "a@b@c",
                "a b@c.example",
                "a@b.example,c@d.example",
                "a@b.example;c@d.example",
                "a@b.example c@d.example",
                "Ops <ops@company.example>",
                "<ops@company.example>",
                "ops@company.example\r\nBcc: thief@evil.example",
                "ops\r\n@company.example",
                "ops@company.example\n",
                "\"ops\"@company.example",
                "ops(comment)@company.example",
                ".ops@company.example",
                "ops..ops@company.example",
                "ops@company..example",
                "ops@-company.example",
                "ops@company.example.",
                "ops@[127.0.0.1]",
                "öps@company.example",
                "ops@bücher.example",
                "ops\u0000@company.example",
            })
    void refusesEverythingElse(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongForAMailServer() {
        assertThat(MailAddress.parse("a".repeat(64) + "@b.example")).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@b.example")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b.".repeat(125) + "ex")).isPresent();
        assertThat(MailAddress.parse("a@" + "b.".repeat(125) + "exa")).isEmpty();
    }

    @Test
    void saysWhatAnAddressLooksLike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailAddress("nobody"))
                .withMessageContaining("name@company.example");
    }
}
