package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Settings → System notifications, as an administrator uses it.
@ExtendWith(Chromium.Resolver.class)
final class NotificationPageTest {
    @TempDir
    static Path data;

    private static Tidings tidings;

    @BeforeAll
    static void start() {
        tidings = Tidings.start(Setup.withAdministrator(data));
    }

    @AfterAll
    static void stop() {
        tidings.close();
    }

    @Test
    void anEMailNotificationAsksForNothingThatOnlyAWebhookHas(Chromium chromium) {
        try (Visit visit = signedIn(chromium)) {
            visit.open("/notifications/new");
            Locator oauth = visit.the(AriaRole.HEADING, "OAuth");
            assertThat(oauth).isVisible();
            visit.field("Name").fill("Tell the team");
            visit.the(AriaRole.COMBOBOX, "Notification type").selectOption("EMAIL");
            assertThat(oauth).isHidden();
            assertThat(visit.the(AriaRole.HEADING, "Signing key")).isHidden();
            visit.the(AriaRole.TEXTBOX, "Receiver").fill("ops@company.example, kyc");
            visit.the(AriaRole.CHECKBOX, "COMPANY DELETE").check();
            visit.the(AriaRole.TEXTBOX, "Receiver").focus();
            visit.press("Enter");
            assertThat(visit.page().getByRole(AriaRole.ALERT))
                    .containsText("The receiver must be 1 to 10 different plain e-mail addresses");
            visit.seen("notification-e-mail");
            visit.the(AriaRole.TEXTBOX, "Receiver").fill("ops@company.example, kyc@company.example");
            visit.press("Enter");
            assertThat(visit.page().getByText("The notification was created.")).isVisible();
            assertThat(visit.the(AriaRole.CHECKBOX, "Include the body")).not().isChecked();
            visit.the(AriaRole.LINK, "System notifications").last().click();
            assertThat(visit.page().locator("tbody tr")).containsText("E-mail");
            visit.the(AriaRole.LINK, "Tell the team").click();
            remove(visit);
        }
    }

    @Test
    void aNotificationIsMadeTestedAndSavedWithTheKeyboardAlone(Chromium chromium) {
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Visit visit = signedIn(chromium)) {
            visit.open("/notifications/new");
            visit.the(AriaRole.TEXTBOX, "Name").focus();
            visit.press("Enter");
            Locator alert = visit.page().getByRole(AriaRole.ALERT);
            assertThat(alert).isFocused();
            assertThat(alert).containsText("Choose at least one event type.");
            visit.seen("notification-faulty");

            visit.press("Tab", "Enter");
            visit.type("Results of the core system");
            visit.press("Tab");
            visit.type(receiver.url() + "?token=abc");
            Locator type = visit.the(AriaRole.CHECKBOX, "ID VERIFICATION MANUAL FINISHED");
            type.focus();
            visit.press("Space");
            visit.the(AriaRole.BUTTON, "Add new header").focus();
            visit.press("Enter");
            visit.type("X-Team");
            visit.press("Tab");
            visit.type("a-secret-value");
            visit.the(AriaRole.BUTTON, "Add new header").focus();
            visit.press("Enter", "Tab", "Tab", "Enter");
            assertThat(visit.the(AriaRole.BUTTON, "Add new header")).isFocused();
            visit.seen("notification-new");

            exact(visit, AriaRole.BUTTON, "Test").focus();
            visit.press("Enter");
            Locator trial = visit.page().locator("#trial");
            assertThat(trial.getByText("The receiver accepted the test.")).isVisible();
            assertThat(visit.page().getByText("POST /hook?token=… HTTP/1.1")).isVisible();
            assertThat(trial).not().containsText("a-secret-value");
            assertThat(receiver.await(1).getFirst().need("X-Team")).isEqualTo("a-secret-value");
            visit.seen("notification-tested");

            visit.the(AriaRole.TEXTBOX, "Name").focus();
            visit.press("Enter");
            assertThat(visit.the(AriaRole.HEADING, "The new signing key")).isVisible();
            visit.the(AriaRole.BUTTON, "Copy the signing key").click();
            assertThat((String) visit.page().evaluate("() => navigator.clipboard.readText()"))
                    .startsWith("whsec_");
            visit.seen("notification-key");
            visit.the(AriaRole.LINK, "I have kept it").click();
            assertThat(visit.the(AriaRole.HEADING, "Results of the core system"))
                    .isVisible();
            visit.seen("notification-edit");

            Locator delete = exact(visit, AriaRole.LINK, "Delete");
            delete.focus();
            visit.press("Enter");
            Locator dialog = visit.the(AriaRole.DIALOG, "Delete this notification?");
            assertThat(dialog).containsText("Results of the core system cannot be brought back.");
            visit.seen("notification-delete");
            visit.press("Escape");
            assertThat(dialog).isHidden();
            assertThat(delete).isFocused();
            remove(visit);
        }
    }

    @Test
    void theListShowsHowEachOneDoesAndSwitchesItInItsPlace(Chromium chromium) {
        try (RawReceiver good = RawReceiver.answering(Reply.OK);
                RawReceiver bad = RawReceiver.answering(Reply.status(500));
                Subscription one = tidings.api()
                        .subscribe(Webhook.to(good.url(), "IDENTIFICATION_MANUAL_FINISHED")
                                .named("To the core system")
                                .signedWith("0123456789abcdef"));
                Subscription two = tidings.api()
                        .subscribe(Webhook.to(bad.url(), "IDENTIFICATION_MANUAL_FINISHED")
                                .named("To the fraud desk"));
                Visit visit = signedIn(chromium)) {
            for (int i = 0; i < 3; i++) {
                String scanRef = Events.newScanRef();
                tidings.api().publish(Events.event("IDENTIFICATION_MANUAL_FINISHED", Events.identification(scanRef)));
                tidings.api().awaitDelivery("scanRef=" + scanRef + "&notificationId=" + one.id(), "DELIVERED");
                tidings.api().awaitDelivery("scanRef=" + scanRef + "&notificationId=" + two.id(), "FAILED");
            }

            visit.open("/notifications");
            assertThat(visit.page().getByText("Delivered · 200")).isVisible();
            assertThat(visit.page().getByText("Failed · 500")).isVisible();
            assertThat(visit.page().getByText("100 %")).isVisible();
            assertThat(visit.page().getByText("0.0 %")).isVisible();
            visit.seen("notifications");

            Locator toggle = visit.page().getByRole(AriaRole.SWITCH).first();
            toggle.focus();
            visit.press("Space");
            assertThat(toggle).hasAttribute("aria-checked", "false");
            assertThat(toggle).isFocused();
            visit.page().reload();
            assertThat(visit.page().getByRole(AriaRole.SWITCH).first()).hasAttribute("aria-checked", "false");
        }
    }

    @Test
    void anEmptyListLeadsToTheInboxAndToTheForm(Chromium chromium) {
        try (Visit visit = signedIn(chromium)) {
            visit.open("/notifications");
            assertThat(visit.the(AriaRole.HEADING, "No notifications yet")).isVisible();
            visit.seen("notifications-empty");
            visit.the(AriaRole.LINK, "Create your first notification").click();
            assertThat(visit.the(AriaRole.HEADING, "New notification")).isVisible();
        }
    }

    @Test
    void theFormWorksWithoutAnyScript(Chromium chromium) {
        try (RawReceiver receiver = RawReceiver.answering(Reply.status(500));
                Visit visit = chromium.visitWithoutScript(tidings.url().toString())) {
            visit.signIn();
            visit.open("/notifications/new");
            visit.the(AriaRole.TEXTBOX, "Name").fill("Without script");
            visit.the(AriaRole.TEXTBOX, "Receiver").fill(receiver.url());
            visit.the(AriaRole.CHECKBOX, "SOS_REPORT").check();
            visit.the(AriaRole.RADIO, "No key").check();
            visit.the(AriaRole.BUTTON, "Add new header").click();
            visit.the(AriaRole.TEXTBOX, "Key").first().fill("X-Team");
            visit.page().getByLabel("Value").fill("kyc");

            exact(visit, AriaRole.BUTTON, "Test").click();

            assertThat(visit.page().getByText("The receiver failed.")).isVisible();
            assertThat(visit.page().getByText("Please type this once more").first())
                    .isVisible();
            visit.page().getByLabel("Value").fill("kyc");
            exact(visit, AriaRole.BUTTON, "Save").last().click();
            assertThat(visit.the(AriaRole.HEADING, "Without script")).isVisible();
            remove(visit);
        }
    }

    @Test
    void theBodyOfAnEventTypeIsReadablyDescribed(Chromium chromium) {
        try (Visit visit = signedIn(chromium)) {
            visit.open("/notifications/new");
            Page opened = visit.page()
                    .waitForPopup(() -> visit.the(AriaRole.LINK, "View JSON schema of COMPANY AML REVIEW")
                            .click());
            assertThat(opened.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("COMPANY AML REVIEW")))
                    .isVisible();
            opened.close();
            for (String type : List.of("COMPANY_AML_REVIEW", "VIDEO_CALL_FINISHED")) {
                visit.open("/event-types/" + type);
                visit.seen("event-type-" + type.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void remove(Visit visit) {
        exact(visit, AriaRole.LINK, "Delete").click();
        Locator dialog = visit.the(AriaRole.DIALOG, "Delete this notification?");
        assertThat(dialog).containsText("No delivery is waiting.");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(visit.page().getByText("The notification was deleted.").first())
                .isVisible();
    }

    private static Locator exact(Visit visit, AriaRole role, String name) {
        return visit.page()
                .getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Visit signedIn(Chromium chromium) {
        Visit visit = chromium.visit(tidings);
        visit.signIn();
        return visit;
    }
}
