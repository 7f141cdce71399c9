package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must not be found: not on disk, not in the log, not in an answer.
final class PrivacyTest {
    private static final String RESPONSE = "RESPONSEMARKER";
    private static final String PAYLOAD = "PAYLOADMARKER";
    private static final String SIGNING_KEY = "SECRETMARKER-signing-key";
    private static final String HEADER_VALUE = "SECRETMARKER-header-value";
    private static final String OAUTH_TOKEN = "SECRETMARKER-oauth-token";
    private static final String OAUTH_REQUEST =
            "grant_type=client_credentials&client_secret=SECRETMARKER-oauth-request";
    private static final String ISSUED_TOKEN = "SECRETMARKER-issued-token";
    private static final String MAIL_PASSWORD = "SECRETMARKER-mail-password";
    private static final String TYPE = "IDENTIFICATION_MANUAL_FINISHED";

    /// What must be found neither in a file nor in the log nor in an answer, by what it is.
    private static final Map<String, String> SECRETS = Map.of(
            "signing key", SIGNING_KEY,
            "header value", HEADER_VALUE,
            "OAuth token", OAUTH_TOKEN,
            "OAuth request", "SECRETMARKER-oauth-request",
            "issued token", ISSUED_TOKEN,
            "mail password", MAIL_PASSWORD,
            "API secret", Setup.API_SECRET,
            "response", RESPONSE);

    @TempDir
    Path data;

    private final List<String> answers = new ArrayList<>();

    @Test
    void noSecretNoPayloadAndNothingOfAResponseIsFound() {
        // Nobody listens there, so that mails stay on disk, the one with the payload too.
        Setup setup = Setup.open(data)
                .with("TIDINGS_SMTP_URL", "smtp://sender:" + MAIL_PASSWORD + "@127.0.0.1:" + Tidings.freePort())
                .with("TIDINGS_MAIL_FROM", "sender@tidings.example");
        String scanRef = Events.newScanRef();
        try (RawReceiver endpoint = RawReceiver.answering(token());
                RawReceiver talkative = RawReceiver.answering(chatter(200));
                RawReceiver failing = RawReceiver.answering(chatter(500));
                RawReceiver redirecting =
                        RawReceiver.answering(chatter(302).with("Location: http://127.0.0.1/" + RESPONSE));
                RawReceiver broken = RawReceiver.answering(Reply.raw(RESPONSE + " is no HTTP\r\n\r\n"));
                Tidings tidings = Tidings.start(setup)) {
            List<String> ids = new ArrayList<>();
            for (RawReceiver receiver : List.of(talkative, failing, redirecting, broken)) {
                ids.add(configure(tidings.api(), receiver, endpoint));
            }
            publishAndSettle(tidings.api(), scanRef);
            ask(tidings.api(), ids);

            assertThat(found(tidings, Map.of("what every database file begins with", "SQLite format 3")))
                    .isNotEmpty();
            assertThat(leaks(tidings)).isEmpty();
            assertThat(answers).allSatisfy(answer -> assertThat(answer).doesNotContain(SECRETS.values()));
            tidings.kill();
            assertThat(leaks(tidings)).isEmpty();
            tidings.startAgain();
            erase(tidings.api(), scanRef);
            tidings.stop();
            assertThat(leaks(tidings)).isEmpty();
        }
    }

    private String configure(Api api, RawReceiver receiver, RawReceiver endpoint) {
        Webhook webhook = Webhook.to(receiver.url(), TYPE)
                .named("Receiver at " + receiver.port())
                .signedWith(SIGNING_KEY)
                .withHeader("X-Api-Key", HEADER_VALUE)
                .authorised(endpoint.url(), OAUTH_TOKEN, OAUTH_REQUEST)
                .tellingOfFailures("admin@partner.example", true);
        Answer saved = heard(api.post("/api/v1/notifications", webhook.json()).expecting(201));
        String path = "/api/v1/notifications/" + saved.json().path("id").asText();
        heard(api.get(path));
        heard(api.put(path, webhook.json()).expecting(200));
        webhook.settings().remove(List.of("signingKey", "oauth"));
        heard(api.put(path, webhook.json()).expecting(200));
        heard(api.post(path + "/test", "{}"));
        heard(api.post("/api/v1/notifications/test", webhook.json()));
        // Refusals must not quote what they refuse.
        heard(api.post(
                        "/api/v1/notifications",
                        webhook.withHeader("X-Bad", HEADER_VALUE + "\n").json())
                .expecting(400));
        heard(api.put(path, "{\"signingKey\": [\"" + SIGNING_KEY + "\"], \"oauth\": \"" + OAUTH_TOKEN + "\"}")
                .expecting(400));
        heard(api.put(path, "{\"signingKey\": \"" + SIGNING_KEY + "\" broken").expecting(400));
        return saved.json().path("id").asText();
    }

    private void publishAndSettle(Api api, String scanRef) {
        String payload = Events.identification(scanRef).replace("\"MANFRED\"", "\"" + PAYLOAD + "\"");
        heard(api.post("/api/v1/events", Events.event(TYPE, payload)).expecting(202));
        // A refused event's payload must not get into the log either.
        heard(api.post("/api/v1/events", Events.event(TYPE, payload.replace("\"PC\"", "\"" + PAYLOAD + "\""))));
        Waiting.until(
                "all deliveries have ended",
                () -> api.deliveries("scanRef=" + scanRef).stream()
                        .noneMatch(delivery -> delivery.path("state").asText().equals("PENDING")));
        Waiting.until(
                "there are mails",
                () -> api.get("/api/v1/mails")
                                .expecting(200)
                                .json()
                                .path("items")
                                .size()
                        >= 3);
    }

    private void ask(Api api, List<String> notifications) {
        for (String path : List.of(
                "/api/v1/notifications",
                "/api/v1/deliveries",
                "/api/v1/mails",
                "/q/metrics",
                "/q/health",
                "/openapi")) {
            heard(api.get(path).expecting(200));
        }
        for (String notification : notifications) {
            JsonNode delivery = api.deliveries("notificationId=" + notification).getFirst();
            String path = "/api/v1/deliveries/" + delivery.path("id").asText();
            heard(api.get(path).expecting(200));
            heard(api.get(path + "/payload").expecting(200));
        }
    }

    private void erase(Api api, String scanRef) {
        heard(api.delete("/api/v1/subjects/" + scanRef).expecting(204));
        for (JsonNode delivery : api.deliveries("scanRef=" + scanRef)) {
            String path = "/api/v1/deliveries/" + delivery.path("id").asText();
            Answer detail = heard(api.get(path).expecting(200));
            assertThat(detail.json().path("payloadErased").asBoolean()).isTrue();
            assertThat(detail.text()).doesNotContain(PAYLOAD);
            api.get(path + "/payload").expecting(410);
            api.post(path + "/resend").expecting(409);
        }
    }

    private Answer heard(Answer answer) {
        answers.add(answer.text());
        return answer;
    }

    private static List<String> leaks(Tidings tidings) {
        Map<String, String> sought = new TreeMap<>(SECRETS);
        sought.put("payload", PAYLOAD);
        return found(tidings, sought);
    }

    /// What is found in which file, in the clear or in a plain encoding.
    private static List<String> found(Tidings tidings, Map<String, String> sought) {
        List<String> found = new ArrayList<>();
        for (Path file : files(tidings)) {
            String content = content(file);
            sought.forEach((what, text) -> {
                if (encodings(text).anyMatch(content::contains)) {
                    found.add(what + " in " + file);
                }
            });
        }
        return found;
    }

    private static Stream<String> encodings(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                text,
                HexFormat.of().formatHex(bytes),
                // The last group of three bytes would depend on what follows.
                Base64.getEncoder().encodeToString(bytes).substring(0, bytes.length / 3 * 4));
    }

    private static List<Path> files(Tidings tidings) {
        try (Stream<Path> files = Files.walk(tidings.data())) {
            List<Path> all = new ArrayList<>(files.filter(Files::isRegularFile).toList());
            assertThat(all).isNotEmpty();
            all.add(tidings.log());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply.Whole token() {
        return Reply.status(200)
                .with("Content-Type: application/json")
                .with("X-Told: " + RESPONSE)
                .saying("{\"access_token\":\"" + ISSUED_TOKEN + "\",\"expires_in\":3600,\"note\":\"" + RESPONSE
                        + "\"}");
    }

    private static Reply.Whole chatter(int code) {
        return Reply.status(code)
                .because(RESPONSE)
                .with("X-Told: " + RESPONSE)
                .with("Set-Cookie: id=" + RESPONSE)
                .saying(RESPONSE);
    }
}
