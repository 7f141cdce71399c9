package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Verifications, as reviewers and those who look on find them. What is reviewed came through the API.
@ExtendWith(Chromium.Resolver.class)
final class VerificationPagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "four quiet paper boats";

    @TempDir
    Path data;

    private Tidings tidings;
    private RawReceiver receiver;

    @BeforeEach
    void start() {
        receiver = RawReceiver.answering(Reply.OK);
        tidings = Tidings.start(Setup.withAdministrator(data).with("TIDINGS_SANDBOX", "true"));
        tidings.api().subscribe(Webhook.to(receiver.url(), "IDENTIFICATION_MANUAL_FINISHED"));
    }

    @AfterEach
    void stop() {
        tidings.close();
        receiver.close();
    }

    /// One that waits for a reviewer: its pictures can be looked at, and no machine can decide it.
    private String submit(String clientId) throws IOException {
        String terms = JSON.writeValueAsString(
                Map.of("clientId", clientId, "firstName", "ADA", "lastName", "EXAMPLE", "dateOfBirth", "1990-01-02"));
        JsonNode session =
                tidings.api().post("/api/v2/token", terms).expecting(201).json();
        String pictures = JSON.writeValueAsString(Map.of(
                "authToken",
                session.path("authToken").asText(),
                "country",
                "LT",
                "documentType",
                "ID_CARD",
                "images",
                Map.of("FRONT", Drawn.front("ADA", "EXAMPLE"), "BACK", Drawn.back(), "FACE", Drawn.face())));
        tidings.api().post("/api/v2/process", pictures).expecting(200);
        String scanRef = session.path("scanRef").asText();
        Waiting.until(
                clientId + " waits for a review",
                () -> tidings.api()
                        .post("/api/v2/status", "{\"scanRef\":\"" + scanRef + "\"}")
                        .text()
                        .contains("REVIEWING"));
        return scanRef;
    }

    private Visit visit(Chromium chromium, String path) {
        Visit visit = chromium.visit(tidings);
        visit.signIn();
        visit.open(path);
        return visit;
    }

    /// Somebody else who has joined, in a browser of their own.
    private Visit join(Chromium chromium, String name, String role) {
        String link;
        String email = name.toLowerCase(Locale.ROOT) + "@example.com";
        try (Visit visit = visit(chromium, "/team/invite")) {
            visit.the(AriaRole.TEXTBOX, "Name").fill(name);
            visit.the(AriaRole.TEXTBOX, "E-mail").fill(email);
            only(visit, AriaRole.RADIO, role).check();
            visit.the(AriaRole.TEXTBOX, "Name").press("Enter");
            visit.the(AriaRole.BUTTON, "Copy the link").click();
            link = (String) visit.page().evaluate("() => navigator.clipboard.readText()");
        }
        Visit visit = chromium.visit(tidings);
        visit.open(link.substring(link.indexOf("/password")));
        visit.field("Password").fill(PASSWORD);
        visit.press("Enter");
        visit.page().waitForURL(url -> !url.contains("/password"));
        return visit;
    }

    /// The only element of this role that is named so and not otherwise.
    private static Locator only(Visit visit, AriaRole role, String name) {
        return visit.page()
                .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator box(Visit visit, String name) {
        return only(visit, AriaRole.TEXTBOX, name);
    }

    private JsonNode told(int count) throws IOException {
        return JSON.readTree(receiver.await(count).getLast().body());
    }

    @Test
    void aReviewerGoesThroughTheQueueWithTheKeyboard(Chromium chromium) throws IOException {
        String first = submit("user-1");
        String second = submit("user-2");
        try (Visit visit = visit(chromium, "/")) {
            assertThat(visit.page().getByText("2 verifications wait for a review"))
                    .isVisible();
            visit.the(AriaRole.LINK, "Review queue").first().press("Enter");
            assertThat(visit.page().locator("tbody tr")).hasCount(2);
            visit.seen("queue");
            visit.the(AriaRole.BUTTON, "Review next").press("Enter");

            visit.page().waitForURL(url -> url.endsWith("/verifications/" + first));
            assertThat(visit.page().getByText("You are reviewing this one")).isVisible();
            Locator front = visit.the(AriaRole.IMG, "Front, as it was shown");
            assertThat(front).isVisible();
            assertThat((boolean) front.evaluate("image => image.complete && image.naturalWidth > 0"))
                    .isTrue();
            visit.seen("review");

            visit.press("j", "r", "+");
            Locator face = visit.page().getByRole(AriaRole.FIGURE, new Page.GetByRoleOptions().setName("Face"));
            assertThat(face).isFocused();
            assertThat((String) face.locator("img").evaluate("image => image.style.transform"))
                    .contains("rotate(90deg)");
            visit.press("Shift+?");
            assertThat(visit.the(AriaRole.HEADING, "Keys")).isVisible();
            visit.seen("review-keys");
            visit.press("Escape");

            box(visit, "First name").focus();
            visit.type("Ada a d");
            assertThat(visit.page().locator("dialog[open]")).hasCount(0);
            assertThat(box(visit, "First name")).hasValue("Ada a d");
            box(visit, "First name").fill("ADA");
            box(visit, "Last name").fill("EXAMPLE");
            visit.press("Enter");
            assertThat(visit.page()).hasURL(Pattern.compile(first + "$"));
            visit.press("Escape");
            visit.page().evaluate("() => document.activeElement.blur()");
            visit.press("a");
            assertThat(visit.the(AriaRole.HEADING, "Approve user-1?")).isVisible();
            visit.seen("review-approve");
            visit.press("Enter");

            visit.page().waitForURL(url -> url.endsWith("/verifications/" + second));
            assertThat(visit.page().getByText("Here is the next one")).isVisible();
            JsonNode body = told(1);
            assertThat(body.path("scanRef").asText()).isEqualTo(first);
            assertThat(body.path("final").asBoolean()).isTrue();
            assertThat(body.path("status").path("overall").asText()).isEqualTo("APPROVED");
            assertThat(body.path("data").path("manuallyDataChanged").asBoolean())
                    .isTrue();
            assertThat(body.path("data").path("docFirstName").asText()).isEqualTo("ADA");
        }
    }

    @Test
    void aDenialGivesItsReasonsAndIsSeenWithAllThatHappened(Chromium chromium) throws IOException {
        String scanRef = submit("user-1");
        try (Visit visit = visit(chromium, "/verifications/" + scanRef)) {
            visit.seen("verification-waiting");
            visit.the(AriaRole.BUTTON, "Review it").click();
            box(visit, "Date of birth").fill("1990-02-30");
            only(visit, AriaRole.BUTTON, "Deny").click();
            Locator reason = visit.the(AriaRole.CHECKBOX, "The document has expired");
            assertThat(reason).isFocused();
            reason.check();
            visit.the(AriaRole.TEXTBOX, "In your own words").fill("Expired in May, and the corner is cut.");
            only(visit, AriaRole.BUTTON, "Deny").click();

            assertThat(visit.page().getByRole(AriaRole.ALERT)).isFocused();
            assertThat(visit.the(AriaRole.TEXTBOX, "In your own words"))
                    .hasValue("Expired in May, and the corner is cut.");
            visit.seen("review-faulty");
            visit.the(AriaRole.LINK, "Date of birth must be a date").click();
            assertThat(box(visit, "Date of birth")).isFocused();
            box(visit, "Date of birth").fill("1990-01-02");
            only(visit, AriaRole.BUTTON, "Deny").click();

            visit.page().waitForURL(url -> url.endsWith("/verifications/queue"));
            assertThat(visit.page().getByText("Nothing waits").last()).isVisible();
            visit.seen("queue-empty");
            JsonNode status = told(1).path("status");
            assertThat(status.path("overall").asText()).isEqualTo("DENIED");
            assertThat(status.path("manualDocument").asText()).isEqualTo("DOC_EXPIRED");
            assertThat(status.path("denyReasons")).hasSize(2);

            tidings.api().awaitDelivery("scanRef=" + scanRef, "DELIVERED");
            visit.open("/verifications/" + scanRef);
            assertThat(visit.page().getByText("Expired in May")).isVisible();
            assertThat(visit.page().getByText("Decided: denied")).isVisible();
            visit.seen("verification-denied");
            only(visit, AriaRole.LINK, "Resend").click();
            visit.seen("verification-resend");
            only(visit, AriaRole.BUTTON, "Resend").click();
            assertThat(visit.page().getByText("The delivery is sent again.")).isVisible();
            receiver.await(2);

            visit.open("/verifications/" + scanRef + "?again=1");
            assertThat(visit.page().getByText("another webhook is sent")).isVisible();
            visit.seen("review-again");
        }
    }

    @Test
    void aSecondReviewerIsToldAndAViewerOnlyLooks(Chromium chromium) throws IOException {
        String scanRef = submit("user-1");
        try (Visit anna = visit(chromium, "/verifications/" + scanRef);
                Visit bella = join(chromium, "Bella", "Reviewer");
                Visit vera = join(chromium, "Vera", "Viewer")) {
            bella.open("/verifications/" + scanRef);
            bella.the(AriaRole.BUTTON, "Review it").click();
            assertThat(bella.page().getByText("You are reviewing this one")).isVisible();

            anna.the(AriaRole.BUTTON, "Review it").click();
            assertThat(anna.page().getByText("Somebody else is reviewing this one by now"))
                    .isVisible();
            assertThat(anna.page().getByText("bella@example.com is reviewing this one"))
                    .isVisible();
            anna.seen("verification-claimed");

            vera.open("/verifications/" + scanRef);
            assertThat(vera.page()
                            .getByRole(AriaRole.MAIN)
                            .getByRole(AriaRole.BUTTON)
                            .filter(saying("Review")))
                    .hasCount(0);
            assertThat(vera.page().locator("#review")).hasCount(0);
            assertThat(vera.the(AriaRole.LINK, "Delete")).hasCount(0);
            vera.seen("verification-viewer");
        }
    }

    private static Locator.FilterOptions saying(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void anOperatorMakesASessionAndItsOutcomeAndFindsItAgain(Chromium chromium) {
        try (Visit visit = visit(chromium, "/verifications")) {
            assertThat(visit.the(AriaRole.HEADING, "No verification yet")).isVisible();
            visit.seen("verifications-empty");
            visit.the(AriaRole.LINK, "New verification").first().click();
            assertThat(visit.field("clientId")).isFocused();
            visit.type("user-77");
            visit.field("First name").fill("Grace");
            visit.seen("verification-new");
            visit.the(AriaRole.BUTTON, "Make the session").click();
            assertThat(visit.the(AriaRole.IMG, "The link as a QR code")).isVisible();
            visit.page()
                    .evaluate("() => document.querySelectorAll('code').forEach(c => c.textContent = "
                            + "c.textContent.replace(/authToken=.*/, 'authToken=a-token-that-is-shown-only-once'))");
            visit.seen("verification-made");
            visit.the(AriaRole.LINK, "Go to the verification").click();
            visit.seen("verification-unopened");
            visit.page().selectOption("#outcome", "SUSPECTED");
            visit.the(AriaRole.BUTTON, "Make it up").click();
            assertThat(visit.page().getByText("The outcome was made up")).isVisible();
            visit.seen("verification-suspected");

            visit.open("/verifications");
            visit.page().selectOption("#by", "clientId");
            visit.field("Exact text").fill("user-77");
            visit.press("Enter");
            visit.page().waitForURL(url -> url.endsWith("/verifications?by=clientId&q=user-77"));
            assertThat(visit.page().locator("tbody tr")).hasCount(1);
            assertThat(visit.page().locator("tbody tr")).containsText("GRACE");
            visit.seen("verifications");
            only(visit, AriaRole.LINK, "Denied").click();
            assertThat(visit.the(AriaRole.HEADING, "Nothing matches")).isVisible();

            visit.page().goBack();
            visit.page().locator("tbody tr a").first().click();
            visit.the(AriaRole.LINK, "Ask for more").click();
            visit.seen("verification-ask");
            visit.the(AriaRole.BUTTON, "Make the link").click();
            assertThat(visit.the(AriaRole.HEADING, "More is asked of the person"))
                    .isVisible();
            visit.the(AriaRole.LINK, "Go to the verification").click();
            only(visit, AriaRole.LINK, "Delete").click();
            visit.seen("verification-delete");
            only(visit, AriaRole.BUTTON, "Delete").click();
            assertThat(visit.page().getByText("The verification was deleted")).isVisible();
        }
    }

    @Test
    void everythingIsReviewedWithoutScript(Chromium chromium) throws IOException {
        String scanRef = submit("user-1");
        try (Visit visit = chromium.visitWithoutScript(tidings.url().toString())) {
            visit.signIn();
            visit.open("/verifications/queue");
            visit.the(AriaRole.BUTTON, "Review next").click();
            visit.page().waitForURL(url -> url.endsWith(scanRef));
            box(visit, "First name").fill("ADA");
            only(visit, AriaRole.BUTTON, "Approve").first().click();
            visit.page().waitForURL(url -> url.endsWith("/verifications/queue"));
            assertThat(told(1).path("status").path("overall").asText()).isEqualTo("APPROVED");
        }
    }
}
