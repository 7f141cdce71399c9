package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Recently sent, as a person with a browser uses it.
@ExtendWith(Chromium.Resolver.class)
final class DeliveryPagesTest {
    /// The largest that can be set.
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    @TempDir
    Path data;

    private Tidings tidings;
    private RawReceiver receiver;
    private volatile Reply reply = Reply.OK;

    @BeforeEach
    void start() {
        receiver = RawReceiver.that(_ -> reply);
        tidings = Tidings.start(
                Setup.withAdministrator(data).with("TIDINGS_MAX_EVENT_BYTES", Integer.toString(MOST_BYTES)));
    }

    @AfterEach
    void stop() {
        tidings.close();
        receiver.close();
    }

    @Test
    void whatIsSentAppearsByItselfAndIsUpdatedInItsPlace(Chromium chromium) {
        subscribe();
        try (Visit visit = visit(chromium, "/deliveries")) {
            assertThat(visit.the(AriaRole.HEADING, "Nothing was sent yet")).isVisible();
            visit.seen("deliveries-empty");

            publish("scan-1", 1);
            assertThat(visit.page().locator("tbody tr")).hasCount(1);
            reply = Reply.status(503);
            publish("scan-2", 2);
            assertThat(visit.page().locator("tbody tr")).hasCount(2);
            Locator row = visit.page().locator("tbody tr").first();
            assertThat(row).containsText("Failed");

            String failed = tidings.api()
                    .awaitDelivery("scanRef=scan-2", "FAILED")
                    .path("id")
                    .asText();
            row.getByRole(AriaRole.LINK).focus();
            publish("scan-3", 3);
            Locator news = visit.the(AriaRole.BUTTON, "1 new");
            assertThat(news).isVisible();
            assertThat(visit.page().locator("tbody tr")).hasCount(2);
            assertThat(row.getByRole(AriaRole.LINK)).isFocused();
            visit.pictured("deliveries-news", Look.DESKTOP_LIGHT);
            news.press("Enter");
            assertThat(visit.page().locator("tbody tr")).hasCount(3);
            assertThat(news).isHidden();

            reply = Reply.status(200);
            tidings.api().post("/api/v1/deliveries/" + failed + "/resend").expecting(202);
            tidings.api().awaitDelivery("scanRef=scan-2", "DELIVERED");
            visit.page().reload();
            assertThat(visit.page().locator("#" + failed)).containsText("Delivered");
            visit.seen("deliveries");
        }
    }

    @Test
    void aTabThatNobodySeesAsksForNothingUntilItIsSeenAgain(Chromium chromium) {
        subscribe();
        publish("scan-1", 1);
        tidings.api().awaitDelivery("scanRef=scan-1", "DELIVERED");
        try (Visit visit = visit(chromium, "/deliveries")) {
            AtomicInteger asked = new AtomicInteger();
            visit.page().onRequest(request -> {
                if (request.url().contains("/deliveries/live")) {
                    asked.incrementAndGet();
                }
            });
            visit.page().waitForRequest("**/deliveries/live**", () -> {});
            visit.page().evaluate("""
                    () => {
                      window.hidden = true;
                      window.refused = 0;
                      Object.defineProperty(document, 'hidden', { get: () => window.hidden });
                      document.addEventListener('htmx:beforeRequest', (event) => {
                        window.refused += event.defaultPrevented ? 1 : 0;
                      });
                    }""");
            int before = asked.get();
            publish("scan-2", 2);
            visit.page().waitForFunction("() => window.refused >= 2");
            assertThat(asked).hasValue(before);
            assertThat(visit.page().locator("tbody tr")).hasCount(1);

            visit.page().evaluate("() => { window.hidden = false; }");
            assertThat(visit.page().locator("tbody tr")).hasCount(2);
            assertThat(asked).hasValueGreaterThan(before);
        }
    }

    @Test
    void filtersWithTheKeyboardSharesTheAddressAndGoesBack(Chromium chromium) {
        subscribe();
        publish("scan-1", 1);
        tidings.api().awaitDelivery("scanRef=scan-1", "DELIVERED");
        reply = Reply.status(404);
        publish("scan-2", 2);
        tidings.api().awaitDelivery("scanRef=scan-2", "FAILED");
        try (Visit visit = visit(chromium, "/deliveries")) {
            assertThat(visit.page().locator("tbody tr")).hasCount(2);
            assertThat(visit.page().getByText("2 deliveries")).isVisible();

            visit.field("scanRef").first().focus();
            visit.type("scan-2");
            visit.press("Enter");

            visit.page().waitForURL(url -> url.endsWith("/deliveries?scanRef=scan-2"));
            assertThat(visit.page().locator("tbody tr")).hasCount(1);
            Locator pill = visit.the(AriaRole.LINK, "4xx Client error");
            pill.focus();
            Locator explanation = visit.page().getByText("The receiver could not handle the request: it may");
            assertThat(explanation).isVisible();
            visit.pictured("deliveries-explanation", Look.DESKTOP_LIGHT);
            visit.press("Escape");
            assertThat(explanation).isHidden();
            pill.hover();
            visit.press("Enter");
            visit.page().waitForURL(url -> url.contains("code=4xx"));
            assertThat(visit.page().locator("tbody tr")).hasCount(1);
            visit.seen("deliveries-filtered");

            visit.the(AriaRole.LINK, "Take away the filter scanRef").press("Enter");
            visit.page().waitForURL(url -> url.endsWith("/deliveries?code=4xx"));
            visit.page().goBack();
            visit.page().waitForURL(url -> url.contains("scanRef=scan-2&code=4xx"));

            visit.open("/deliveries?code=teapot");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).isFocused();
            assertThat(visit.field("Response code").first()).hasValue("teapot");
            visit.seen("deliveries-faulty");
        }
    }

    @Test
    void aTimeIsGivenInTheReadersZoneAndSharedInUtc(Chromium chromium) {
        subscribe();
        publish("scan-1", 1);
        tidings.api().awaitDelivery("scanRef=scan-1", "DELIVERED");
        try (Visit visit = visit(chromium, "/deliveries")) {
            visit.page().selectOption("#range", "custom");
            visit.field("From").fill("2026-07-01T12:00");
            visit.field("From").press("Enter");

            visit.page().waitForURL(url -> url.contains("from=2026-07-01T09%3A00%3A00Z"));
            assertThat(visit.field("From")).hasValue("2026-07-01T12:00");
            visit.seen("deliveries-between");
        }
    }

    @Test
    void aDeliveryTellsWhatWasSentAndIsSentAgain(Chromium chromium) throws IOException {
        subscribe();
        reply = Reply.status(500);
        String scanRef = Events.newScanRef();
        String payload = Events.identification(scanRef);
        tidings.api().publish(Events.event("IDENTIFICATION_AUTO_FINISHED", payload));
        String id = tidings.api()
                .awaitDelivery("scanRef=" + scanRef, "FAILED")
                .path("id")
                .asText();
        try (Visit visit = visit(chromium, "/deliveries")) {
            visit.page().locator("#" + id).getByRole(AriaRole.LINK).press("Enter");

            assertThat(visit.the(AriaRole.HEADING, "ID VERIFICATION AUTO FINISHED"))
                    .isVisible();
            assertThat(visit.page().getByText("The receiver failed.")).isVisible();
            assertThat(visit.page().locator(".headers")).containsText("X-Api-Key");
            assertThat(visit.page().content()).doesNotContain("hunter2");
            visit.seen("delivery");

            reply = Reply.status(200);
            visit.the(AriaRole.LINK, "Resend").press("Enter");
            Locator dialog = visit.the(AriaRole.DIALOG, "Send it again?");
            assertThat(dialog).isVisible();
            visit.seen("delivery-resend");
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resend"))
                    .press("Enter");
            assertThat(visit.page().getByText("The delivery is sent again.")).isVisible();
            assertThat(visit.page().locator("#progress")).containsText("Resent by hand");
            assertThat(visit.page().locator("#progress .badge")).containsText("Delivered");

            Locator search = visit.page().getByPlaceholder("Search in the payload");
            search.fill("pavyzdys");
            search.press("Enter");
            visit.page().locator(".json-tree").waitFor();
            search.fill("overall");
            assertThat(visit.page().locator(".json-found")).containsText("1 of ");
            assertThat(visit.page().locator("mark.current")).isVisible();
            visit.page().locator("[data-json-close]").click();
            visit.the(AriaRole.BUTTON, "Unfold all").click();
            visit.pictured("delivery-payload", Look.DESKTOP_LIGHT);

            visit.page().locator("[data-json-copy]").click();
            assertThat(visit.page().evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo(payload);
            Download download = visit.page()
                    .waitForDownload(() -> visit.the(AriaRole.LINK, "Download").click());
            assertThat(Files.readAllBytes(download.path())).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void case63AnAnswerOfOneHugeLineWithTerminalEscapesIsNeitherKeptNorShown(Chromium chromium) {
        subscribe();
        reply = Reply.status(500)
                .because("\u001b[31mred\u001b]0;title\u0007")
                .saying("\u001b[2J" + "x".repeat(10_000_000) + "ANSWERMARKER");
        publish("scan-1", 1);
        JsonNode failed = tidings.api().awaitDelivery("scanRef=scan-1", "FAILED");
        assertThat(Api.codes(failed)).containsExactly(500);
        try (Visit visit = visit(chromium, "/deliveries/" + failed.path("id").asText())) {
            assertThat(visit.page().getByText("The receiver failed.")).isVisible();
            assertThat(visit.page().content())
                    .hasSizeLessThan(100_000)
                    .doesNotContain("xxxx", "ANSWERMARKER", "\u001b");
        }
        assertThat(tidings.log()).content().doesNotContain("xxxx", "\u001b");
    }

    @Test
    void case63AHugeSingleLineStaysUsable(Chromium chromium) {
        subscribe();
        String payload =
                "{\"companyId\":\"huge\",\"date\":\"2026-01-31T08:00:00Z\",\"manager\":null,\"line\":\"\\u001b[31m"
                        + "x".repeat(MOST_BYTES - 500_000) + "needle\",\"list\":["
                        + "[1],".repeat(90_000) + "\"last\"]}";
        tidings.api()
                .post("/api/v1/events", Events.event("COMPANY_DELETE", payload.replace("needle", "n".repeat(500_000))))
                .expecting(413);
        tidings.api().publish(Events.event("COMPANY_DELETE", payload));
        String id = tidings.api()
                .awaitDelivery("scanRef=huge", "DELIVERED")
                .path("id")
                .asText();
        try (Visit visit = visit(chromium, "/deliveries/" + id)) {
            assertThat(visit.page().locator(".json-tree")).isVisible();
            assertThat((int) visit.page().evaluate("() => document.querySelectorAll('*').length"))
                    .isLessThan(5_000);
            Locator search = visit.page().getByPlaceholder("Search in the payload");
            search.fill("needle");
            assertThat(visit.page().locator(".json-found")).containsText("1 of 1");
            search.fill("\"last\"");
            assertThat(visit.page().locator("mark.current")).containsText("\"last\"");
            visit.pictured("delivery-huge", Look.DESKTOP_LIGHT);
        }
    }

    @Test
    void allThatMatchIsResentWithABarThatMoves(Chromium chromium) {
        subscribe();
        reply = Reply.status(500);
        for (int i = 0; i < 30; i++) {
            publish("bulk-" + i, i);
        }
        Waiting.until(
                "all have failed",
                () -> tidings.api().deliveries("state=FAILED").size() == 30);
        reply = Reply.status(200);
        try (Visit visit = visit(chromium, "/deliveries?state=FAILED")) {
            visit.the(AriaRole.LINK, "Resend all that match").press("Enter");
            Locator begin = visit.the(AriaRole.BUTTON, "Resend 30 deliveries");
            assertThat(begin).isVisible();
            visit.seen("resend-ask");
            begin.press("Enter");

            assertThat(visit.page().getByText("The resend was started.")).isVisible();
            assertThat(visit.page().locator("#progress .badge")).containsText("Done");
            assertThat(visit.page().locator("#progress")).containsText("30 of 30 deliveries handed on");
            assertThat(visit.the(AriaRole.LINK, "Stop this resend")).hasCount(0);
            visit.seen("resend");
            visit.open("/resends");
            visit.seen("resends");
        }
    }

    @Test
    void aResendIsStopped(Chromium chromium) {
        subscribe();
        for (int i = 0; i < 400; i++) {
            publish("bulk-" + i, i);
        }
        Waiting.until(
                "all are sent",
                () -> tidings.api().deliveries("state=DELIVERED").size() == 400);
        reply = new Reply.Silence();
        try (Visit visit = visit(chromium, "/resends/new?state=DELIVERED")) {
            visit.the(AriaRole.BUTTON, "Resend 400 deliveries").press("Enter");
            visit.the(AriaRole.LINK, "Stop this resend").press("Enter");
            visit.the(AriaRole.BUTTON, "Stop").press("Enter");
            visit.page().waitForURL(url -> url.contains("/resends/"));
            assertThat(visit.page().locator("#progress .badge")).hasText("Stopped");
        }
    }

    @Test
    void aCopyIsTaken(Chromium chromium) throws IOException {
        subscribe();
        publish("scan-1", 1);
        tidings.api().awaitDelivery("scanRef=scan-1", "DELIVERED");
        try (Visit visit = visit(chromium, "/deliveries?scanRef=scan-1")) {
            visit.page().locator(".popup > summary").press("Enter");
            visit.seen("deliveries-export");
            Download download = visit.page()
                    .waitForDownload(() ->
                            visit.the(AriaRole.LINK, "CSV, for spreadsheets").click());
            assertThat(download.suggestedFilename())
                    .startsWith("tidings-deliveries-")
                    .endsWith(".csv");
            assertThat(Files.readString(download.path())).contains("scan-1");
        }
    }

    @Test
    void withoutScriptEverythingIsThereToo(Chromium chromium) {
        subscribe();
        publish("scan-1", 1);
        JsonNode delivery = tidings.api().awaitDelivery("scanRef=scan-1", "DELIVERED");
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.page().route("**/*.js", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
            visit.open("/deliveries/" + delivery.path("id").asText());
            assertThat(visit.page().locator(".json-text")).containsText("companyId");
            visit.the(AriaRole.LINK, "Resend").click();
            visit.page()
                    .locator("#resend")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Resend"))
                    .click();
            assertThat(visit.page().getByText("The delivery is sent again.")).isVisible();
        }
    }

    private Visit visit(Chromium chromium, String path) {
        Visit visit = chromium.visit(tidings);
        visit.signIn();
        visit.open(path);
        return visit;
    }

    private void subscribe() {
        tidings.api()
                .subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE", "IDENTIFICATION_AUTO_FINISHED")
                        .named("Results to the core system")
                        .signedWith("abcdef0123456789abcdef0123456789")
                        .withHeader("X-Api-Key", "hunter2hunter2"));
    }

    private void publish(String subject, long number) {
        tidings.api().publish(Events.numbered(subject, number));
    }
}
