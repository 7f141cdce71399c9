package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator does now and then: the team, API keys, workspaces, the account, and reading who did it all.
@ExtendWith(Chromium.Resolver.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class AdministrationPageTest {
    private static final String BELLAS_PASSWORD = "four quiet paper boats";
    private static final Pattern ALTERING = Pattern.compile("Save|Delete|Test");

    @TempDir
    static Path data;

    private static Tidings tidings;

    @BeforeAll
    static void start() {
        tidings = Tidings.start(Setup.withAdministrator(data));
    }

    @AfterAll
    static void end() {
        tidings.close();
    }

    @Test
    @Order(1)
    void anInvitedPersonJoinsWithTheLinkAndSeesNoMoreThanTheRoleAllows(Chromium chromium) {
        String link;
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.the(AriaRole.LINK, "Team").click();
            assertThat(visit.page().getByText("anna@example.com").last()).isVisible();
            Locator invite = visit.the(AriaRole.LINK, "Invite somebody");
            invite.focus();
            visit.press("Enter");
            assertThat(visit.the(AriaRole.TEXTBOX, "Name")).isFocused();
            visit.type("Bella Example");
            visit.press("Tab");
            visit.type("bella@example,com");
            visit.page().evaluate("() => document.querySelector('main form').noValidate = true");
            visit.press("Enter");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("This must be one e-mail address");
            assertThat(visit.the(AriaRole.TEXTBOX, "Name")).hasValue("Bella Example");
            visit.seen("team-invite-faulty");
            visit.press("Tab", "Enter", "Control+A");
            visit.type("bella@example.com");
            visit.press("Tab", "ArrowUp");
            assertThat(visit.the(AriaRole.RADIO, "Reviewer")).isChecked();
            visit.seen("team-invite");
            visit.press("Enter");

            assertThat(visit.the(AriaRole.HEADING, "The invitation is made")).isVisible();
            assertThat(visit.page().getByText("No mail server is set up")).isVisible();
            visit.the(AriaRole.BUTTON, "Copy the link").click();
            link = (String) visit.page().evaluate("() => navigator.clipboard.readText()");
            visit.page()
                    .evaluate("() => document.querySelectorAll('code').forEach(c => c.textContent = "
                            + "c.textContent.replace(/ticket=.*/, 'ticket=a-link-that-is-shown-only-once'))");
            visit.seen("team-invited");
            visit.open("/team");
            assertThat(visit.page().getByText("Invited")).isVisible();
        }
        try (Visit visit = chromium.visit(tidings)) {
            assertThat(visit.open(link.substring(link.indexOf("/password")))).isEqualTo(200);
            visit.seen("team-join");
            assertThat(visit.field("Password")).isFocused();
            visit.type(BELLAS_PASSWORD);
            visit.press("Enter");
            assertThat(visit.the(AriaRole.HEADING, "Welcome to Tidings")).isVisible();
            assertThat(visit.page().getByRole(AriaRole.LINK).filter(named("API keys")))
                    .hasCount(0);
            visit.seen("home-reviewer");
            assertThat(visit.open("/team")).isEqualTo(403);
            assertThat(visit.open(link.substring(link.indexOf("/password")))).isEqualTo(404);
        }
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    @Order(2)
    void readsANotificationWithoutBeingOfferedToAlterIt(Chromium chromium) {
        try (Subscription subscription = tidings.api()
                        .subscribe(Webhook.to("http://127.0.0.1:8080/hook?token=a-secret-token", "COMPANY_DELETE")
                                .named("Results of the core system")
                                .signedWith("0123456789abcdef0123456789abcdef")
                                .withHeader("X-Api-Key", "a-secret-value")
                                .tellingOfFailures("ops@partner.example", false));
                Visit visit = chromium.visit(tidings)) {
            visit.signIn("bella@example.com", BELLAS_PASSWORD);
            visit.open("/notifications");
            assertThat(visit.page().getByRole(AriaRole.SWITCH)).hasCount(0);
            assertThat(visit.the(AriaRole.LINK, "New notification")).hasCount(0);
            visit.seen("notifications-read");
            visit.the(AriaRole.LINK, "Results of the core system").first().focus();
            visit.press("Enter");

            visit.page().waitForURL(url -> url.endsWith("/notifications/" + subscription.id()));
            Locator content = visit.page().getByRole(AriaRole.MAIN);
            assertThat(content).containsText("Only an administrator can alter this.");
            assertThat(content).containsText("X-Api-Key: ••••••");
            for (AriaRole role : List.of(AriaRole.BUTTON, AriaRole.LINK)) {
                assertThat(content.getByRole(role, new Locator.GetByRoleOptions().setName(ALTERING)))
                        .hasCount(0);
            }
            assertThat(content.getByRole(AriaRole.TEXTBOX)).hasCount(0);
            assertThat(visit.page().content()).doesNotContain("a-secret", "0123456789abcdef");
            visit.seen("notification-read");
        }
    }

    @Test
    @Order(3)
    void aRoleIsChangedAndSomebodyRemovedWithTheKeyboard(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.open("/team");
            visit.seen("team");
            visit.the(AriaRole.LINK, "Manage anna").focus();
            visit.press("Enter");
            assertThat(visit.page().getByText("You are the only administrator")).isVisible();
            assertThat(visit.the(AriaRole.LINK, "Remove from the workspace")).hasCount(0);
            visit.seen("team-last-administrator");

            visit.open("/team");
            visit.the(AriaRole.LINK, "Manage Bella").focus();
            visit.press("Enter");
            visit.the(AriaRole.RADIO, "Reviewer").focus();
            visit.press("ArrowDown");
            visit.seen("team-member");
            visit.press("Enter");
            assertThat(visit.page().getByText("The role was changed.")).isVisible();
            assertThat(visit.page().getByRole(AriaRole.ROW).filter(named("Bella")))
                    .containsText("Viewer");

            visit.the(AriaRole.LINK, "Manage Bella").click();
            visit.the(AriaRole.LINK, "Remove from the workspace").focus();
            visit.press("Enter");
            assertThat(visit.the(AriaRole.DIALOG, "Remove this person?")).isVisible();
            visit.press("Tab", "Enter");
            assertThat(visit.page().getByText("The person was removed")).isVisible();
            assertThat(visit.page().getByText("bella@example.com")).hasCount(0);
        }
        try (Visit visit = chromium.visit(tidings)) {
            visit.open("/sign-in");
            assertThat(visit.field("E-mail address")).isFocused();
            visit.type("bella@example.com");
            visit.press("Tab");
            visit.type(BELLAS_PASSWORD);
            visit.press("Enter");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).isVisible();
        }
    }

    @Test
    @Order(4)
    void aKeyIsMadeUsedAndRevokedWithTheKeyboard(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.open("/api-keys/new");
            assertThat(visit.the(AriaRole.TEXTBOX, "Name")).isFocused();
            visit.type("Nightly report");
            visit.press("Tab", "ArrowDown", "ArrowDown");
            assertThat(visit.the(AriaRole.RADIO, "Read only")).isChecked();
            visit.press("Tab");
            visit.type("At the end");
            assertThat(visit.field("Last day")).isVisible();
            visit.seen("api-key-new");
            visit.press("Enter");
            visit.the(AriaRole.BUTTON, "Create the key").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("This must be a day");
            visit.field("When it ends").selectOption("30");
            visit.field("When it ends").focus();
            visit.the(AriaRole.BUTTON, "Create the key").focus();
            visit.press("Enter");

            assertThat(visit.the(AriaRole.HEADING, "The key is made")).isVisible();
            String key = copied(visit, "Copy the API key");
            String secret = copied(visit, "Copy the API secret");
            assertThat(copied(visit, "Copy the command")).contains(key + ":" + secret, "/api/v1/deliveries");
            visit.page()
                    .evaluate(
                            "() => document.querySelectorAll('code').forEach(c => c.textContent = "
                                    + "c.textContent.replace(/[\\w-]{16,}/g, t => t.length > 20 ? 'a-long-secret-that-is-shown-only-once' : 'Zk3vN8sYp1QwR7tL').replace(/:\\d+/, ':8080'))");
            visit.seen("api-key-made");
            try (Api api = new Api(tidings.url(), key, secret)) {
                api.get("/api/v1/deliveries").expecting(200);
                api.exchange(api.request("/api/v1/events").POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .expecting(403);

                visit.the(AriaRole.LINK, "I have kept the secret").click();
                visit.seen("api-keys");
                visit.the(AriaRole.LINK, "Revoke Nightly report").focus();
                visit.press("Enter");
                assertThat(visit.the(AriaRole.DIALOG, "Revoke Nightly report?")).isVisible();
                visit.seen("api-key-revoke");
                visit.press("Tab", "Enter");
                assertThat(visit.page().getByText("The API key was revoked.")).isVisible();
                api.get("/api/v1/deliveries").expecting(401);
            }
        }
    }

    private static String copied(Visit visit, String button) {
        visit.the(AriaRole.BUTTON, button).click();
        return (String) visit.page().evaluate("() => navigator.clipboard.readText()");
    }

    @Test
    @Order(5)
    void theAccountShowsWhereOneIsSignedInAndEndsIt(Chromium chromium) {
        try (Visit elsewhere = chromium.visit(tidings);
                Visit visit = chromium.visit(tidings)) {
            elsewhere.signIn();
            visit.signIn();
            visit.open("/account");
            visit.seen("account");
            visit.field("Current password").focus();
            visit.type("not the password");
            visit.press("Tab");
            visit.type("ten quiet paper boats");
            visit.press("Enter");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("This is not your password.");
            visit.seen("account-faulty");
            visit.the(AriaRole.LINK, "End all others").focus();
            visit.press("Enter");
            visit.press("Tab", "Enter");
            assertThat(visit.page().getByText("Your other sessions were ended."))
                    .isVisible();
            elsewhere.open("/account");
            assertThat(elsewhere.the(AriaRole.HEADING, "Sign in to Tidings")).isVisible();
            visit.field("Your name").focus();
            visit.press("Control+A");
            visit.type("Anna Example");
            visit.press("Enter");
            assertThat(visit.page().getByText("Your name was changed.")).isVisible();
        }
    }

    @Test
    @Order(6)
    void aFurtherWorkspaceIsMadeAndLookedAt(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.page().locator(".sidebar .switcher > summary").click();
            visit.the(AriaRole.LINK, "New workspace").click();
            assertThat(visit.the(AriaRole.TEXTBOX, "Name")).isFocused();
            visit.seen("workspace-new");
            visit.type("Example Bank");
            visit.press("Enter");
            assertThat(visit.page().getByText("The workspace was created.")).isVisible();
            visit.page().locator(".sidebar .switcher > summary").click();
            visit.pictured("workspace-switcher", Look.DESKTOP_LIGHT);
            visit.open("/team");
            assertThat(visit.page().getByRole(AriaRole.ROW)).hasCount(2);
        }
    }

    @Test
    @Order(7)
    void theAuditLogTellsOfAllThis(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.the(AriaRole.LINK, "Audit log").click();
            Locator rows = visit.page().getByRole(AriaRole.ROW);
            assertThat(rows.filter(named("invited bella@example.com"))).hasCount(1);
            assertThat(rows.filter(named("changed the role of bella@example.com")))
                    .containsText("Viewer");
            assertThat(rows.filter(named("revoked the API key Nightly report"))).containsText("anna@example.com");
            visit.seen("audit");
        }
    }
}
