package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The first page, before anything is set up and when something is wrong, and the mails that tell of it.
@ExtendWith(Chromium.Resolver.class)
final class HomePageTest {
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
    void leadsANewcomerOnAndLaterShowsWhatNeedsAttention(Chromium chromium) {
        try (Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            assertThat(visit.the(AriaRole.HEADING, "Welcome to Tidings")).isVisible();
            visit.seen("home-welcome");

            try (RawReceiver well = RawReceiver.answering(Reply.OK);
                    RawReceiver ill = RawReceiver.answering(Reply.status(500));
                    Subscription good = tidings.api()
                            .subscribe(Webhook.to(well.url(), "COMPANY_DELETE").named("Results to the core"));
                    Subscription bad = tidings.api()
                            .subscribe(Webhook.to(ill.url(), "COMPANY_DELETE")
                                    .named("Fraud desk")
                                    .tellingOfFailures("ops@partner.example", false))) {
                for (int i = 0; i < 20; i++) {
                    tidings.api().publish(Events.numbered(Events.newScanRef(), i));
                }
                awaitAll(20, "state=DELIVERED&notificationId=" + good.id());
                awaitAll(20, "state=FAILED&notificationId=" + bad.id());

                visit.open("/");
                assertThat(visit.the(AriaRole.IMG, "Deliveries per hour: 20 delivered, 20 failed"))
                        .isVisible();
                assertThat(visit.page().getByText("“Fraud desk”").first()).isVisible();
                assertThat(visit.page().getByText("No mail server is set up")).isVisible();
                assertThat(visit.page()
                                .getByRole(AriaRole.ROW)
                                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                        .setHasText("Results to the core")))
                        .containsText("100 %");
                visit.seen("home");
                visit.page().getByText("In numbers").first().click();
                assertThat(visit.the(AriaRole.REGION, "Deliveries per hour by outcome"))
                        .isVisible();
                visit.seen("home-numbers");

                visit.the(AriaRole.LINK, "Mail outbox").last().click();
                visit.seen("mails");
                visit.the(AriaRole.LINK, "Tidings: Fraud desk").first().focus();
                visit.press("Enter");
                assertThat(visit.page().getByText("Waiting")).isVisible();
                visit.seen("mail");
                visit.the(AriaRole.LINK, "Send again").focus();
                visit.press("Enter", "Tab", "Enter");
                assertThat(visit.page().getByText("The mail is sent again.")).isVisible();
            }
        }
    }

    @Test
    void warnsOfACertificateThatIsAboutToExpire(Chromium chromium, @TempDir Path folder) {
        Identity identity = Identity.validFor(10, folder);
        try (RawReceiver receiver = RawReceiver.answeringOverTls(identity.context(), Reply.OK);
                Tidings trusting = Tidings.start(Setup.withAdministrator(folder.resolve("data"))
                        .with("TIDINGS_REQUIRE_HTTPS", "true")
                        .with("JDK_JAVA_OPTIONS", identity.trusted()));
                Visit visit = chromium.visit(trusting)) {
            Subscription subscription = trusting.api()
                    .subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE").named("Results to the core"));
            visit.signIn();
            trusting.api().publish(Events.numbered("company", 1));
            trusting.api().awaitDelivery("scanRef=company", "DELIVERED");

            visit.open("/");
            assertThat(visit.page()
                            .getByText("The certificate of the receiver of “Results to the core” expires in 9 days.")
                            .first())
                    .isVisible();
            visit.seen("home-certificate");
            visit.the(AriaRole.LINK, "Open the notification").first().click();
            visit.page().waitForURL(url -> url.endsWith("/notifications/" + subscription.id()));
        }
    }

    private static void awaitAll(int count, String filter) {
        Waiting.until(
                count + " deliveries: " + filter,
                () -> tidings.api().deliveries(filter).size() == count);
    }
}
