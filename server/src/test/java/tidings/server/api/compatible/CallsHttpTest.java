package tidings.server.api.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Environment;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.api.compatible.Partner.Made;
import tidings.server.blocklist.Blocklists;
import tidings.server.security.SecretHasher;
import tidings.verification.DataField;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class CallsHttpTest {

    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    @Inject
    Blocklists blocklists;

    private Partner partner;

    @BeforeEach
    void makePartner() {
        partner = new Partner(engine, hasher, Environment.SANDBOX);
    }

    @Test
    void tellsHowAVerificationStands() {
        Made waiting = partner.make(Map.of("clientId", "user-1"));
        partner.post("/api/v2/status", waiting.named())
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("final", equalTo(false))
                .body("scanRef", equalTo(waiting.scanRef()))
                .body("clientId", equalTo("user-1"))
                .body("fraudTags", equalTo(List.of()))
                .body("$", hasKey("manualFace"))
                .body("autoFace", nullValue());

        Made decided = partner.decided("user-2", "SUSPECTED");
        partner.post("/api/v2/status/", decided.named())
                .statusCode(200)
                .body("status", equalTo("SUSPECTED"))
                .body("final", equalTo(true))
                .body("autoDocument", equalTo("DOC_VALIDATED"))
                .body("autoFace", equalTo("FACE_MATCH"))
                .body("manualDocument", nullValue())
                .body("mismatchTags", equalTo(List.of("DATE_OF_BIRTH")));
        partner.post("/api/v2/full-status", decided.named())
                .statusCode(200)
                .body("face_match_result", equalTo("FACE_MATCH"))
                .body("client.client_id", equalTo("user-2"))
                .body("client_identity_document.first_name", equalTo("ADA"))
                .body("attempt_count", equalTo(1));
        partner.post("/api/v2/data/", decided.named())
                .statusCode(200)
                .body("docFirstName", equalTo("ADA"))
                .body("docPersonalCode", nullValue())
                .body("$", hasKey("addressVerification"))
                .body("$", hasKey("additionalData"))
                .body("clientId", equalTo("user-2"));

        partner.post("/api/v2/status", partner.decided("user-3", "EXPIRED").named())
                .body("status", equalTo("EXPIRED"))
                .body("final", equalTo(true))
                .body("autoDocument", nullValue());
    }

    @Test
    void takesAllPicturesAtOnceAndLendsThemByLinks() throws Exception {
        try (Receiver receiver = new Receiver()) {
            partner.notify(receiver, EventType.IDENTIFICATION_AUTO_FINISHED);
            Made made = partner.make(Map.of("clientId", "user-4"));

            partner.post(
                            "/api/v2/process",
                            Map.of(
                                    "authToken",
                                    made.token(),
                                    "country",
                                    "lt",
                                    "documentType",
                                    "PASSPORT",
                                    "skipAnalysis",
                                    false,
                                    "images",
                                    Map.of(
                                            "FRONT",
                                            Partner.PICTURE,
                                            "FACE",
                                            "data:image/jpeg;base64," + inLines(Partner.PICTURE))))
                    .statusCode(200)
                    .body(emptyString());

            JsonNode webhook = new JsonMapper().readTree(receiver.next().body());
            assertThat(webhook.path("final").asBoolean()).isFalse();
            assertThat(webhook.path("scanRef").asText()).isEqualTo(made.scanRef());
            partner.post("/api/v2/status", made.named()).body("status", equalTo("REVIEWING"));
            String link = partner.post("/api/v2/files", made.named())
                    .statusCode(200)
                    .body("keySet()", hasSize(2))
                    .body("FACE", startsWith("http"))
                    .extract()
                    .path("FRONT");
            byte[] picture = RestAssured.get(link.replaceFirst("https?://[^/]+", ""))
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg")
                    .extract()
                    .asByteArray();
            assertThat(picture).isEqualTo(Base64.getDecoder().decode(Partner.PICTURE));
            Errors.check(
                    partner.post("/api/v2/process", pictures(made.token(), "FRONT", "FACE")),
                    400,
                    "TOKEN_NOT_VALID",
                    "used already");

            String pdf = partner.post("/api/v2/generate-pdf", made.named())
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(textOf(Base64.getDecoder().decode(pdf)))
                    .contains(made.scanRef(), "user-4", "REVIEWING", "Shown: FRONT", "submitted")
                    .doesNotContain("Not printed here");
            partner.asks()
                    .accept("application/pdf")
                    .body(made.named())
                    .post("/api/v2/generate-pdf/")
                    .then()
                    .statusCode(200)
                    .contentType("application/pdf");
        }
    }

    @Test
    void saysWhichPictureIsMissing() {
        Made made = partner.make(Map.of("clientId", "c"));
        Map<String, Object> wish = new HashMap<>(pictures(made.token(), "FRONT", "FACE"));
        wish.put("documentType", "ID_CARD");
        Errors.check(partner.post("/api/v2/process", wish), 400, "MISSING_VALUE", "No image provided for step 'BACK'");
        partner.post("/api/v2/status", made.named()).body("status", equalTo("ACTIVE"));
    }

    @Test
    void processesUnderTheNewerNameOfTheToken() {
        Made made = partner.make(Map.of("clientId", "c", "tokenType", "DOCUMENT", "reviewFailed", false));
        Map<String, Object> wish = new HashMap<>(pictures("", "FRONT"));
        wish.remove("authToken");
        wish.put("token", made.token());
        partner.post("/api/v2/process", wish).statusCode(200);
    }

    @Test
    void deletesAllOfAVerificationOnceItsTokenIsOver() {
        Made waiting = partner.make(Map.of("clientId", "c"));
        Errors.check(
                partner.post("/api/v2/delete", waiting.named()), 400, "PARTNER_ERROR", "Token has not expired yet.");

        Made decided = partner.decided("c", "DENIED");
        partner.post("/api/v2/delete", decided.named()).statusCode(200).body(emptyString());
        for (String call : List.of("status", "data", "files", "delete", "generate-pdf")) {
            Errors.check(partner.post("/api/v2/" + call, decided.named()), 404, "BAD_VALUE", "scanRef");
        }
        partner.asks().delete("/api/v1/subjects/" + waiting.scanRef()).then().statusCode(204);
        Errors.check(partner.post("/api/v2/status", waiting.named()), 404, "BAD_VALUE", "scanRef");
    }

    @Test
    void listsVerificationsByPages() {
        for (int i = 0; i < 3; i++) {
            partner.make(Map.of("clientId", "one of three"));
        }
        Made suspected = partner.decided("another", "SUSPECTED");

        partner.asks()
                .get("/kyc/identifications/?perPage=3")
                .then()
                .statusCode(200)
                .body("count", equalTo(4))
                .body("results", hasSize(3))
                .body("results[0].scanRef", equalTo(suspected.scanRef()))
                .body("results[0].status", equalTo("SUSPECTED"))
                .body("results[0].suspected", equalTo(true))
                .body("results[1].suspected", equalTo(false))
                .body("previous", nullValue())
                .body("next", matchesPattern("http.*/kyc/identifications/\\?page=2&perPage=3"));
        partner.asks()
                .get("/kyc/identifications?clientId=one of three&page=2&perPage=2")
                .then()
                .statusCode(200)
                .body("count", equalTo(3))
                .body("results", hasSize(1))
                .body("next", nullValue())
                .body("previous", matchesPattern("http.*\\?clientId=one\\+of\\+three&page=1&perPage=2"));
    }

    @Test
    void asksThePersonForMoreOnceAtATime() {
        Made decided = partner.make(Map.of(
                "clientId",
                "c",
                "dummyStatus",
                "APPROVED",
                "additionalSteps",
                Map.of("ALL", Map.of("ALL", Map.of("ADDITIONAL_PHOTO", Map.of())))));
        String path = "/kyc/identifications/" + decided.scanRef() + "/request-information/";

        ValidatableResponse asked = partner.post(path, Map.of("additionalStepUploadRequired", true))
                .statusCode(200)
                .body("tokenString", matchesPattern("[A-Za-z0-9]{40}"));
        asked.body(
                "sessionUrl",
                matchesPattern("http.*/api/v2/redirect\\?authToken="
                        + asked.extract().path("tokenString").toString()));
        partner.post("/api/v2/status", decided.named()).body("status", equalTo("REVIEWING"));
        Errors.check(partner.post(path, Map.of()), 400, "PARTNER_ERROR", "already");
        Errors.check(partner.post("/api/v2/request-update", decided.named()), 400, "PARTNER_ERROR", "already");
        partner.asks()
                .get("/api/v2/redirect?authToken=" + asked.extract().path("tokenString"))
                .then()
                .statusCode(303);
        partner.asks().get("/verify?authToken=" + decided.token()).then().statusCode(404);
    }

    @Test
    void takesAnAdditionalStepFromAProgram() throws Exception {
        try (Receiver receiver = new Receiver()) {
            partner.notify(receiver, EventType.IDENTIFICATION_RESUBMITTED);
            Made decided = partner.make(Map.of("clientId", "c", "utilityBill", true, "dummyStatus", "APPROVED"));

            partner.post(
                            "/api/v2/upload-additional-step",
                            Map.of(
                                    "scanRef",
                                    decided.scanRef(),
                                    "step",
                                    "UTILITY_BILL",
                                    "image",
                                    Partner.PICTURE,
                                    "additionalData",
                                    Map.of()))
                    .statusCode(200);

            JsonNode webhook = new JsonMapper().readTree(receiver.next().body());
            assertThat(webhook.path("final").asBoolean()).isFalse();
            assertThat(webhook.at("/fileUrls/UTILITY_BILL").asText()).startsWith("http");
        }
    }

    @Test
    void listsOnBlocklistsAndTakesOff() {
        Made decided = partner.decided("c", "APPROVED");
        String list = "/kyc/identifications/" + decided.scanRef() + "/blocklists/DOCUMENT_INFO/";

        partner.post(list, Map.of("reason", "Stolen")).statusCode(201).body("reason", equalTo("Stolen"));
        assertThat(blocklists.lists(partner.workspace(), DataField.DOC_NUMBER, "X0000001"))
                .isTrue();
        partner.asks().delete(list).then().statusCode(204);
        assertThat(blocklists.lists(partner.workspace(), DataField.DOC_NUMBER, "X0000001"))
                .isFalse();
        Errors.check(partner.asks().delete(list).then(), 404, "BAD_VALUE", "blocklist");
        partner.asks().post(list).then().statusCode(201);
        Errors.check(
                partner.post("/kyc/identifications/" + decided.scanRef() + "/blocklists/SELFIE/", Map.of()),
                400,
                "PARTNER_ERROR",
                "SELFIE");
        Errors.check(
                partner.post("/kyc/identifications/" + decided.scanRef() + "/blocklists/PERSON/", Map.of()),
                400,
                "BAD_VALUE",
                "blocklist");

        partner.post("/api/v2/delete", decided.named()).statusCode(200);
        assertThat(blocklists.lists(partner.workspace(), DataField.DOC_NUMBER, "X0000001"))
                .isFalse();
    }

    @Test
    void recognisesTheFaceThatIsListed() throws Exception {
        try (Receiver receiver = new Receiver()) {
            partner.notify(receiver, EventType.IDENTIFICATION_AUTO_FINISHED);
            Made made = partner.make(Map.of("clientId", "c"));
            partner.post("/api/v2/process", pictures(made.token(), "FRONT", "FACE"))
                    .statusCode(200);
            receiver.next();

            partner.post("/kyc/identifications/" + made.scanRef() + "/blocklists/SELFIE/", Map.of())
                    .statusCode(201);

            assertThat(blocklists.faces(partner.workspace())).hasSize(1);
        }
    }

    @Test
    void makesManualOutcomesUpInASandbox() throws Exception {
        try (Receiver receiver = new Receiver()) {
            partner.notify(receiver, EventType.IDENTIFICATION_MANUAL_FINISHED);
            Made made = partner.make(Map.of("clientId", "c", "dummyStatus", "APPROVED"));

            partner.post("/api/v2/add-dummy-status", dummy(made, "FACE_MISMATCH"))
                    .statusCode(200);

            JsonNode webhook = new JsonMapper().readTree(receiver.next().body());
            assertThat(webhook.at("/status/manualFace").asText()).isEqualTo("FACE_MISMATCH");
            assertThat(webhook.at("/status/overall").asText()).isEqualTo("DENIED");
            assertThat(webhook.path("final").asBoolean()).isTrue();
        }
        Partner live = new Partner(engine, hasher, Environment.LIVE);
        Errors.check(
                live.post("/api/v2/add-dummy-status", dummy(live.make(Map.of("clientId", "c")), "FACE_MATCH")),
                403,
                "PERMISSIONS_ERROR",
                "This endpoint is not available for LIVE partners.");
    }

    private static Map<String, String> dummy(Made made, String face) {
        return Map.of(
                "scanRef", made.scanRef(), "manualFaceMatchResult", face, "manualDocumentValidity", "DOC_VALIDATED");
    }

    private static Map<String, Object> pictures(String token, String... steps) {
        Map<String, String> images = new HashMap<>();
        Arrays.stream(steps).forEach(step -> images.put(step, Partner.PICTURE));
        return Map.of("authToken", token, "country", "LT", "documentType", "PASSPORT", "images", images);
    }

    private static String inLines(String base64) {
        return base64.replaceAll("(.{76})", "$1\r\n");
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
