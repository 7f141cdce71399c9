package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Iterator;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every event that the server makes by itself, from what gives rise to it to a receiver: it names its type, its schema
/// takes its body, and an outcome has every key that the documented one has. That of a document's expiry, for which
/// years must go by, is told in `DocumentExpiryTest`; what a person does on the pages, in `SessionPageTest`.
final class EmissionTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path data;

    private static Tidings tidings;

    @BeforeAll
    static void start() {
        tidings = Tidings.start(Setup.open(data).with("TIDINGS_SANDBOX", "true"));
    }

    @AfterAll
    static void end() {
        tidings.close();
    }

    @Test
    void anAutomaticReviewIsToldAndThenAManualOne() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "IDENTIFICATION_AUTO_FINISHED", "IDENTIFICATION_MANUAL_FINISHED")) {
            String scanRef = scanRef(token("{\"clientId\":\"c-1\",\"dummyStatus\":\"SUSPECTED\"}"));

            JsonNode auto = outcome(mine, 1, "IDENTIFICATION_AUTO_FINISHED");
            assertThat(auto.path("final").asBoolean()).isTrue();
            assertThat(auto.at("/status/overall").asText()).isEqualTo("SUSPECTED");

            post("/api/v2/add-dummy-status", """
                    {"scanRef":"%s","manualFaceMatchResult":"FACE_MISMATCH","manualDocumentValidity":"DOC_VALIDATED"}\
                    """.formatted(scanRef), 200);

            JsonNode manual = outcome(mine, 2, "IDENTIFICATION_MANUAL_FINISHED");
            assertThat(manual.path("final").asBoolean()).isTrue();
            assertThat(manual.at("/status/overall").asText()).isEqualTo("DENIED");
            assertThat(manual.at("/status/manualFace").asText()).isEqualTo("FACE_MISMATCH");
        }
    }

    @Test
    void theLegacyTypeGetsAnOutcomeToo() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "IDENTIFICATION")) {
            token("{\"clientId\":\"c-1\",\"dummyStatus\":\"APPROVED\"}");

            assertThat(outcome(mine, 1, "IDENTIFICATION").at("/status/overall").asText())
                    .isEqualTo("APPROVED");
        }
    }

    @Test
    void picturesThatNobodyCanJudgeAreToldAsNotFinal() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "IDENTIFICATION_AUTO_FINISHED")) {
            JsonNode token = token("{\"clientId\":\"c-1\"}");
            String picture = picture();

            post("/api/v2/process", """
                    {"authToken":"%s","country":"LT","documentType":"PASSPORT","images":{"FRONT":"%s","FACE":"%s"}}\
                    """.formatted(token.path("authToken").asText(), picture, picture), 200);

            JsonNode auto = outcome(mine, 1, "IDENTIFICATION_AUTO_FINISHED");
            assertThat(auto.path("final").asBoolean()).isFalse();
            assertThat(auto.at("/status/autoFace").asText()).isEqualTo("FACE_NOT_ANALYSED");
            URI front = URI.create(auto.at("/fileUrls/FRONT").asText());
            assertThat(tidings.api()
                            .get(front.getRawPath() + "?" + front.getRawQuery())
                            .expecting(200)
                            .body())
                    .isEqualTo(Base64.getDecoder().decode(picture));
        }
    }

    @Test
    void aTokenThatNobodyOpenedIsToldWhenItRunsOut() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "IDENTIFICATION_EXPIRED")) {
            token("{\"clientId\":\"c-1\",\"expiryTime\":1}");

            JsonNode expired = outcome(mine, 1, "IDENTIFICATION_EXPIRED");
            assertThat(expired.path("final").asBoolean()).isTrue();
            assertThat(expired.at("/status/overall").asText()).isEqualTo("EXPIRED");
            assertThat(expired.path("fileUrls")).isEmpty();
        }
    }

    @Test
    void whatAProgramAddsAfterTheOutcomeIsTold() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "IDENTIFICATION_RESUBMITTED")) {
            JsonNode token = token("""
                    {"clientId":"c-1","dummyStatus":"APPROVED","additionalSteps":{"ALL":{"ALL":{"UTILITY_BILL":\
                    {"type":"UPLOAD"}}}}}""");

            post("/api/v2/upload-additional-step", """
                    {"scanRef":"%s","image":"%s","step":"UTILITY_BILL"}""".formatted(scanRef(token), picture()), 200);

            JsonNode resubmitted = outcome(mine, 1, "IDENTIFICATION_RESUBMITTED");
            assertThat(resubmitted.path("final").asBoolean()).isFalse();
            assertThat(resubmitted.at("/additionalSteps/UTILITY_BILL").asText()).isEqualTo("UPLOAD");
        }
    }

    @Test
    void aSessionsOwnCallbackGetsItsOutcomeInPlaceOfTheReceiver() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                RawReceiver sessions = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "IDENTIFICATION_AUTO_FINISHED")) {
            token("{\"clientId\":\"c-1\",\"dummyStatus\":\"APPROVED\",\"callbackUrl\":\"" + sessions.url() + "\"}");

            assertThat(outcome(sessions, 1, "IDENTIFICATION_AUTO_FINISHED")
                            .path("clientId")
                            .asText())
                    .isEqualTo("c-1");
            token("{\"clientId\":\"c-2\",\"dummyStatus\":\"APPROVED\"}");
            assertThat(outcome(mine, 1, "IDENTIFICATION_AUTO_FINISHED")
                            .path("clientId")
                            .asText())
                    .isEqualTo("c-2");
        }
    }

    @Test
    void aCompanysEndIsToldWhenItIsNearWhenItHasComeAndWhenItIsDeleted() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "COMPANY_EXPIRATION", "COMPANY_DELETE")) {
            String soon = Instant.now().plusSeconds(2).toString();
            assertThat(tidings.api()
                            .put("/api/v1/companies/c0ffee01", "{\"expiresAt\":\"" + soon + "\"}")
                            .status())
                    .isEqualTo(200);

            assertThat(body(mine, 1, "COMPANY_EXPIRATION")
                            .path("expirationStatus")
                            .asText())
                    .isEqualTo("PENDING");
            assertThat(body(mine, 2, "COMPANY_EXPIRATION")
                            .path("expirationStatus")
                            .asText())
                    .isEqualTo("EXPIRED");
            assertThat(tidings.api().delete("/api/v1/companies/c0ffee01").status())
                    .isEqualTo(204);
            assertThat(body(mine, 3, "COMPANY_DELETE").path("companyId").asText())
                    .isEqualTo("c0ffee01");
        }
    }

    @Test
    void aFormsTokenThatRanOutIsTold() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "COMPANY_INFO_REQUEST")) {
            post("/api/v1/company-tokens", "{\"companyId\":\"c0ffee01\",\"lifetimeSeconds\":1}", 201);

            assertThat(body(mine, 1, "COMPANY_INFO_REQUEST").path("status").asText())
                    .isEqualTo("EXPIRED");
        }
    }

    @Test
    void aDayOnWhichMonitoringsEndIsTold() {
        try (RawReceiver mine = RawReceiver.answering(Reply.OK);
                Subscription _ = subscribe(mine, "AML_MONITORING_EXPIRATION")) {
            LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(5);
            assertThat(tidings.api()
                            .put("/api/v1/monitorings/m-1", "{\"until\":\"" + soon + "\",\"extended\":false}")
                            .status())
                    .isEqualTo(200);

            assertThat(body(mine, 1, "AML_MONITORING_EXPIRATION")
                            .path("usersToExpire")
                            .asInt())
                    .isOne();
        }
    }

    private static Subscription subscribe(RawReceiver mine, String... types) {
        return tidings.api().subscribe(Webhook.to(mine.url(), types));
    }

    private static JsonNode token(String json) {
        return post("/api/v2/token", json, 201);
    }

    private static String scanRef(JsonNode token) {
        return token.path("scanRef").asText();
    }

    private static JsonNode post(String path, String json, int status) {
        Answer answer = tidings.api().post(path, json).expecting(status);
        return answer.text().isEmpty() ? JSON.createObjectNode() : json(answer.body());
    }

    /// The body of an outcome, which has every key of the documented one.
    private static JsonNode outcome(RawReceiver mine, int number, String type) {
        JsonNode body = body(mine, number, type);
        JsonNode documented = json(Events.identification(scanRef(body)).getBytes(StandardCharsets.UTF_8));
        assertThat(names(body)).containsAll(names(documented));
        assertThat(names(body.path("status"))).containsAll(names(documented.path("status")));
        assertThat(names(body.path("data"))).containsAll(names(documented.path("data")));
        return body;
    }

    /// The body of the request of that number, which is of this type and which its schema takes.
    private static JsonNode body(RawReceiver mine, int number, String type) {
        Request request = mine.await(number).get(number - 1);
        assertThat(request.need("Idenfy-Event-Type")).isEqualTo(type);
        String schema = tidings.api()
                .get("/api/v1/event-types/" + type + "/schema")
                .expecting(200)
                .text();
        assertThat(SchemaRegistry.withDialect(Dialects.getDraft202012())
                        .getSchema(schema)
                        .validate(new String(request.body(), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        return json(request.body());
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> names(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    /// A picture with something on it, in base64.
    private static String picture() {
        BufferedImage image = new BufferedImage(1_200, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, 1_200, 800);
        graphics.setColor(Color.DARK_GRAY);
        for (int line = 40; line < 800; line += 25) {
            graphics.drawString("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG ".repeat(4), 20, line);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
