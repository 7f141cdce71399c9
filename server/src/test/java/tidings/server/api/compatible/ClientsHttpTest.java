package tidings.server.api.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.security.SecretHasher;

/// Sends the requests of clients that others wrote, byte for byte as these put them on the wire, and reads of the
/// answers what they read. The shapes come from the sources of `gboddin/go-idenfy` (Client.go, Token.go),
/// `idenfy/idenfy-magento` (IdenfyClientFactory.php, GetAuthToken.php, ProcessVerification.php) and
/// `idenfy/idenfy-wordpress` 1.1.0 (wp-idenfy.php).
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ClientsHttpTest {

    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    private Partner partner;
    private String credentials;

    @BeforeEach
    void makePartner() {
        partner = new Partner(engine, hasher, Environment.SANDBOX);
        credentials = Base64.getEncoder()
                .encodeToString(
                        (partner.key(ApiKey.Scope.FULL) + ":" + Partner.SECRET).getBytes(StandardCharsets.UTF_8));
    }

    /// It reads dates as `YYYY-MM-DD`, numbers into integers and `country` into a text; a list there would break it.
    @Test
    void servesTheGoLibrary() throws IOException {
        Answer answer = send("""
                        POST /api/v2/token HTTP/1.1
                        Host: 127.0.0.1
                        User-Agent: go-idenfy/1.0 (+https://github.com/gboddin/go-idenfy)
                        Content-Length: LENGTH
                        Authorization: Basic CREDENTIALS
                        Content-Type: application/json
                        Accept-Encoding: gzip
                        """, """
                        {"clientId":"your-local-id","country":"LT","dateOfBirth":"1981-03-04","generateDigitString":false}""");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode body = answer.json();
        assertThat(body.path("authToken").isTextual()).isTrue();
        assertThat(body.path("dateOfBirth").asText()).isEqualTo("1981-03-04");
        assertThat(body.path("dateOfIssue").isNull()).isTrue();
        assertThat(body.path("country").isTextual()).isTrue();
        assertThat(body.path("expiryTime").isInt()).isTrue();
        assertThat(body.path("sessionLength").isInt()).isTrue();
        assertThat(body.path("showInstructions").isBoolean()).isTrue();
        assertThat(body.path("utilityBill").isBoolean()).isTrue();
        assertThat(body.path("documents").isArray()).isTrue();
        assertThat(body.path("videoCallQuestions").isMissingNode()
                        || body.path("videoCallQuestions").isNull())
                .isTrue();
    }

    /// It has its base URL configured, with the path, and reads four keys, all of which must be there. Its webhook
    /// needs
    /// `clientId` and `status.overall`.
    @Test
    void servesTheMagentoModule() throws IOException, InterruptedException {
        try (Receiver shop = new Receiver()) {
            Answer answer = send("""
                            POST /api/v2/token HTTP/1.1
                            User-Agent: GuzzleHttp/7
                            Cache-Control: nocache
                            Content-Type: application/json
                            Authorization: Basic CREDENTIALS
                            Host: 127.0.0.1
                            Content-Length: LENGTH
                            """, """
                            {"clientId":"magento-7","successUrl":"https:\\/\\/shop.example\\/checkout\\/#payment",\
                            "errorUrl":"https:\\/\\/shop.example\\/checkout\\/#payment",\
                            "unverifiedUrl":"https:\\/\\/shop.example\\/checkout\\/#payment",\
                            "callbackUrl":"WEBHOOK"}""".replace("WEBHOOK", shop.url().replace("/", "\\/")));

            assertThat(answer.status()).isEqualTo(201);
            for (String key : new String[] {"authToken", "scanRef", "digitString", "message"}) {
                assertThat(answer.json().has(key)).as(key).isTrue();
            }
            String redirect = "/api/v2/redirect?authToken="
                    + answer.json().path("authToken").asText();
            assertThat(RestAssured.given()
                            .redirects()
                            .follow(false)
                            .get(redirect)
                            .statusCode())
                    .isEqualTo(303);

            partner.notify(new Receiver(), EventType.IDENTIFICATION_MANUAL_FINISHED);
            partner.post(
                            "/api/v2/add-dummy-status",
                            Map.of(
                                    "scanRef",
                                    answer.json().path("scanRef").asText(),
                                    "manualFaceMatchResult",
                                    "FACE_MATCH",
                                    "manualDocumentValidity",
                                    "DOC_VALIDATED"))
                    .statusCode(200);
            JsonNode webhook = new JsonMapper().readTree(shop.next().body());
            assertThat(webhook.path("clientId").asText()).isEqualTo("magento-7");
            assertThat(webhook.at("/status/overall").asText()).isEqualTo("APPROVED");
        }
    }

    /// It tries its credentials by making a session, and takes them for wrong when `identifier` says so.
    @Test
    void servesTheWordPressPlugin() throws IOException {
        String request = """
                POST /api/v2/token HTTP/1.1
                Host: 127.0.0.1
                User-Agent: WordPress/6.8; https://blog.example
                Accept: */*
                Accept-Encoding: deflate, gzip, br
                Content-Type: application/json
                Authorization: Basic CREDENTIALS
                Connection: close
                Content-Length: LENGTH
                """;

        Answer made = send(request, "{\"clientId\":\"wp-1\"}");
        assertThat(made.json().path("authToken").asText()).hasSize(40);

        credentials = Base64.getEncoder().encodeToString("wrong:wrong".getBytes(StandardCharsets.UTF_8));
        Answer refused = send(request, "{\"clientId\":\"wp-1\"}");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("identifier").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(refused.json().has("authToken")).isFalse();
    }

    private record Answer(int status, JsonNode json) {}

    private Answer send(String head, String body) throws IOException {
        String whole = head.replace("CREDENTIALS", credentials)
                        .replace("LENGTH", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length))
                        .replace("\n", "\r\n")
                + "\r\n"
                + body;
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            StringBuilder answer = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
                if (c == '}' && answer.indexOf("\r\n\r\n") > 0 && isWhole(answer)) {
                    break;
                }
            }
            String text = answer.toString();
            return new Answer(
                    Integer.parseInt(text.substring(9, 12)),
                    new JsonMapper().readTree(text.substring(text.indexOf("\r\n\r\n") + 4)));
        }
    }

    private static boolean isWhole(CharSequence answer) {
        String text = answer.toString();
        int length = Integer.parseInt(text.replaceFirst("(?is).*\\r\\ncontent-length: *(\\d+).*", "$1"));
        return text.length() - text.indexOf("\r\n\r\n") - 4 >= length;
    }
}
