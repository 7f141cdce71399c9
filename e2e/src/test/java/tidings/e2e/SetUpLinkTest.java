package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first start without an API key in the settings.
final class SetUpLinkTest {
    private static final Pattern LINK = Pattern.compile("http://\\S+/setup\\?token=(\\S+)");

    @TempDir
    Path data;

    @Test
    void theLinkInTheLogMakesAKeyOnce() throws Exception {
        try (Tidings tidings = Tidings.start(Setup.bare(data))) {
            List<Matcher> links = LINK.matcher(Files.readString(tidings.log()))
                    .results()
                    .map(result -> LINK.matcher(result.group()))
                    .filter(Matcher::matches)
                    .toList();
            assertThat(links).hasSize(1);
            String link = links.getFirst().group();
            String token = links.getFirst().group(1);
            Api api = tidings.api();
            api.get("/api/v1/notifications").expecting(401);

            assertThat(open(api, link).expecting(200).text()).contains("<form", "name=\"workspace\"");
            Answer done = submit(api, token).expecting(200);

            Matcher shown = Pattern.compile(
                            "<code class=\"id\">([^<]+)</code>.*?<code class=\"id\">([^<]+)</code>", Pattern.DOTALL)
                    .matcher(done.text());
            assertThat(shown.find()).isTrue();
            assertThat(done.headers().firstValue("Cache-Control")).hasValue("no-store");
            try (Api made = new Api(tidings.url(), shown.group(1), shown.group(2))) {
                made.get("/api/v1/notifications").expecting(200);
            }
            open(api, link).expecting(404);
            submit(api, token).expecting(404);
            assertThat(Files.readString(tidings.log())).doesNotContain(shown.group(2));

            tidings.kill();
            tidings.startAgain();
            try (Api made = new Api(tidings.url(), shown.group(1), shown.group(2))) {
                made.get("/api/v1/notifications").expecting(200);
            }
            assertThat(LINK.matcher(Files.readString(tidings.log())).results()).hasSize(1);
        }
    }

    @Test
    void aGuessedLinkMakesNothing() {
        try (Tidings tidings = Tidings.start(Setup.bare(data))) {
            open(tidings.api(), tidings.url() + "/setup?token=guess").expecting(404);
            open(tidings.api(), tidings.url() + "/setup").expecting(404);
            submit(tidings.api(), "guess").expecting(404);
        }
    }

    /// As a browser would, without credentials.
    private static Answer open(Api api, String link) {
        return api.exchange(HttpRequest.newBuilder(URI.create(link)).GET());
    }

    private static Answer submit(Api api, String token) {
        return api.exchange(api.request("/setup")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("Authorization", "Basic bm9ib2R5Om5vYm9keQ==")
                .POST(BodyPublishers.ofString(
                        "token=" + token + "&workspace=Example+Company&name=Anna&email=anna%40example.com"
                                + "&password=correct+horse+battery")));
    }
}
