package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A person goes through a session with a browser, on a server whose analyser says what the test wants.
@ExtendWith(Chromium.Resolver.class)
final class SessionPageTest {
    private static final String SHOP = "https://shop.example/";
    private static final String NOTHING = "{}";
    private static final String APPROVED = """
            {"face": "FACE_MATCH", "document": "DOC_VALIDATED",
             "data": {"docFirstName": "ANNA MARIA", "docLastName": "ERIKSSON", "docNumber": "D23145890",
                      "docDob": "1974-08-12", "docExpiry": "2040-04-15", "docIssuingCountry": "LT"}}""";

    private static volatile String verdict = NOTHING;
    private static RawReceiver analyser;
    private static Tidings tidings;

    @BeforeAll
    static void start(@TempDir Path data) {
        analyser = RawReceiver.that(_ -> Reply.status(200).saying(verdict));
        tidings = Tidings.start(Setup.withAdministrator(data)
                .with("TIDINGS_SANDBOX", "true")
                .with("TIDINGS_ANALYSER_URL", analyser.url()));
    }

    @AfterAll
    static void stop() {
        tidings.close();
        analyser.close();
    }

    @BeforeEach
    void saysNothing() {
        verdict = NOTHING;
    }

    @Test
    void aPersonShowsEverythingToTheCameraAndAHumanDecides(Chromium chromium) {
        JsonNode made = create(withoutReturn(session()));
        try (RawReceiver partner = RawReceiver.answering(Reply.OK);
                Subscription ignored = tidings.api()
                        .subscribe(Webhook.to(
                                partner.url(), "IDENTIFICATION_AUTO_FINISHED", "IDENTIFICATION_MANUAL_FINISHED"));
                Visit visit = chromium.visit(tidings)) {
            visit.open("/verify?authToken=" + made.path("authToken").asText());
            assertThat(visit.the(AriaRole.HEADING, "Confirm your identity")).isVisible();
            visit.seen("session-consent");
            visit.page().getByRole(AriaRole.CHECKBOX).check();
            press(visit, "Start");

            visit.seen("session-country");
            visit.field("Search for a country").fill("lithu");
            assertThat(visit.the(AriaRole.LINK, "Lithuania")).isVisible();
            assertThat(visit.the(AriaRole.LINK, "Germany")).isHidden();
            visit.press("Enter");
            assertThat(visit.the(AriaRole.HEADING, "Which document will you show?"))
                    .isFocused();
            visit.seen("session-document");
            press(visit, "Identity card");
            visit.seen("session-instructions");
            visit.the(AriaRole.LINK, "I am ready").click();

            assertThat(visit.the(AriaRole.HEADING, "The side with the photo")).isVisible();
            visit.seen("session-front");
            press(visit, "Open the camera");
            shoot(visit, "session-camera");
            visit.seen("session-picture");
            press(visit, "Use this picture");
            assertThat(visit.the(AriaRole.HEADING, "The other side")).isVisible();
            shoot(visit, "session-camera-back");
            press(visit, "Take again");
            shoot(visit, null);
            press(visit, "Use this picture");
            assertThat(visit.the(AriaRole.HEADING, "Your face")).isVisible();
            shoot(visit, "session-camera-face");
            press(visit, "Use this picture");

            assertThat(visit.the(AriaRole.HEADING, "Check and send")).isVisible();
            assertThat(visit.page().locator(".piece img")).hasCount(3);
            visit.seen("session-review");
            press(visit, "Send");
            assertThat(visit.the(AriaRole.HEADING, "Thank you, that is all")).isVisible();
            assertThat(visit.page().url()).endsWith("?status=unverified");
            visit.seen("session-end-pending");
            JsonNode auto = told(partner, 1, "IDENTIFICATION_AUTO_FINISHED");
            assertThat(auto.path("final").asBoolean()).isFalse();
            assertThat(auto.at("/status/autoFace").asText()).isEqualTo("FACE_NOT_ANALYSED");

            approve(chromium, made.path("scanRef").asText());
            JsonNode manual = told(partner, 2, "IDENTIFICATION_MANUAL_FINISHED");
            assertThat(manual.path("final").asBoolean()).isTrue();
            assertThat(manual.at("/status/overall").asText()).isEqualTo("APPROVED");
            assertThat(manual.at("/data/docFirstName").asText()).isEqualTo("ANNA MARIA");
            assertThat(manual.path("fileUrls")).hasSize(3);
        }
    }

    /// A reviewer claims it, reads the name off the picture, and approves.
    private static void approve(Chromium chromium, String scanRef) {
        try (Visit desk = chromium.visit(tidings)) {
            desk.signIn();
            desk.open("/verifications/" + scanRef);
            desk.the(AriaRole.BUTTON, "Review it").click();
            desk.the(AriaRole.TEXTBOX, "First name").first().fill("ANNA MARIA");
            desk.page().evaluate("() => document.activeElement.blur()");
            desk.press("a");
            assertThat(desk.the(AriaRole.HEADING, "Approve person?")).isVisible();
            desk.press("Enter");
            desk.page().waitForURL(url -> !url.endsWith(scanRef));
        }
    }

    private static JsonNode told(RawReceiver partner, int number, String type) {
        Request request = partner.await(number).get(number - 1);
        assertThat(request.need("Idenfy-Event-Type")).isEqualTo(type);
        try {
            return new JsonMapper().readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoIsApprovedIsTakenToTheSuccessUrl(Chromium chromium) {
        verdict = APPROVED;
        try (RawReceiver partner = RawReceiver.answering(Reply.OK);
                Subscription ignored =
                        tidings.api().subscribe(Webhook.to(partner.url(), "IDENTIFICATION_AUTO_FINISHED"));
                Visit visit = chromium.visit(tidings)) {
            shop(visit);
            visit.open(link(quick(session())));
            begin(visit);
            chooseFiles(visit, Specimen.front(), Specimen.back(), Specimen.face());
            press(visit, "Send");

            assertThat(visit.the(AriaRole.HEADING, "Your identity is confirmed"))
                    .isVisible();
            visit.page().waitForURL(SHOP + "good");
            assertThat(partner.requests()).hasSize(1);
        }
    }

    @Test
    void whoIsApprovedIsTakenToTheErrorUrlWhenTheWebhookIsNotTaken(Chromium chromium) {
        verdict = APPROVED;
        try (RawReceiver partner = RawReceiver.answering(Reply.status(500));
                Subscription ignored =
                        tidings.api().subscribe(Webhook.to(partner.url(), "IDENTIFICATION_AUTO_FINISHED"));
                Visit visit = chromium.visit(tidings)) {
            shop(visit);
            visit.open(link(quick(session())));
            begin(visit);
            chooseFiles(visit, Specimen.front(), Specimen.back(), Specimen.face());
            press(visit, "Send");

            assertThat(visit.the(AriaRole.HEADING, "Confirmed, but not yet received"))
                    .isVisible();
            visit.page().waitForURL(SHOP + "bad");
        }
    }

    @Test
    void whoWasDeniedInTheSandboxIsTakenToTheErrorUrl(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            shop(visit);
            visit.open(link(session().put("dummyStatus", "DENIED")));

            visit.page().waitForURL(SHOP + "bad");
        }
    }

    @Test
    void aSlowAnalyserIsWaitedFor(Chromium chromium) {
        verdict = APPROVED;
        try (RawReceiver partner = RawReceiver.that(_ -> {
                    pause(3);
                    return Reply.OK;
                });
                Subscription ignored =
                        tidings.api().subscribe(Webhook.to(partner.url(), "IDENTIFICATION_AUTO_FINISHED"));
                Visit visit = chromium.visit(tidings)) {
            shop(visit);
            visit.open(link(quick(session()).put("tokenType", "DOCUMENT")));
            begin(visit);
            chooseFiles(visit, Specimen.front(), Specimen.back());
            press(visit, "Send");

            assertThat(visit.the(AriaRole.HEADING, "Your pictures are being checked"))
                    .isVisible();
            visit.page().waitForURL(SHOP + "good");
        }
    }

    @Test
    void aPersonIsToldWhyAPictureIsAskedForAgain(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.open(link(quick(session())));
            begin(visit);
            choose(visit, "blurred.jpg", Specimen.blurred());
            press(visit, "Use this picture");

            Locator alert = visit.page().getByRole(AriaRole.ALERT).first();
            assertThat(alert).containsText("The picture is blurred. Hold still until it is sharp.");
            assertThat(alert).containsText("Tries left: 3");
            visit.seen("session-retake");
            choose(visit, "notes.txt", "no picture".getBytes(StandardCharsets.UTF_8));
            press(visit, "Use this picture");
            assertThat(visit.page().getByRole(AriaRole.ALERT).first())
                    .containsText("This file cannot be used. A picture is needed, as JPEG or PNG.");
            visit.seen("session-refused");
            choose(visit, "front.jpg", Specimen.front());
            press(visit, "Use this picture");
            assertThat(visit.the(AriaRole.HEADING, "The other side")).isVisible();
        }
    }

    @Test
    void theAutomaticReviewAsksForTheRightDocumentOnce(Chromium chromium) {
        verdict =
                "{\"face\": \"FACE_MATCH\", \"document\": \"DOC_TYPE_MISMATCH\", \"flaws\": {\"FRONT\": [\"WRONG_TYPE\"]}}";
        try (Visit visit = chromium.visit(tidings)) {
            shop(visit);
            visit.open(link(quick(session())));
            begin(visit);
            chooseFiles(visit, Specimen.front(), Specimen.back(), Specimen.face());
            press(visit, "Send");

            assertThat(visit.page().getByRole(AriaRole.ALERT).first())
                    .containsText("This is another kind of document than the one you chose.");
            visit.seen("session-another-attempt");
            verdict = APPROVED;
            chooseFiles(visit, Specimen.front());
            press(visit, "Send");
            visit.page().waitForURL(SHOP + "good");
        }
    }

    @Test
    void withoutScriptsEverythingIsAForm(Chromium chromium) {
        String link = link(withoutReturn(quick(session()).put("showInstructions", true)));
        try (Visit visit = chromium.visitWithoutScript(tidings.url().toString())) {
            visit.open(link);
            visit.page().getByRole(AriaRole.CHECKBOX).check();
            press(visit, "Start");
            visit.the(AriaRole.LINK, "I am ready").click();
            for (byte[] file : List.of(Specimen.blurred(), Specimen.front(), Specimen.back(), Specimen.face())) {
                Locator input = visit.page().locator("input[type=file]");
                assertThat(input.getAttribute("capture")).isNotNull();
                input.setInputFiles(new FilePayload("picture.jpg", "image/jpeg", file));
                press(visit, "Send");
            }
            press(visit, "Send");

            assertThat(visit.the(AriaRole.HEADING, "Thank you, that is all")).isVisible();
        }
    }

    @Test
    void whoDoesNotAllowTheCameraChoosesAPicture(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.page()
                    .addInitScript("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no',"
                            + " 'NotAllowedError'))");
            visit.open(link(quick(session())));
            begin(visit);
            press(visit, "Open the camera");

            assertThat(visit.page().getByText("The camera is blocked.")).isVisible();
            visit.seen("session-camera-blocked");
            assertThat(visit.the(AriaRole.BUTTON, "Use the camera instead")).isVisible();
            visit.field("Choose a picture").setInputFiles(new FilePayload("a.jpg", "image/jpeg", Specimen.front()));
            press(visit, "Use this picture");
            assertThat(visit.the(AriaRole.HEADING, "The other side")).isVisible();
        }
    }

    @Test
    void whoCancelsIsAskedFirstAndTakenBack(Chromium chromium) {
        try (RawReceiver partner = RawReceiver.answering(Reply.OK);
                Subscription ignored = tidings.api().subscribe(Webhook.to(partner.url(), "IDENTIFICATION_CANCELLED"));
                Visit visit = chromium.visit(tidings)) {
            shop(visit);
            visit.open(link(session()));
            visit.page()
                    .getByText("Cancel", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(visit.the(AriaRole.HEADING, "Cancel the check?")).isVisible();
            visit.seen("session-cancel");
            visit.the(AriaRole.LINK, "No, go on").click();
            assertThat(visit.the(AriaRole.HEADING, "Cancel the check?")).isHidden();
            visit.press("Enter");
            press(visit, "Yes, cancel");

            assertThat(visit.the(AriaRole.HEADING, "The check was cancelled")).isVisible();
            visit.page().waitForURL(SHOP + "maybe");
            JsonNode cancelled = told(partner, 1, "IDENTIFICATION_CANCELLED");
            assertThat(cancelled.path("final").asBoolean()).isTrue();
            assertThat(cancelled.path("fileUrls")).isEmpty();
        }
    }

    @Test
    void whoComesTooLateIsToldSoAndTakenBack(Chromium chromium) {
        String link = link(session().put("expiryTime", 1));
        try (Visit visit = chromium.visit(tidings)) {
            shop(visit);
            pause(2);
            visit.open(link);

            assertThat(visit.the(AriaRole.HEADING, "The time is over")).isVisible();
            visit.seen("session-expired");
            visit.page().waitForURL(SHOP + "maybe");
        }
    }

    @Test
    void aLinkThatIsOfNoUseSaysNoMore(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.open("/verify?authToken=mistyped");
            assertThat(visit.the(AriaRole.HEADING, "This link cannot be used")).isVisible();
            visit.seen("session-gone");
        }
    }

    @Test
    void aPersonReadsItInTheirLanguage(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.open(link(session().put("locale", "lt")));
            assertThat(visit.the(AriaRole.HEADING, "Patvirtinkite savo tapatybę"))
                    .isVisible();
            assertThat(visit.page().locator("html")).hasAttribute("lang", "lt");
            visit.seen("session-consent-lt");
            visit.page().getByText("Kalba: Lietuvių").locator("..").click();
            visit.the(AriaRole.LINK, "Deutsch").click();
            assertThat(visit.the(AriaRole.HEADING, "Bestätigen Sie Ihre Identität"))
                    .isVisible();
            assertThat(visit.page().locator("html")).hasAttribute("lang", "de");
            visit.page().getByRole(AriaRole.CHECKBOX).check();
            press(visit, "Beginnen");
            visit.field("Land suchen").fill("osterr");
            visit.press("Enter");
            assertThat(visit.page().getByText("Österreich")).isVisible();
            visit.seen("session-document-de");
        }
    }

    @Test
    void withinAnotherPageItTellsThatPageAndStays(Chromium chromium) {
        String link = tidings.url() + link(session());
        String host = "<!doctype html><html lang=\"en\"><title>Shop</title><body><iframe src=\"" + link
                + "\" allow=\"camera\" width=\"600\" height=\"800\" title=\"Check\"></iframe><p id=\"told\"></p><script>"
                + "addEventListener('message', (event) => { document.getElementById('told').textContent = event.origin + ' '"
                + " + JSON.stringify(event.data); });</script>";
        try (RawReceiver shop = RawReceiver.answering(
                        Reply.status(200).with("Content-Type: text/html").saying(host));
                Visit visit = chromium.visit("http://127.0.0.1:" + shop.port())) {
            visit.open("/");
            var frame = visit.page().frameLocator("iframe");
            frame.getByRole(AriaRole.CHECKBOX).check();
            frame.getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.FrameLocator.GetByRoleOptions().setName("Start"))
                    .click();
            assertThat(frame.getByText("Which country issued your document?").first())
                    .isVisible();
            visit.pictured("session-in-a-page", Look.DESKTOP_LIGHT);
            frame.getByText("Cancel", new com.microsoft.playwright.FrameLocator.GetByTextOptions().setExact(true))
                    .click();
            frame.getByText("Yes, cancel").click();

            assertThat(visit.page().locator("#told"))
                    .containsText(":" + tidings.port() + " {\"status\":\"unverified\",\"autoSuspected\":false,"
                            + "\"manualSuspected\":false,\"manualStatus\":null}");
            assertThat(frame.getByText("The check was cancelled").first()).isVisible();
            assertThat(visit.page().url()).doesNotContain("shop.example");
        }
    }

    @Test
    void whoIsAskedForMoreGivesIt(Chromium chromium) {
        ObjectNode terms =
                withoutReturn(session().put("dummyStatus", "APPROVED").put("utilityBill", true));
        String scanRef = create(terms).path("scanRef").asText();
        JsonNode asked = tidings.api()
                .post(
                        "/kyc/identifications/" + scanRef + "/request-information/",
                        "{\"additionalStepUploadRequired\": true}")
                .expecting(200)
                .json();
        try (RawReceiver partner = RawReceiver.answering(Reply.OK);
                Subscription ignored =
                        tidings.api().subscribe(Webhook.to(partner.url(), "IDENTIFICATION_RESUBMITTED"));
                Visit visit = chromium.visit(tidings)) {
            visit.open("/verify?authToken=" + asked.path("tokenString").asText());
            assertThat(visit.the(AriaRole.HEADING, "Something more is needed")).isVisible();
            visit.seen("session-more");
            visit.the(AriaRole.LINK, "Continue").click();
            assertThat(visit.the(AriaRole.HEADING, "A bill with your address")).isVisible();
            visit.seen("session-bill");
            choose(
                    visit,
                    "bill.pdf",
                    "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
            press(visit, "Use this picture");
            assertThat(visit.page().getByText("PDF file")).isVisible();
            visit.seen("session-review-more");
            press(visit, "Send");
            assertThat(visit.the(AriaRole.HEADING, "Thank you, that is all")).isVisible();
            JsonNode resubmitted = told(partner, 1, "IDENTIFICATION_RESUBMITTED");
            assertThat(resubmitted.path("final").asBoolean()).isFalse();
            assertThat(resubmitted.at("/additionalStepPdfUrls/UTILITY_BILL").asText())
                    .contains("/files/");
        }
    }

    private static ObjectNode session() {
        return new JsonMapper()
                .createObjectNode()
                .put("clientId", "person")
                .put("successUrl", SHOP + "good")
                .put("errorUrl", SHOP + "bad")
                .put("unverifiedUrl", SHOP + "maybe");
    }

    /// One for which only a Lithuanian identity card is taken, without instructions.
    private static ObjectNode quick(ObjectNode terms) {
        terms.put("country", "LT")
                .put("showInstructions", false)
                .putArray("documents")
                .add("ID_CARD");
        return terms;
    }

    private static ObjectNode withoutReturn(ObjectNode terms) {
        return terms.remove(List.of("successUrl", "errorUrl", "unverifiedUrl"));
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode create(ObjectNode terms) {
        return tidings.api()
                .post("/api/v2/token", terms.toString())
                .expecting(201)
                .json();
    }

    private static String link(ObjectNode terms) {
        return "/api/v2/redirect?authToken=" + create(terms).path("authToken").asText();
    }

    /// The partner's pages, which are nowhere.
    private static void shop(Visit visit) {
        visit.page()
                .context()
                .route(
                        SHOP + "**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html")
                                .setBody("<!doctype html><title>Shop</title>")));
    }

    private static void press(Visit visit, String name) {
        visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions()
                                .setName(name)
                                .setExact(true))
                .click();
    }

    private static void begin(Visit visit) {
        visit.page().getByRole(AriaRole.CHECKBOX).check();
        press(visit, "Start");
        assertThat(visit.the(AriaRole.HEADING, "The side with the photo")).isVisible();
    }

    /// Takes a picture as soon as the camera shows one.
    private static void shoot(Visit visit, String name) {
        visit.page().waitForFunction("() => document.querySelector('[data-live]').videoWidth > 0");
        if (name != null) {
            visit.seen(name);
        }
        press(visit, "Take the picture");
    }

    private static void choose(Visit visit, String name, byte[] content) {
        String type = name.endsWith(".jpg") ? "image/jpeg" : name.endsWith(".pdf") ? "application/pdf" : "text/plain";
        visit.page().locator("input[type=file]").setInputFiles(new FilePayload(name, type, content));
    }

    private static void chooseFiles(Visit visit, byte[]... files) {
        for (byte[] file : files) {
            String before = visit.page().locator("h1").textContent();
            choose(visit, "picture.jpg", file);
            press(visit, "Use this picture");
            assertThat(visit.page().locator("h1")).not().hasText(before);
        }
    }
}
