package tidings.server.api.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.ApiKey;
import tidings.engine.Environment;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.Receiver;
import tidings.server.TestServer;
import tidings.server.security.SecretHasher;
import tidings.server.verification.Verifications;
import tidings.verification.Terms;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TokenHttpTest {
    private static final String TOKEN = "/api/v2/token";

    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    @Inject
    Verifications verifications;

    private Partner partner;

    @BeforeEach
    void makePartner() {
        partner = new Partner(engine, hasher, Environment.SANDBOX);
    }

    @Test
    void makesASessionOfAClientIdAlone() {
        ValidatableResponse made = partner.post(TOKEN, Map.of("clientId", "user-1"));

        made.statusCode(201)
                .contentType("application/json")
                .body("message", equalTo("Token created successfully"))
                .body("authToken", matchesPattern("[A-Za-z0-9]{40}"))
                .body("scanRef", matchesPattern("[0-9a-f-]{36}"))
                .body("clientId", equalTo("user-1"))
                .body("personScanRef", equalTo("user-1"))
                .body("expiryTime", equalTo(3600))
                .body("sessionLength", equalTo(600))
                .body("tokenType", equalTo("IDENTIFICATION"))
                .body("locale", equalTo("en"))
                .body("showInstructions", equalTo(true))
                .body("utilityBill", equalTo(false))
                .body("generateDigitString", equalTo(false))
                .body("documents", equalTo(List.of("ID_CARD", "PASSPORT", "RESIDENCE_PERMIT", "DRIVER_LICENSE")))
                .body("reviewSuccessful", equalTo(true))
                .body("checkAml", equalTo(false))
                .body(
                        "redirectUrl",
                        endsWith("/api/v2/redirect?authToken="
                                + made.extract().path("authToken").toString()));
        for (String nothing : List.of("firstName", "country", "digitString", "successUrl", "callbackUrl", "theme")) {
            made.body("$", hasKey(nothing)).body(nothing, nullValue());
        }
    }

    @Test
    void repeatsWhatItWasGivenAndKeepsIt() {
        ValidatableResponse answer = partner.post(TOKEN, """
                        {"clientId": "user-2", "firstName": "Zoë", "lastName": "van der Berg-O'Neill", "dateOfBirth": "1990-12-31",
                         "sex": "F", "nationality": "nl", "country": "de", "documents": ["PASSPORT", "ID_CARD"],
                         "externalRef": "order 7", "generateDigitString": true, "locale": "xx", "expiryTime": 60,
                         "sessionLength": 3600, "successUrl": "https://shop.example/checkout/#payment",
                         "ageLimit": 18, "ageMax": 99, "levenshteinTextMatchRatio": 0.9, "reviewFailed": false,
                         "maxAttemptCount": 0, "checkAml": false, "questionnaire": null, "videoCallQuestions": [],
                         "somethingOfTheirOwn": {"secret": "of theirs"}}""")
                .statusCode(201)
                .body("firstName", equalTo("ZOË"))
                .body("lastName", equalTo("VAN DER BERG-O'NEILL"))
                .body("nationality", equalTo("NL"))
                .body("country", equalTo("DE"))
                .body("documents", equalTo(List.of("PASSPORT", "ID_CARD")))
                .body("allowedDocuments", equalTo(Map.of("DE", List.of("ID_CARD", "PASSPORT"))))
                .body("locale", equalTo("en"))
                .body("digitString", matchesPattern("\\d{8}"))
                .body("successUrl", equalTo("https://shop.example/checkout/#payment"))
                .body("ageLimit", equalTo(18))
                .body("videoCallQuestions", equalTo(List.of()))
                .body("$", not(hasKey("somethingOfTheirOwn")));

        Terms terms = verifications
                .find(partner.workspace(), Partner.Made.of(answer).scanRef())
                .orElseThrow()
                .verification()
                .terms();
        assertThat(terms.externalRef()).isEqualTo("order 7");
        assertThat(terms.policy().reviewFailed()).isFalse();
        assertThat(terms.policy().maxAttemptCount()).isZero();
        assertThat(terms.policy().textRatio()).isEqualTo(0.9);
        assertThat(terms.policy().ageMax()).isEqualTo(99);
        assertThat(terms.sandbox()).isTrue();
        assertThat(terms.claims().firstName()).isEqualTo("ZOË");
    }

    @Test
    void takesTheStepsAndDocumentsThatAPartnerDefines() {
        partner.post(TOKEN, """
                        {"personScanRef": "user-3", "allowedDocuments": {"LT": ["ID_CARD"], "ALL": ["PASSPORT"]},
                         "additionalSteps": {"ALL": {"ALL": {"UTILITY_BILL": {"type": "EXTRACT", "fields": ["ssn"],
                           "texts": {"en": {"name": "Bill", "description": "A bill of the last months"}},
                           "settings": {"canUpload": true, "canCapture": false, "canUploadPDF": true}}}},
                           "LT": {"PASSPORT": {"ADDITIONAL_PHOTO": {}}}},
                         "additionalData": {"UTILITY_BILL": {"ssn": "123"}}}""")
                .statusCode(201)
                .body("clientId", equalTo("user-3"))
                .body("documents", equalTo(List.of("ID_CARD", "PASSPORT")))
                .body("additionalSteps.ALL.ALL.UTILITY_BILL.type", equalTo("EXTRACT"))
                .body("additionalData.UTILITY_BILL.ssn", equalTo("123"));
    }

    @Test
    void clearsTheNationalityByAll() {
        partner.post(TOKEN, Map.of("clientId", "c", "nationality", "ALL"))
                .statusCode(201)
                .body("nationality", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                                     | 400 | MISSING_VALUE          | clientId
                    {"clientId": null}                                     | 400 | MISSING_VALUE          | clientId
                    {"clientId": ""}                                       | 400 | BAD_VALUE              | clientId
                    {"clientId": "ö"}                                      | 400 | BAD_VALUE              | clientId
                    {"clientId": 7}                                        | 400 | BAD_VALUE              | clientId
                    {"clientId": "c", "firstName": "R2D2"}                 | 400 | BAD_VALUE              | firstName
                    {"clientId": "c", "lastName": "<b>"}                   | 400 | BAD_VALUE              | lastName
                    {"clientId": "c", "firstName": ""}                     | 400 | BAD_VALUE              | firstName
                    {"clientId": "c", "dateOfBirth": "31.12.1990"}         | 400 | BAD_VALUE              | dateOfBirth
                    {"clientId": "c", "dateOfExpiry": "2030-02-30"}        | 400 | BAD_VALUE              | dateOfExpiry
                    {"clientId": "c", "sex": "X"}                          | 400 | BAD_VALUE              | sex
                    {"clientId": "c", "nationality": "LTU"}                | 400 | BAD_VALUE              | nationality
                    {"clientId": "c", "country": "XX"}                     | 400 | BAD_VALUE              | country
                    {"clientId": "c", "country": ["LT", "XX"]}             | 400 | BAD_VALUE              | country
                    {"clientId": "c", "documents": []}                     | 400 | BAD_VALUE              | documents
                    {"clientId": "c", "documents": ["LIBRARY_CARD"]}       | 400 | BAD_VALUE              | documents
                    {"clientId": "c", "documents": "PASSPORT"}             | 400 | BAD_VALUE              | documents
                    {"clientId": "c", "allowedDocuments": {"XX": ["VISA"]}}| 400 | BAD_VALUE              | allowedDocuments
                    {"clientId": "c", "country": "LT", "allowedDocuments": {"LT": ["VISA"]}} | 400 | VALIDATION_ERROR | allowedDocuments
                    {"clientId": "c", "expiryTime": 0}                     | 400 | BAD_VALUE              | expiryTime
                    {"clientId": "c", "expiryTime": 2592001}               | 400 | BAD_VALUE              | expiryTime
                    {"clientId": "c", "expiryTime": "60"}                  | 400 | BAD_VALUE              | expiryTime
                    {"clientId": "c", "sessionLength": 59}                 | 400 | BAD_VALUE              | sessionLength
                    {"clientId": "c", "sessionLength": 3601}               | 400 | BAD_VALUE              | sessionLength
                    {"clientId": "c", "successUrl": "javascript:alert(1)"} | 400 | BAD_VALUE              | successUrl
                    {"clientId": "c", "errorUrl": "shop.example"}          | 400 | BAD_VALUE              | errorUrl
                    {"clientId": "c", "unverifiedUrl": "a://b"}            | 400 | BAD_VALUE              | unverifiedUrl
                    {"clientId": "c", "callbackUrl": "https://10.0.0.1/"}  | 400 | BAD_VALUE              | callbackUrl
                    {"clientId": "c", "callbackUrl": "ftp://a.example/"}   | 400 | BAD_VALUE              | callbackUrl
                    {"clientId": "c", "tokenType": "IDENTITY"}             | 400 | BAD_VALUE              | tokenType
                    {"clientId": "c", "tokenType": "VIDEO_CALL"}           | 400 | PARTNER_CONTRACT_ERROR | tokenType
                    {"clientId": "c", "externalRef": "12345678901234567890123456789012345678901"} | 400 | BAD_VALUE | externalRef
                    {"clientId": "c", "showInstructions": "yes"}           | 400 | BAD_VALUE              | showInstructions
                    {"clientId": "c", "ageLimit": 0}                       | 400 | BAD_VALUE              | ageLimit
                    {"clientId": "c", "ageLimit": 30, "ageMax": 20}        | 400 | VALIDATION_ERROR       | ageMax
                    {"clientId": "c", "levenshteinMrzMatchRatio": 1.1}     | 400 | BAD_VALUE              | levenshteinMrzMatchRatio
                    {"clientId": "c", "maxAttemptCount": -1}               | 400 | BAD_VALUE              | maxAttemptCount
                    {"clientId": "c", "utilityBill": 1}                    | 400 | BAD_VALUE              | utilityBill
                    {"clientId": "c", "utilityBill": true, "additionalSteps": {"ALL": {"ALL": {"A": {}}}}} | 400 | VALIDATION_ERROR | utilityBill
                    {"clientId": "c", "additionalSteps": 7}                | 400 | BAD_VALUE              | additionalSteps
                    {"clientId": "c", "additionalSteps": {"XX": {}}}       | 400 | BAD_VALUE              | XX
                    {"clientId": "c", "additionalSteps": {"ALL": {"CARD": {}}}} | 400 | BAD_VALUE         | additionalSteps.ALL.CARD
                    {"clientId": "c", "additionalSteps": {"ALL": {"ALL": {"FACE": {}}}}} | 400 | BAD_VALUE | additionalSteps.ALL.ALL.FACE
                    {"clientId": "c", "additionalSteps": {"ALL": {"ALL": {"A": {"type": "READ"}}}}} | 400 | BAD_VALUE | additionalSteps.ALL.ALL.A.type
                    {"clientId": "c", "additionalSteps": {"ALL": {"ALL": {"A": {"settings": {"canUpload": 1}}}}}} | 400 | BAD_VALUE | settings.canUpload
                    {"clientId": "c", "additionalData": {"A": {"b": "c"}}} | 400 | VALIDATION_ERROR       | additionalData.A
                    {"clientId": "c", "checkAml": true}                    | 400 | PARTNER_CONTRACT_ERROR | checkAml
                    {"clientId": "c", "checkLiveness": true}               | 400 | PARTNER_CONTRACT_ERROR | checkLiveness
                    {"clientId": "c", "nfcRequired": true}                 | 400 | PARTNER_CONTRACT_ERROR | nfcRequired
                    {"clientId": "c", "questionnaire": "key"}              | 400 | PARTNER_CONTRACT_ERROR | questionnaire
                    {"clientId": "c", "theme": "d4e5"}                     | 400 | PARTNER_CONTRACT_ERROR | theme
                    {"clientId": "c", "fraudServices": ["LID"]}            | 400 | PARTNER_CONTRACT_ERROR | fraudServices
                    {"clientId": "c", "dummyStatus": "PERFECT"}            | 400 | BAD_VALUE              | dummyStatus
                    {"clientId": "c", "sex": 1, "locale": 2}               | 400 | BAD_VALUE              | locale
                    []                                                     | 400 | JSON_ERROR             | object
                    {"clientId": "c"                                       | 400 | JSON_ERROR             | cut off
                    {"clientId": "c", "clientId": "d"}                     | 400 | JSON_ERROR             | twice
                    ``                                                     | 400 | JSON_ERROR             | empty
                    """)
    void refusesWhatItCannotTake(String body, int status, String identifier, String named) {
        Errors.check(partner.asks().body(body).post(TOKEN).then(), status, identifier, named);
    }

    @Test
    void refusesABodyThatIsNoText() {
        byte[] latin = {'{', '"', 'c', '"', ':', '"', (byte) 0xe9, '"', '}'};
        Errors.check(partner.asks().body(latin).post(TOKEN).then(), 400, "ENCODING_ERROR", "UTF-8");
        Errors.check(
                partner.asks()
                        .header("Content-Encoding", "gzip")
                        .body("{}".getBytes())
                        .post(TOKEN)
                        .then(),
                415,
                "ENCODING_ERROR",
                "compressed");
    }

    @Test
    void takesABodyOfWhateverTypeItIsSaidToBe() {
        partner.asks()
                .contentType("text/plain")
                .body("{\"clientId\": \"c\"}")
                .post(TOKEN)
                .then()
                .statusCode(201);
    }

    @Test
    void letsOnlyThoseSayWhereWebhooksGoWhoMaySetThem() {
        Map<String, String> wish = Map.of("clientId", "c", "callbackUrl", "https://hooks.example/kyc");

        partner.post(TOKEN, wish).statusCode(201).body("callbackUrl", equalTo("https://hooks.example/kyc"));
        for (ApiKey.Scope scope : List.of(ApiKey.Scope.READ, ApiKey.Scope.PUBLISH)) {
            Errors.check(
                    partner.as(scope).body(wish).post(TOKEN).then(), 403, "PERMISSIONS_ERROR", "You may not do this");
        }
    }

    @Test
    void makesAnOutcomeUpAtOnce() throws Exception {
        try (Receiver receiver = new Receiver()) {
            partner.notify(receiver, EventType.IDENTIFICATION_AUTO_FINISHED);

            partner.post(TOKEN, Map.of("clientId", "user-9", "dummyStatus", "SUSPECTED"))
                    .statusCode(201)
                    .body("message", equalTo("Dummy token and verification created successfully"))
                    .body("dummyStatus", equalTo("SUSPECTED"));

            Receiver.Request webhook = receiver.next();
            assertThat(webhook.headers()).containsEntry("idenfy-event-type", "IDENTIFICATION_AUTO_FINISHED");
            JsonNode body = new JsonMapper().readTree(webhook.body());
            assertThat(body.at("/status/overall").asText()).isEqualTo("SUSPECTED");
            assertThat(body.path("final").asBoolean()).isTrue();
            assertThat(body.path("clientId").asText()).isEqualTo("user-9");
        }
    }

    @Test
    void sendsTheOutcomeToTheCallbackOfTheSession() throws Exception {
        try (Receiver usual = new Receiver();
                Receiver own = new Receiver()) {
            partner.notify(usual, EventType.IDENTIFICATION_AUTO_FINISHED);

            partner.post(TOKEN, Map.of("clientId", "user-10", "dummyStatus", "APPROVED", "callbackUrl", own.url()))
                    .statusCode(201);

            assertThat(own.next().text()).contains("\"user-10\"");
            assertThat(usual.waiting()).isZero();
        }
    }

    @Test
    void makesNoOutcomeUpForLivePartners() {
        Partner live = new Partner(engine, hasher, Environment.LIVE);
        Errors.check(
                live.post(TOKEN, Map.of("clientId", "c", "dummyStatus", "APPROVED")),
                403,
                "PERMISSIONS_ERROR",
                "is not available for LIVE partners.");
    }

    @Test
    void sendsThePersonToThePagesOfTheSession() {
        Partner.Made made = partner.make(Map.of("clientId", "c"));
        partner.asks()
                .get("/api/v2/redirect?authToken=" + made.token())
                .then()
                .statusCode(303)
                .header("Location", endsWith("/verify?authToken=" + made.token()))
                .header("Cache-Control", containsString("no-store"));
        Errors.check(partner.asks().get("/api/v2/redirect").then(), 400, "MISSING_VALUE", "authToken");
        partner.asks()
                .urlEncodingEnabled(false)
                .get("/api/v2/redirect?authToken=%0d%0aLocation:x&lang=%0d%0a")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/verify?authToken=%0D%0ALocation%3Ax"));
    }
}
