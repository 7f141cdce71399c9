package tidings.server.dashboard.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tidings.engine.Body;

final class HighlightTest {

    @Test
    void laysJsonOutAndColoursIt() {
        assertThat(drawn("{\"a\":[1.50,true],\"b\":{}}")).isEqualTo("""
                {
                  <span class="key">&quot;a&quot;</span>: [
                    <span class="number">1.50</span>,
                    <span class="literal">true</span>
                  ],
                  <span class="key">&quot;b&quot;</span>: {}
                }""");
    }

    @Test
    void keepsWhateverSomebodySendsFromBecomingMarkup() {
        assertThat(drawn("{\"<script>\":\"<img src=x onerror='a()'>\"}")).doesNotContain("<script", "<img", "'a()'");
        assertThat(drawn("<script>alert(1)</script>")).isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(drawn("\u001b[2J")).isEqualTo("\uFFFD[2J");
    }

    @Test
    void showsWhatIsTooDeepOrNotJsonAsItIs() {
        assertThat(drawn("[".repeat(5000))).isEqualTo("[".repeat(5000));
        assertThat(drawn("a=b")).isEqualTo("a=b");
    }

    @Test
    void endsSomewhere() {
        assertThat(drawn("x".repeat(1024 * 1024))).hasSizeLessThan(300 * 1024).endsWith("more bytes");
    }

    private static String drawn(String body) {
        return Highlight.of(Body.of(body.getBytes(StandardCharsets.UTF_8))).getValue();
    }
}
