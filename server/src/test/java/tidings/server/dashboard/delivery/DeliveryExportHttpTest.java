package tidings.server.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.AuditAction;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.TestServer;
import tidings.server.Warnings;
import tidings.server.security.Passwords;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class DeliveryExportHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAYLOAD = "{ \"amount\":1.50,\r\n\"note\":\"a\\nb ü\" }";

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    private Sendings sendings;

    @BeforeEach
    void makeAWorkspace() {
        sendings = new Sendings(engine, archive, passwords);
    }

    @AfterEach
    void close() {
        sendings.close();
    }

    @Test
    void givesSpreadsheetsNoFormulas() {
        sendings.notification(EventType.COMPANY_DELETE, "=HYPERLINK(\"http://evil\")", 0);
        sendings.publish(EventType.COMPANY_DELETE, "=cmd|' /C calc'!A0", "@sum, \"x\"", "{}");
        sendings.settled(1);

        String csv = sendings.browser()
                .get("/deliveries/export?format=csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Cache-Control", "no-store")
                .header("Content-Disposition", containsString(".csv"))
                .extract()
                .asString();

        assertThat(csv.split("\r\n", -1)).hasSize(3).endsWith("");
        assertThat(csv)
                .startsWith("id,eventId,eventType,scanRef,clientId,")
                .contains(",'=cmd|' /C calc'!A0,\"'@sum, \"\"x\"\"\",")
                .contains("\"'=HYPERLINK(\"\"http://evil\"\")\",DELIVERED,200,1,,");
    }

    @Test
    void givesProgramsALineForEachAndPayloadsWhereAsked() throws Exception {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", "client-1", PAYLOAD);
        sendings.publish(EventType.COMPANY_DELETE, "scan-2", "client-1", PAYLOAD);
        sendings.settled(2);

        String lean = sendings.browser().get("/deliveries/export?format=ndjson").asString();
        assertThat(lean.split("\n")).hasSize(2);
        assertThat(lean).doesNotContain("amount");
        JsonNode item = JSON.readTree(lean.split("\n")[1]);
        assertThat(item.path("scanRef").asText()).isEqualTo("scan-1");
        assertThat(item.path("state").asText()).isEqualTo("DELIVERED");

        String full = sendings.browser()
                .get("/deliveries/export?format=ndjson&payloads=true&scanRef=scan-1")
                .asString();
        assertThat(full.split("\n")).hasSize(1);
        assertThat(full).contains("{ \"amount\":1.50,  \"note\":\"a\\nb ü\" }");
        assertThat(JSON.readTree(full).path("payload").path("note").asText()).isEqualTo("a\nb ü");
    }

    @Test
    void givesEverythingThatMatchesAndNotOnlyAPage() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        for (int i = 0; i < 450; i++) {
            sendings.publish(EventType.COMPANY_DELETE, null, null, "{}");
        }

        String csv = sendings.browser().get("/deliveries/export").asString();

        assertThat(csv.split("\r\n")).hasSize(451).doesNotHaveDuplicates();
    }

    @Test
    void endsWhenTheClientGoesAway() throws Exception {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        int large = 900_000;
        int count = 30;
        String payload = "{\"text\":\"" + "x".repeat(large) + "\"}";
        for (int i = 0; i < count; i++) {
            sendings.publish(EventType.COMPANY_DELETE, null, null, payload);
        }
        WatchedExports.WRITTEN.clear();

        try (Warnings warnings = Warnings.ofTheLog()) {
            try (Socket client = new Socket()) {
                client.setReceiveBufferSize(16 * 1024);
                client.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
                String cookies = sendings.administrator().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
                String request =
                        "GET /deliveries/export?format=ndjson&payloads=true HTTP/1.1\r\nHost: localhost\r\nCookie: "
                                + cookies + "\r\n\r\n";
                client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                byte[] start = client.getInputStream().readNBytes(100_000);
                assertThat(new String(start, StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("\"text\":\"xx");
                assertThat(WatchedExports.WRITTEN).isEmpty();
            }

            assertThat(WatchedExports.WRITTEN.poll(30, TimeUnit.SECONDS)).isLessThan((long) large * count / 2);
            assertThat(warnings.messages()).isEmpty();
        }
        assertThat(sendings.browser().get("/deliveries/export").asString()).hasLineCount(count + 1);
    }

    @Test
    void isWrittenIntoTheAuditLog() {
        sendings.browser()
                .get("/deliveries/export?format=ndjson&payloads=true")
                .then()
                .statusCode(200);

        assertThat(archive.audit(sendings.workspace(), null, 1).getFirst().action())
                .isEqualTo(AuditAction.EXPORTED);
        assertThat(archive.audit(sendings.workspace(), null, 1).getFirst().target())
                .isEqualTo("deliveries as NDJSON with payloads");
    }

    @Test
    void refusesAFormatThatThereIsNotAndGoesBackWithAFaultyFilter() {
        sendings.browser().get("/deliveries/export?format=xls").then().statusCode(400);
        sendings.browser()
                .get("/deliveries/export?code=teapot")
                .then()
                .statusCode(303)
                .header("Location", containsString("/deliveries?code=teapot"));
        assertThat(List.copyOf(archive.audit(sendings.workspace(), null, 10)))
                .noneMatch(entry -> entry.action() == AuditAction.EXPORTED);
    }
}
