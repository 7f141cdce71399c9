package tidings.server.dashboard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Actor;
import tidings.engine.NotificationId;
import tidings.engine.Role;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.security.Passwords;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class DeliveryPagesHttpTest {
    private static final String PAYLOAD = "{ \"amount\":1.50,\n\"note\":\"<script>alert(1)</script> ü\" }";
    private static final Pattern ROW = Pattern.compile("<tr id=\"(dlv_[0-9a-z]+)\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

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
    void aWorkspaceThatSentNothingIsLedToTheInbox() {
        sendings.browser()
                .get("/deliveries")
                .then()
                .statusCode(200)
                .body(containsString("Nothing was sent yet"))
                .body(containsString("href=\"/inbox\""));
        sendings.browser()
                .get("/deliveries?scanRef=nobody")
                .then()
                .body(containsString("Nothing matches"))
                .body(containsString("Clear the filters"));
    }

    @Test
    void everyFilterFindsWhatItNamesAndStandsAsAChipThatCanBeTakenAway() {
        NotificationId deletions = sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.notification(EventType.SOS_REPORT, "Reports", 0);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", "client-1", "{}");
        sendings.settled(1);
        sendings.receiver().answering(404);
        sendings.publish(EventType.SOS_REPORT, "scan-2", "client-2", "{}");
        String second = sendings.settled(2).getFirst().delivery().id().toString();
        String first = sendings.settled(2).getLast().delivery().id().toString();

        assertThat(rows("")).containsExactly(second, first);
        for (String query : List.of(
                "scanRef=scan-1",
                "clientId=client-1",
                "scanRef=%20scan-1%20",
                "eventType=COMPANY_DELETE",
                "notificationId=" + deletions,
                "state=DELIVERED",
                "code=200",
                "code=2xx",
                "scanRef=scan-1&range=24h&code=&state=")) {
            assertThat(rows(query)).as(query).containsExactly(first);
        }
        for (String query :
                List.of("range=1h", "range=7d", "range=custom&from=2026-01-01T08:00", "to=2089-01-01T00:00:00Z")) {
            assertThat(rows(query)).as(query).containsExactly(second, first);
        }
        assertThat(rows("code=5xx")).isEmpty();
        assertThat(rows("code=0")).isEmpty();
        assertThat(rows("range=custom&to=2025-01-01T00:00")).isEmpty();
        sendings.browser()
                .get("/deliveries?scanRef=scan-1&state=DELIVERED&range=24h")
                .then()
                .body(containsString("aria-label=\"Take away the filter scanRef\""))
                .body(containsString("href=\"/deliveries?state=DELIVERED&amp;range=24h\""))
                .body(containsString("Last 24 hours"));
    }

    @Test
    void saysWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped() {
        sendings.browser()
                .get("/deliveries?scanRef=keep-me&code=teapot&eventType=NONE&range=year&from=yesterday")
                .then()
                .statusCode(400)
                .body(containsString("value=\"keep-me\""))
                .body(containsString("value=\"teapot\""))
                .body(containsString("id=\"code-error\""))
                .body(containsString("id=\"eventType-error\""))
                .body(containsString("id=\"range-error\""))
                .body(containsString("id=\"from-error\""))
                .body(containsString("value=\"yesterday\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "scan%", "'", "\"; DROP TABLE deliveries; --", ".*", "(a+)+$", "\\", "\u0000", "🔑"})
    void takesASearchForWhatItIsAndNotForAPattern(String text) {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", "client-1", "{}");
        sendings.settled(1);

        for (String name : List.of("scanRef", "clientId")) {
            sendings.browser()
                    .queryParam(name, text)
                    .get("/deliveries")
                    .then()
                    .statusCode(200)
                    .body(containsString("Nothing matches"));
        }
    }

    @Test
    void refusesWhatIsTooLongAndACursorThatWasMadeUp() {
        sendings.browser()
                .queryParam("scanRef", "x".repeat(300))
                .get("/deliveries")
                .then()
                .statusCode(400);
        sendings.browser()
                .queryParam("scanRef", "x".repeat(1024 * 1024))
                .get("/deliveries")
                .then()
                .statusCode(equalTo(414));
        sendings.browser().get("/deliveries?cursor=AAAAAAAAAAAAAAAA").then().statusCode(400);
        sendings.browser().get("/deliveries?scanRef=a&scanRef=b").then().statusCode(400);
    }

    @Test
    void goesOnWithTheNextPageOfTheSameSearch() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        for (int i = 0; i < 60; i++) {
            sendings.publish(EventType.COMPANY_DELETE, null, "client", "{}");
        }
        List<String> all = sendings.settled(60).stream()
                .map(entry -> entry.delivery().id().toString())
                .toList();

        String page = list("clientId=client&range=24h").asString();
        assertThat(found(page)).isEqualTo(all.subList(0, 50));
        assertThat(page).contains("data-live-list");
        Matcher older = OLDER.matcher(page);
        assertThat(older.find()).isTrue();
        String next = list(older.group(1).substring("/deliveries?".length()).replace("&amp;", "&"))
                .asString();
        assertThat(found(next)).isEqualTo(all.subList(50, 60));
        assertThat(next).contains("That is all.").doesNotContain("data-live-list");
        sendings.browser().get("/deliveries/count?clientId=client").then().body(containsString("60 deliveries"));
    }

    @Test
    void tellsOnlyWhatIsNewAndWhatHasChanged() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 1);
        sendings.receiver().answering(500);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", null, "{}");
        String first = sendings.settled(1).getFirst().delivery().id().toString();
        String version = version(list("").asString(), first);

        sendings.browser()
                .get("/deliveries/live?newest=" + first + "&open=" + first + "." + version)
                .then()
                .statusCode(204);

        sendings.receiver().answering(200);
        sendings.publish(EventType.COMPANY_DELETE, "scan-2", null, "{}");
        String second = sendings.settled(2).getFirst().delivery().id().toString();
        String fresh = live("newest=" + first + "&open=" + first + "." + version);
        assertThat(found(fresh)).containsExactly(second);

        sendings.browser().post("/deliveries/" + first + "/resend").then().statusCode(303);
        sendings.settled(2);
        String changed = live("newest=" + second + "&open=" + first + "." + version);
        assertThat(found(changed)).containsExactly(first);
        assertThat(changed).contains("Delivered");
        sendings.browser()
                .get("/deliveries/live?state=FAILED&newest=" + second + "&open=nonsense,dlv_0000000000000")
                .then()
                .statusCode(204);
    }

    @Test
    void tellsEverythingOfADeliveryButItsSecrets() {
        sendings.notification(EventType.COMPANY_DELETE, "<b>Deletions</b>", 1);
        sendings.receiver().answering(503);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", "client-1", PAYLOAD);
        String id = sendings.settled(1).getFirst().delivery().id().toString();

        String page = sendings.browser()
                .get("/deliveries/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        assertThat(page)
                .contains(
                        "&lt;b&gt;Deletions&lt;/b&gt;",
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "Attempt 1: 503",
                        "The receiver failed.",
                        "Next attempt",
                        "webhook-id",
                        "Idenfy-Event-Type",
                        "X-Api-Key",
                        "/hook?…",
                        "hidden, since it is secret")
                .doesNotContain(
                        Sendings.SECRET, "<script>alert", "was changed after", tidings.server.Receiver.RESPONSE);
        sendings.browser()
                .get("/deliveries/" + id + "/payload")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .header("Cache-Control", "no-store")
                .body(equalTo(PAYLOAD));
    }

    @Test
    void saysWhenTheNotificationWasChangedOrDeletedSince() {
        NotificationId notification = sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", null, "{}");
        String id = sendings.settled(1).getFirst().delivery().id().toString();

        Await.result(engine.editNotification(sendings.workspace(), notification, settings -> settings, Actor.OPERATOR));
        sendings.browser().get("/deliveries/" + id).then().body(containsString("was changed after the latest attempt"));

        Await.result(engine.removeNotification(sendings.workspace(), notification, Actor.OPERATOR));
        sendings.browser()
                .get("/deliveries/" + id)
                .then()
                .statusCode(200)
                .body(containsString("its headers are not known any more"))
                .body(not(containsString("Send it again?")));
        sendings.browser()
                .post("/deliveries/" + id + "/resend")
                .then()
                .statusCode(409)
                .body(containsString("nowhere to send it"));
    }

    @Test
    void leadsToThePreviousAndTheNextOfTheSameScanRef() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        for (int i = 0; i < 3; i++) {
            sendings.publish(EventType.COMPANY_DELETE, "scan-1", null, "{}");
            sendings.publish(EventType.COMPANY_DELETE, "scan-2", null, "{}");
        }
        sendings.settled(6);
        List<String> same = rows("scanRef=scan-1");

        String middle = sendings.browser().get("/deliveries/" + same.get(1)).asString();

        assertThat(middle)
                .contains("href=\"/deliveries/" + same.get(0) + "\"", "href=\"/deliveries/" + same.get(2) + "\"")
                .contains("href=\"/deliveries?scanRef=scan-1\"");
        assertThat(sendings.browser().get("/deliveries/" + same.get(0)).asString())
                .contains("The latest of this scanRef");
    }

    @Test
    void saysInClearWordsThatAPayloadIsGone() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", "client-1", PAYLOAD);
        String id = sendings.settled(1).getFirst().delivery().id().toString();
        Await.result(engine.erase(sendings.workspace(), "scan-1", Actor.OPERATOR));

        String page = sendings.browser()
                .get("/deliveries/" + id)
                .then()
                .statusCode(200)
                .body(containsString("The payload is gone"))
                .body(containsString("cannot be sent again"))
                .extract()
                .asString();
        assertThat(page).doesNotContain("scan-1", "client-1", "amount", "Send it again?");
        sendings.browser().get("/deliveries/" + id + "/payload").then().statusCode(410);
        sendings.browser().post("/deliveries/" + id + "/resend").then().statusCode(409);
        assertThat(rows("scanRef=scan-1")).isEmpty();
        assertThat(list("").asString()).doesNotContain("scan-1", "client-1");
        assertThat(sendings.browser()
                        .get("/deliveries/export?format=ndjson&payloads=true")
                        .asString())
                .contains(id, "\"payload\":null")
                .doesNotContain("scan-1", "amount");
    }

    @Test
    void resendsAndShowsHowItGoesOn() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.receiver().answering(500);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", null, "{}");
        String id = sendings.settled(1).getFirst().delivery().id().toString();
        String before = version(list("").asString(), id);
        sendings.receiver().answering(200);

        sendings.browser()
                .post("/deliveries/" + id + "/resend")
                .then()
                .statusCode(303)
                .header("Location", containsString("/deliveries/" + id));
        sendings.settled(1);

        sendings.browser()
                .get("/deliveries/" + id + "/progress?version=" + before)
                .then()
                .statusCode(200)
                .body(containsString("Delivered"))
                .body(containsString("Resent by hand"))
                .body(not(containsString("hx-get")));
        String now = version(list("").asString(), id);
        sendings.browser()
                .get("/deliveries/" + id + "/progress?version=" + now)
                .then()
                .statusCode(204);
        assertThat(archive.audit(sendings.workspace(), null, 1)
                        .getFirst()
                        .action()
                        .name())
                .isEqualTo("DELIVERY_RESENT");
    }

    @ParameterizedTest
    @CsvSource({"VIEWER", "REVIEWER"})
    void offersAResendOnlyToWhoMayAskForIt(Role role) {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", null, "{}");
        String id = sendings.settled(1).getFirst().delivery().id().toString();
        var cookies = sendings.signIn(role);

        TestServer.inBrowser()
                .cookies(cookies)
                .get("/deliveries/" + id)
                .then()
                .statusCode(200)
                .body(not(containsString("Send it again?")));
        TestServer.inBrowser()
                .cookies(cookies)
                .get("/deliveries?state=DELIVERED")
                .then()
                .body(not(containsString("/resends/new")));
        TestServer.inBrowser()
                .cookies(cookies)
                .post("/deliveries/" + id + "/resend")
                .then()
                .statusCode(403);
    }

    @Test
    void aLargePayloadIsNotPutIntoThePage() {
        sendings.notification(EventType.COMPANY_DELETE, "Deletions", 0);
        String payload = "{\"line\":\"" + "é".repeat(512 * 1024) + "\"}";
        sendings.publish(EventType.COMPANY_DELETE, "scan-1", null, payload);
        String id = sendings.settled(1).getFirst().delivery().id().toString();

        String page = sendings.browser().get("/deliveries/" + id).asString();

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(128 * 1024);
        assertThat(page).contains("The whole of it is in the download.", "1.0 MiB");
        assertThat(sendings.browser().get("/deliveries/" + id + "/payload").asByteArray())
                .isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rows(String query) {
        return found(list(query).asString());
    }

    private Response list(String query) {
        return sendings.browser()
                .urlEncodingEnabled(false)
                .get(query.isEmpty() ? "/deliveries" : "/deliveries?" + query)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private String live(String query) {
        return sendings.browser()
                .get("/deliveries/live?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> found(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static String version(String page, String id) {
        Matcher version =
                Pattern.compile(id + "\" data-version=\"([0-9a-f]+)\"").matcher(page);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }
}
