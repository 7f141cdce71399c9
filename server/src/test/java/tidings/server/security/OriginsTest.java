package tidings.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.server.security.Origins.Origin;

final class OriginsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -,                      tidings.example, OURS",
                "same-origin, https://evil.example,   tidings.example, OURS",
                "cross-site,  https://tidings.example, tidings.example, FOREIGN",
                "same-site,   -,                      tidings.example, FOREIGN",
                "none,        -,                      tidings.example, FOREIGN",
                "'',          -,                      tidings.example, FOREIGN",
                "-,           https://tidings.example, tidings.example, OURS",
                "-,           http://10.0.0.7:8080,   10.0.0.7:8080,   OURS",
                "-,           http://Tidings.Example, tidings.EXAMPLE, OURS",
                "-,           http://10.0.0.7:8081,   10.0.0.7:8080,   FOREIGN",
                "-,           https://evil.example,   tidings.example, FOREIGN",
                "-,           https://tidings.example.evil.example, tidings.example, FOREIGN",
                "-,           null,                   tidings.example, FOREIGN",
                "-,           https://tidings.example, -,              FOREIGN",
                "-,           -,                      tidings.example, UNSTATED",
            })
    void tellsOurPagesFromOtherSites(
            @Nullable String fetchSite, @Nullable String origin, @Nullable String host, Origin expected) {
        assertThat(Origins.of(fetchSite, origin, host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"GET, false", "HEAD, false", "OPTIONS, false", "POST, true", "PUT, true", "DELETE, true", "PATCH, true"
    })
    void knowsWhichMethodsMayChangeSomething(String method, boolean unsafe) {
        assertThat(Origins.isUnsafe(method)).isEqualTo(unsafe);
    }
}
