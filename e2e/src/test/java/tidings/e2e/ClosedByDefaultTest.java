package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that nobody has opened dials public addresses over https, and nothing else.
final class ClosedByDefaultTest {
    @TempDir
    static Path data;

    private static Tidings tidings;

    @BeforeAll
    static void start() {
        tidings = Tidings.start(Setup.closed(data));
    }

    @AfterAll
    static void end() {
        tidings.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/hook",
                "https://127.0.0.1/hook",
                "https://localhost/hook",
                "https://localhost./hook",
                "https://LOCALHOST:8443/hook",
                "https://[::1]/hook",
                "https://[::ffff:127.0.0.1]/hook",
                "https://2130706433/hook",
                "https://0x7f.1/hook",
                "https://0.0.0.0/hook",
                "https://10.1.2.3/hook",
                "https://169.254.169.254/latest/meta-data",
                "http://example.com/hook",
                "ftp://example.com/hook",
                "https://user:pass@example.com/hook",
                "https://example.com:22/hook",
                "not a url"
            })
    void aReceiverThatIsNotPublicAndHttpsIsRefusedWhenItIsSaved(String receiver) {
        Answer answer = tidings.api()
                .post(
                        "/api/v1/notifications",
                        Webhook.to(receiver, "COMPANY_DELETE").json());

        assertThat(answer.expecting(400).faultyFields()).containsExactly("receiver");
    }

    @Test
    void soIsAnOAuthEndpoint() {
        Webhook webhook = Webhook.to("https://example.com/hook", "COMPANY_DELETE")
                .authorised("https://localhost/token", "token", "{}");

        Answer answer = tidings.api().post("/api/v1/notifications", webhook.json());

        assertThat(answer.expecting(400).faultyFields()).containsExactly("oauth.endpoint");
    }

    @Test
    void theTestButtonOpensNothing() {
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK)) {
            Answer answer = tidings.api()
                    .post(
                            "/api/v1/notifications/test",
                            Webhook.to(receiver.url(), "COMPANY_DELETE").json());

            assertThat(answer.expecting(400).faultyFields()).containsExactly("receiver");
            assertThat(receiver.requests()).isEmpty();
        }
    }

    @Test
    void aReceiverThatWasSavedWhenItWasAllowedIsNoLongerDialled(@TempDir Path before) {
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK)) {
            String host = "http://localhost:" + receiver.port() + "/hook";
            try (Tidings open = Tidings.start(Setup.open(before))) {
                open.api().subscribe(Webhook.to(host, "COMPANY_DELETE"));
                open.api().publish(Events.numbered(Events.newScanRef(), 1));
                receiver.await(1);
            }
            Setup plain = Setup.closed(before).with("TIDINGS_REQUIRE_HTTPS", "false");
            try (Tidings closed = Tidings.start(plain)) {
                String subject = Events.newScanRef();
                closed.api().publish(Events.numbered(subject, 2));

                JsonNode delivery = closed.api().awaitDelivery("scanRef=" + subject, "FAILED");
                assertThat(Api.codes(delivery)).containsExactly(0);
                assertThat(Api.lastFailure(delivery)).hasValue("BLOCKED_ADDRESS");
                assertThat(receiver.requests()).hasSize(1);
            }
        }
    }
}
