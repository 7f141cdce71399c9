package tidings.server.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NextTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/deliveries", "/deliveries?scanRef=a%2Fb&code=4xx"})
    void keepsAPathOfOurs(String path) {
        assertThat(Next.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "deliveries",
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/a\r\nSet-Cookie: b",
                "/a b",
                "javascript:alert(1)",
                "/\tevil",
                "/ž"
            })
    void goesHomeInsteadOfAnywhereElse(String elsewhere) {
        assertThat(Next.of(elsewhere)).isEqualTo("/");
    }
}
