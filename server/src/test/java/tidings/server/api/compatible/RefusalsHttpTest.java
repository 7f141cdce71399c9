package tidings.server.api.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.runtime.Engine;
import tidings.server.Routes;
import tidings.server.Routes.Route;
import tidings.server.TestServer;
import tidings.server.api.compatible.Partner.Made;
import tidings.server.pictures.Drawn;
import tidings.server.security.Permission;
import tidings.server.security.SecretHasher;

/// What every call says to what it cannot take.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RefusalsHttpTest {
    private static final int MEBIBYTE = 1 << 20;

    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    private Partner partner;
    private Made waiting;
    private Made decided;

    @BeforeEach
    void makePartner() {
        partner = new Partner(engine, hasher, Environment.SANDBOX);
        waiting = partner.make(Map.of("clientId", "waits"));
        decided = partner.decided("is decided", "APPROVED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    status                 | {}                                        | 400 | MISSING_VALUE          | scanRef
                    status                 | {"scanRef": 7}                            | 400 | BAD_VALUE              | scanRef
                    status                 | {"scanRef": "nobody's"}                   | 404 | BAD_VALUE              | scanRef
                    status                 | {"scanRef":                               | 400 | JSON_ERROR             | cut off
                    data                   | {"scanRef": null}                         | 400 | MISSING_VALUE          | scanRef
                    data                   | {"scanRef": "nobody's"}                   | 404 | BAD_VALUE              | scanRef
                    data                   | 7                                         | 400 | JSON_ERROR             | object
                    files                  | {}                                        | 400 | MISSING_VALUE          | scanRef
                    files                  | {"scanRef": ["a"]}                        | 400 | BAD_VALUE              | scanRef
                    files                  | ``                                        | 400 | JSON_ERROR             | empty
                    full-status            | {}                                        | 400 | MISSING_VALUE          | scanRef
                    full-status            | {"scanRef": "nobody's"}                   | 404 | BAD_VALUE              | scanRef
                    generate-pdf           | {}                                        | 400 | MISSING_VALUE          | scanRef
                    generate-pdf           | {"scanRef": "nobody's"}                   | 404 | BAD_VALUE              | scanRef
                    delete                 | {}                                        | 400 | MISSING_VALUE          | scanRef
                    delete                 | {"scanRef": "WAITING"}                    | 400 | PARTNER_ERROR          | Token has not expired yet.
                    delete                 | {"scanRef": "nobody's"}                   | 404 | BAD_VALUE              | scanRef
                    process                | {}                                        | 400 | MISSING_VALUE          | authToken
                    process                | {"authToken": "TOKEN"}                    | 400 | MISSING_VALUE          | country
                    process                | {"authToken": "TOKEN", "country": "LT"}   | 400 | MISSING_VALUE          | images
                    process                | {"authToken": "TOKEN", "country": "LTU", "images": {}} | 400 | BAD_VALUE | country
                    process                | {"authToken": "TOKEN", "country": "LT", "images": []}  | 400 | BAD_VALUE | images
                    process                | {"authToken": "TOKEN", "country": "LT", "images": {}}  | 400 | MISSING_VALUE | No image provided for step 'FRONT'
                    process                | {"authToken": "TOKEN", "country": "LT", "images": {"front": "a"}} | 400 | BAD_VALUE | images
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "CARD", "images": {"FRONT": "a"}} | 400 | BAD_VALUE | documentType
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "VISA", "images": {"FRONT": "a", "FACE": "a"}} | 400 | BAD_VALUE | documentType
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "PASSPORT", "images": {"FRONT": "a"}} | 400 | MISSING_VALUE | No image provided for step 'FACE'
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "PASSPORT", "images": {"FRONT": "a", "FACE": "b", "HAND": "c"}} | 400 | BAD_VALUE | images
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "PASSPORT", "images": {"FRONT": "!", "FACE": "b"}} | 400 | BAD_VALUE | images.
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "PASSPORT", "images": {"FRONT": 7, "FACE": 7}} | 400 | BAD_VALUE | images.
                    process                | {"authToken": "TOKEN", "country": "LT", "documentType": "PASSPORT", "skipAnalysis": "no", "images": {"FRONT": "a"}} | 400 | BAD_VALUE | skipAnalysis
                    process                | {"authToken": "USED", "country": "LT", "images": {"FRONT": "a", "FACE": "b"}} | 400 | TOKEN_NOT_VALID | authToken
                    process                | {"authToken": "nobody's", "country": "LT", "images": {"FRONT": "a"}} | 400 | TOKEN_NOT_VALID | authToken
                    upload-additional-step | {}                                        | 400 | MISSING_VALUE          | step
                    upload-additional-step | {"scanRef": "DECIDED", "step": "UTILITY_BILL"} | 400 | MISSING_VALUE     | image
                    upload-additional-step | {"scanRef": "DECIDED", "step": "a", "image": "a"} | 400 | BAD_VALUE      | step
                    upload-additional-step | {"scanRef": "DECIDED", "step": "UTILITY_BILL", "image": "a"} | 400 | BAD_VALUE | step
                    upload-additional-step | {"scanRef": "nobody's", "step": "UTILITY_BILL", "image": "a"} | 404 | BAD_VALUE | scanRef
                    upload-additional-step | {"scanRef": "DECIDED", "step": "A", "image": "a", "additionalData": {"b": "c"}} | 400 | PARTNER_CONTRACT_ERROR | additionalData
                    add-dummy-status       | {}                                        | 400 | MISSING_VALUE          | manualFaceMatchResult
                    add-dummy-status       | {"scanRef": "DECIDED", "manualFaceMatchResult": "A", "manualDocumentValidity": "DOC_VALIDATED"} | 400 | BAD_VALUE | manualFaceMatchResult
                    add-dummy-status       | {"scanRef": "DECIDED", "manualFaceMatchResult": "FACE_MATCH"} | 400 | MISSING_VALUE | manualDocumentValidity
                    add-dummy-status       | {"scanRef": "nobody's", "manualFaceMatchResult": "FACE_MATCH", "manualDocumentValidity": "DOC_FAKE"} | 404 | BAD_VALUE | scanRef
                    request-update         | {}                                        | 400 | MISSING_VALUE          | scanRef
                    request-update         | {"scanRef": "WAITING"}                    | 400 | PARTNER_ERROR          | no outcome yet
                    request-update         | {"scanRef": "DECIDED", "lifetime": -1}    | 400 | BAD_VALUE              | lifetime
                    request-update         | {"scanRef": "DECIDED", "questionnaire": "a"} | 400 | PARTNER_CONTRACT_ERROR | questionnaire
                    request-update         | {"scanRef": "DECIDED", "bankCardVerification": true} | 400 | PARTNER_CONTRACT_ERROR | bankCardVerification
                    request-update         | {"scanRef": "DECIDED", "additionalStepUploadRequired": true} | 400 | BAD_VALUE | additionalStepUploadRequired
                    poa-checks             | {}                                        | 400 | PARTNER_CONTRACT_ERROR | no service
                    video-call             | {}                                        | 400 | PARTNER_CONTRACT_ERROR | no service
                    nothing-of-this-name   | {}                                        | 404 | BAD_VALUE              | nothing at this path
                    """)
    void refusesBadInputInWords(String call, String body, int status, String identifier, String said) {
        String named = body.replace("WAITING", waiting.scanRef())
                .replace("DECIDED", decided.scanRef())
                .replace("TOKEN", waiting.token())
                .replace("USED", decided.token());
        Errors.check(partner.post("/api/v2/" + call, named), status, identifier, said);
        Errors.check(partner.post("/api/v2/" + call + "/", named), status, identifier, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | ?page=0                                | 400 | BAD_VALUE              | page
                    GET    | ?perPage=101                           | 400 | BAD_VALUE              | perPage
                    GET    | ?perPage=many                          | 400 | BAD_VALUE              | perPage
                    POST   | nobodys/request-information/           | 404 | BAD_VALUE              | scanRef
                    POST   | WAITING/request-information/           | 400 | PARTNER_ERROR          | no outcome yet
                    POST   | nobodys/blocklists/SELFIE/             | 404 | BAD_VALUE              | scanRef
                    DELETE | nobodys/blocklists/SELFIE/             | 404 | BAD_VALUE              | scanRef
                    DELETE | DECIDED/blocklists/SELFIE/             | 404 | BAD_VALUE              | blocklist
                    DELETE | DECIDED/blocklists/selfie/             | 400 | BAD_VALUE              | blocklist
                    POST   | WAITING/blocklists/DOCUMENT/           | 400 | PARTNER_ERROR          | DOCUMENT
                    PUT    | DECIDED/blocklists/SELFIE/             | 405 | METHOD_NOT_ALLOWED     | POST
                    GET    | DECIDED/                               | 404 | BAD_VALUE              | nothing at this path
                    """)
    void refusesBadPathsInWords(String method, String path, int status, String identifier, String said) {
        String named = path.replace("WAITING", waiting.scanRef()).replace("DECIDED", decided.scanRef());
        Errors.check(
                partner.asks()
                        .request(Method.valueOf(method), "/kyc/identifications/" + named)
                        .then(),
                status,
                identifier,
                said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"lifetime\": \"a day\"}", "{\"reason\": 7, \"lifetime\": 2592001}"})
    void refusesBadBodiesUnderPaths(String body) {
        String path = "/kyc/identifications/" + decided.scanRef();
        assertThat(partner.post(path + "/request-information/", body).extract().<String>path("identifier"))
                .isIn("BAD_VALUE", "JSON_ERROR");
        if (!body.contains("a day")) {
            assertThat(partner.post(path + "/blocklists/DOCUMENT/", body)
                            .extract()
                            .<String>path("identifier"))
                    .isIn("BAD_VALUE", "JSON_ERROR");
        }
    }

    /// Each of them is refused before it is decoded, or by what decoding it shows.
    @Test
    void refusesFilesThatAreNoPictures() {
        byte[] card = Drawn.png(Drawn.card(1200, 800));
        byte[] bomb = Drawn.png(Drawn.plain(30, 30, Color.RED));
        bomb[18] = (byte) 0xff; // 65,000 pixels wide, in a few bytes.
        Map<String, String> refused = Map.of(
                Base64.getEncoder().encodeToString("<svg onload=alert(1)>".getBytes()),
                "This is",
                Base64.getEncoder().encodeToString(Arrays.copyOf(card, card.length / 2)),
                "cut off",
                Base64.getEncoder().encodeToString(bomb),
                "images.",
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(card),
                "said to be image/jpeg",
                Base64.getEncoder().encodeToString(new byte[7 * MEBIBYTE]),
                "6 MB",
                "not base64 at all!",
                "not valid base64");
        refused.forEach((image, said) ->
                Errors.check(partner.post("/api/v2/process", pictures(image)), 400, "BAD_VALUE", said));
        partner.post("/api/v2/status", waiting.named()).body("status", equalTo("ACTIVE"));
        partner.post("/api/v2/files", waiting.named()).body(equalTo("{}"));
    }

    /// Before any of it is sent.
    @Test
    void refusesBodiesThatAreTooLarge() throws IOException {
        assertThat(announced("process", 100 * MEBIBYTE))
                .startsWith("HTTP/1.1 413")
                .contains("BAD_VALUE", "too large");
        assertThat(announced("token", 5 * MEBIBYTE)).startsWith("HTTP/1.1 413").contains("BAD_VALUE", "too large");

        byte[] letters = new byte[5 * MEBIBYTE];
        Arrays.fill(letters, (byte) 'A');
        Errors.check(partner.asks().body(letters).post("/api/v2/process").then(), 400, "JSON_ERROR", "JSON");
    }

    private String announced(String call, int length) throws IOException {
        String credentials = partner.key(ApiKey.Scope.FULL) + ":" + Partner.SECRET;
        String head = "POST /api/v2/" + call + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + length
                + "\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)) + "\r\n\r\n{";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, Object> pictures(String front) {
        return Map.of(
                "authToken",
                waiting.token(),
                "country",
                "LT",
                "documentType",
                "PASSPORT",
                "images",
                Map.of("FRONT", front, "FACE", front));
    }

    @Test
    void asksEverybodyWhoTheyAre() {
        for (Route route : compatible()) {
            String path =
                    route.path().replaceAll("\\{service: ([a-z-]+).*", "$1").replaceAll("\\{.*?}", "x");
            Errors.check(
                    RestAssured.given()
                            .request(Method.valueOf(route.method()), path)
                            .then()
                            .header("WWW-Authenticate", containsString("Basic")),
                    401,
                    "UNAUTHORIZED",
                    "Invalid authorization credentials");
            Errors.check(
                    RestAssured.given()
                            .auth()
                            .preemptive()
                            .basic("nobody", "nothing")
                            .request(Method.valueOf(route.method()), path)
                            .then(),
                    401,
                    "UNAUTHORIZED",
                    "Invalid authorization credentials");
        }
    }

    @Test
    void letsEachKeyDoNoMoreThanItMay() {
        for (Route route : compatible()) {
            String path =
                    route.path().replaceAll("\\{service: ([a-z-]+).*", "$1").replaceAll("\\{.*?}", "x");
            if (route.needs() != Permission.READ) {
                Errors.check(
                        partner.as(ApiKey.Scope.READ)
                                .body("{}")
                                .request(Method.valueOf(route.method()), path)
                                .then(),
                        403,
                        "PERMISSIONS_ERROR",
                        "may not");
            }
            Errors.check(
                    partner.as(ApiKey.Scope.PUBLISH)
                            .body("{}")
                            .request(Method.valueOf(route.method()), path)
                            .then(),
                    403,
                    "PERMISSIONS_ERROR",
                    "may not");
        }
    }

    @Test
    void saysWhichMethodsAPathKnows() {
        for (String path : List.of("token", "status", "process/", "delete")) {
            Errors.check(
                    partner.asks().get("/api/v2/" + path).then().header("Allow", "POST"),
                    405,
                    "METHOD_NOT_ALLOWED",
                    "POST");
        }
    }

    @Test
    void showsNothingOfAnotherWorkspace() {
        Partner stranger = new Partner(engine, hasher, Environment.SANDBOX);
        for (String call : List.of("status", "data", "files", "full-status", "generate-pdf", "delete")) {
            String there = stranger.post("/api/v2/" + call, decided.named())
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(stranger.post("/api/v2/" + call, Map.of("scanRef", "nobody's"))
                            .extract()
                            .asString())
                    .isEqualTo(there);
        }
        String path = "/kyc/identifications/" + decided.scanRef();
        Errors.check(stranger.post(path + "/request-information/", Map.of()), 404, "BAD_VALUE", "scanRef");
        Errors.check(stranger.post(path + "/blocklists/DOCUMENT_INFO/", Map.of()), 404, "BAD_VALUE", "scanRef");
        Errors.check(
                stranger.post(
                        "/api/v2/process",
                        Map.of("authToken", waiting.token(), "country", "LT", "images", Map.of("FRONT", "a"))),
                400,
                "TOKEN_NOT_VALID",
                "There is no session");
        stranger.asks().get("/kyc/identifications/").then().body("count", equalTo(0));
        stranger.asks().delete("/api/v1/subjects/" + decided.scanRef()).then().statusCode(204);
        partner.post("/api/v2/status", decided.named()).statusCode(200);
    }

    private static List<Route> compatible() {
        List<Route> routes = Routes.guarded().stream()
                .filter(route -> CompatiblePaths.contain(route.path()))
                .toList();
        assertThat(routes).hasSizeGreaterThan(14);
        return routes;
    }
}
