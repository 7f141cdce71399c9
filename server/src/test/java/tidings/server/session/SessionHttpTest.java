package tidings.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static tidings.server.TestServer.asClient;
import static tidings.server.TestServer.inBrowser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.events.Identification.Platform;
import tidings.server.TestServer;
import tidings.server.pictures.Drawn;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.Happening;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.Visit;

/// The way through a session as a browser without scripts takes it.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class SessionHttpTest {
    private static final byte[] SHARP = Drawn.jpeg(Drawn.card(1_200, 900));
    private static final byte[] BLURRED = Drawn.jpeg(Drawn.blurred(Drawn.card(1_200, 900), 24));
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1";

    @Inject
    Verifications verifications;

    @Test
    void theLinkOpensTheSessionOnceAndAsksForConsent() {
        String token = token(Map.of());

        String page = enter(token);

        assertThat(page).isEqualTo("/verify/" + token);
        get(page)
                .statusCode(200)
                .body("html.@lang", equalTo("en"))
                .body(containsString("Confirm your identity"))
                .body(containsString("including the biometric comparison of my face"));
        assertThat(held(token).verification().visit())
                .extracting(Visit::platform, Visit::ip)
                .containsExactly(Platform.MOBILE, "127.0.0.1");
        Stage stage = held(token).verification().stage();
        enter(token);
        assertThat(held(token).verification().stage()).isEqualTo(stage);
    }

    @Test
    void whoOnlyLooksAtTheLinkDoesNotStartTheClock() {
        String token = token(Map.of());

        inBrowser().head("/verify?authToken=" + token);
        inBrowser().header("Sec-Purpose", "prefetch").get("/verify?authToken=" + token);

        assertThat(held(token).verification().stage()).isInstanceOf(Stage.Waiting.class);
    }

    @Test
    void thePagesMayStandWithinOthersAndTellNobodyTheToken() {
        String token = token(Map.of());
        Response page = inBrowser().get(enter(token));

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors *", "script-src 'self'", "img-src 'self' data: blob:");
        assertThat(page.headers().getValues("Content-Security-Policy")).hasSize(1);
        assertThat(page.header("Permissions-Policy")).startsWith("camera=(self)");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.cookies()).isEmpty();
    }

    @Test
    void whoDoesNotAgreeGetsNoFurther() {
        String token = token(Map.of());
        enter(token);

        inBrowser()
                .formParam("country", "LT")
                .formParam("document", "PASSPORT")
                .post("/verify/" + token + "/document")
                .then()
                .statusCode(400)
                .body(containsString("Please agree first"))
                .body(containsString("aria-invalid=\"true\""));

        assertThat(held(token).verification().choice()).isNull();
    }

    @Test
    void countriesAreFoundByNameAndCode() {
        String token = token(Map.of("locale", "lt"));
        enter(token);

        get("/verify/" + token + "?agreed=yes&q=vokie")
                .body(containsString(">Vokietija<"))
                .body(not(containsString(">Lietuva<")));
        get("/verify/" + token + "?agreed=yes&q=de").body(containsString(">Vokietija<"));
        get("/verify/" + token + "?agreed=yes&q=nowhere<script>")
                .body(containsString("value=\"nowhere&lt;script&gt;\""));
    }

    @Test
    void theWholeWayLeadsToReview() {
        String token = token(Map.of());
        enter(token);

        choose(token, "LT", "ID_CARD");
        get("/verify/" + token).body(containsString("For good pictures"));
        get("/verify/" + token + "?ready=yes").body(containsString("The side with the photo"));
        show(token, "FRONT", SHARP).statusCode(303);
        get("/verify/" + token).body(containsString("The other side"));
        show(token, "BACK", SHARP).statusCode(303);
        get("/verify/" + token).body(containsString("Your face")).body(containsString("capture=\"user\""));
        show(token, "FACE", SHARP).statusCode(303);
        Response review = inBrowser().get("/verify/" + token);
        assertThat(review.asString()).contains("Check and send");
        String picture = review.htmlPath().getString("**.find { it.name() == 'img' }.@src");
        assertThat(inBrowser().get(picture).asByteArray()).isEqualTo(SHARP);
        inBrowser().contentType("application/x-www-form-urlencoded").post("/verify/" + token + "/submit");

        assertThat(ended(token)).contains("status=unverified");
        get(ended(token)).body(containsString("A person looks at your pictures next"));
        assertThat(inBrowser().get(picture).statusCode()).isEqualTo(404);
        assertThat(held(token).verification().uploads().keySet()).containsExactly(Step.FRONT, Step.BACK, Step.FACE);
    }

    @Test
    void aScreenThatLeavesNoChoiceIsLeftOut() {
        String token = token(Map.of("country", "LT", "documents", List.of("PASSPORT"), "showInstructions", false));
        enter(token);

        inBrowser()
                .formParam("agreed", "yes")
                .post("/verify/" + token + "/document")
                .then()
                .statusCode(303);

        get("/verify/" + token)
                .body(containsString("The page with the photo"))
                .body(containsString("Passport · Lithuania"));
    }

    @Test
    void aBlurredPictureIsAskedForAgainAsLongAsThereAreTriesLeft() {
        String token = ready();

        for (int left = 3; left > 0; left--) {
            show(token, "FRONT", BLURRED).statusCode(303);
            get("/verify/" + token)
                    .body(containsString("The side with the photo"))
                    .body(containsString("The picture is blurred. Hold still until it is sharp."))
                    .body(containsString("Tries left: " + left));
        }
        show(token, "FRONT", BLURRED).statusCode(303);

        get("/verify/" + token).body(containsString("The other side"));
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        String token = ready();

        show(token, "FRONT", "GIF89a".getBytes(StandardCharsets.US_ASCII))
                .statusCode(400)
                .body(containsString("A picture is needed, as JPEG or PNG."));
        show(token, "FRONT", "%PDF-1.7 %%EOF".getBytes(StandardCharsets.US_ASCII))
                .statusCode(400)
                .body(containsString("A picture is needed, as JPEG or PNG."));
        show(token, "FRONT", java.util.Arrays.copyOf(SHARP, SHARP.length / 2))
                .statusCode(400)
                .body(containsString("it is damaged or incomplete"));
        show(token, "FRONT", new byte[0]).statusCode(400).body(containsString("No file was chosen."));
        show(token, "FRONT", new byte[11 << 20])
                .statusCode(413)
                .body(containsString("The file is too large: at most 10 MB can be sent."));
        assertThat(held(token).verification().uploads()).isEmpty();
    }

    @Test
    void anUploadOfAHundredMegabytesIsCutOffWithWords() throws IOException {
        String token = ready();
        long length = 100L << 20;
        String answer;
        long sent = 0;
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /verify/" + token + "/steps/FRONT HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
                            + "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                            + "Content-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[1 << 20];
            while (sent < 8 << 20 && socket.getInputStream().available() == 0) {
                out.write(chunk);
                sent += chunk.length;
            }
            answer = new String(socket.getInputStream().readNBytes(6_000), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 413").contains("The file is too large: at most 10 MB can be sent.");
        assertThat(sent).isLessThanOrEqualTo(9L << 20);
    }

    @Test
    void whoCancelsIsTakenToThePageForThat() {
        String token = token(Map.of("unverifiedUrl", "https://shop.example/maybe?a=1&b=2"));
        enter(token);

        inBrowser()
                .contentType("application/x-www-form-urlencoded")
                .post("/verify/" + token + "/cancel")
                .then()
                .statusCode(303);

        get("/verify/" + token)
                .body(containsString("The check was cancelled"))
                .body(containsString("data-target=\"https://shop.example/maybe?a=1&amp;b=2\""))
                .body(containsString("&quot;status&quot;:&quot;unverified&quot;"));
        show(token, "FRONT", SHARP).statusCode(303);
        inBrowser().get("/verify?authToken=" + token).then().statusCode(303);
    }

    @Test
    void aTokenThatNobodyHasMadeIsAnsweredInTheLanguageOfTheBrowser() {
        inBrowser()
                .header("Accept-Language", "pt, lt;q=0.9, en;q=0.5")
                .get("/verify?authToken=guess")
                .then()
                .statusCode(404)
                .body("html.@lang", equalTo("lt"))
                .body(containsString("Šios nuorodos naudoti negalima"));
        for (String path : List.of("", "/pictures/FRONT-1")) {
            inBrowser().get("/verify/guess" + path).then().statusCode(404);
        }
        for (String path : List.of("/document", "/submit", "/cancel")) {
            inBrowser()
                    .contentType("application/x-www-form-urlencoded")
                    .post("/verify/guess" + path)
                    .then()
                    .statusCode(404)
                    .body(containsString("This link cannot be used"));
        }
        show("guess", "FRONT", SHARP).statusCode(404);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageSpeaksTheLanguageOfTheTokenOrOfTheAddress(Language language) {
        String token = token(Map.of("locale", language.tag()));
        String page = enter(token);

        get(page)
                .body("html.@lang", equalTo(language.tag()))
                .body(containsString(Words.in(language).say("consent.start")));
        get(page + "?lang=pl").body("html.@lang", equalTo("pl"));
        assertThat(inBrowser().get("/verify?authToken=" + token + "&lang=fr-CA").header("Location"))
                .endsWith("/verify/" + token + "?lang=fr");
    }

    @Test
    void whatIsAskedForAfterwardsIsGiven() {
        String token = token(Map.of("utilityBill", true, "showInstructions", false));
        enter(token);
        choose(token, "LT", "PASSPORT");
        for (String step : List.of("FRONT", "FACE", "UTILITY_BILL")) {
            show(token, step, SHARP).statusCode(303);
        }
        inBrowser().contentType("application/x-www-form-urlencoded").post("/verify/" + token + "/submit");
        ended(token);
        Held held = held(token);
        decide(held);
        String again = verifications
                .requestInformation(
                        held(token), new Action.RequestInformation(Duration.ofDays(1), true, "API key test"))
                .token();

        assertThat(inBrowser().get("/verify/" + token).statusCode()).isEqualTo(404);
        String page = enter(again);
        get(page).body(containsString("Something more is needed")).body(containsString("A bill with your address"));
        get(page + "?ready=yes").body(containsString("application/pdf"));
        show(again, "UTILITY_BILL", SHARP).statusCode(303);
        get(page).body(containsString("Check and send"));
        inBrowser().contentType("application/x-www-form-urlencoded").post(page + "/submit");

        assertThat(held(again).verification().history().getLast().kind()).isEqualTo(Happening.Kind.INFORMATION_GIVEN);
        get(ended(again)).body(containsString("A person looks at your pictures next"));
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        String token = token(Map.of());
        enter(token);

        RestAssured.given()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .post("/verify/" + token + "/cancel")
                .then()
                .statusCode(403);
        assertThat(held(token).verification().stage()).isInstanceOf(Stage.Collecting.class);
    }

    private void decide(Held held) {
        var manual = new tidings.verification.ManualReview(
                held.updatedAt(),
                "anna@example.com",
                tidings.events.FaceStatus.FACE_MATCH,
                tidings.events.DocumentStatus.DOC_VALIDATED,
                null,
                Map.of(),
                java.util.Set.of(),
                java.util.Set.of(),
                List.of(),
                null,
                false);
        assertThat(verifications.act(held, new Action.Review(manual))).isInstanceOf(Acted.Done.class);
    }

    private String token(Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.put("clientId", "person");
        return asClient()
                .contentType("application/json")
                .body(body)
                .post("/api/v2/token")
                .then()
                .statusCode(201)
                .extract()
                .path("authToken");
    }

    private Held held(String token) {
        return verifications.opened(token).orElseThrow();
    }

    /// Opens the link and returns where it leads.
    private static String enter(String token) {
        String location = inBrowser()
                .header("User-Agent", PHONE)
                .get("/verify?authToken=" + token)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return location.replaceFirst("^http://[^/]+", "");
    }

    private String ready() {
        String token = token(Map.of("showInstructions", false));
        enter(token);
        choose(token, "LT", "ID_CARD");
        return token;
    }

    private static void choose(String token, String country, String document) {
        inBrowser()
                .formParam("agreed", "yes")
                .formParam("country", country)
                .formParam("document", document)
                .post("/verify/" + token + "/document")
                .then()
                .statusCode(303);
    }

    private static ValidatableResponse show(String token, String step, byte[] file) {
        return inBrowser()
                .multiPart("file", "picture", file, "application/octet-stream")
                .post("/verify/" + token + "/steps/" + step)
                .then();
    }

    private static ValidatableResponse get(String path) {
        return inBrowser().get(path).then();
    }

    /// Waits as the page does, and returns where it is sent then.
    private static String ended(String token) {
        while (inBrowser().get("/verify/" + token + "/progress").jsonPath().getBoolean("waiting")) {
            Thread.onSpinWait();
        }
        String location = inBrowser()
                .get("/verify/" + token)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return location.replaceFirst("^http://[^/]+", "");
    }
}
