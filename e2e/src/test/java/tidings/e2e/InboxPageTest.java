package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The inbox, and the way of a newcomer from an empty workspace to a webhook that was retried.
@ExtendWith(Chromium.Resolver.class)
final class InboxPageTest {
    @TempDir
    Path data;

    /// A server to which nothing on loopback is open: the inbox needs no exception.
    @Test
    void aNewcomerSeesTheWholeLifeOfAWebhookWithTheKeyboardAlone(Chromium chromium) {
        Setup setup = Setup.closed(data)
                .with("TIDINGS_ADMIN_EMAIL", Setup.ADMIN_EMAIL)
                .with("TIDINGS_ADMIN_PASSWORD", Setup.ADMIN_PASSWORD);
        try (Tidings tidings = Tidings.start(setup);
                Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.open("/inbox");
            visit.seen("inbox-empty");

            press(visit, "Send to the inbox");
            assertThat(visit.page().getByText("The notification was created.")).isVisible();
            press(visit, "Publish a sample event");
            Locator arrival = visit.page().locator("article").first();
            assertThat(arrival).containsText("Signature valid");
            assertThat(arrival).containsText("Answered 200");
            visit.seen("inbox-arrived");

            visit.the(AriaRole.COMBOBOX, "Answer").selectOption("fails");
            press(visit, "Answer so");
            assertThat(visit.page().getByText("The test receiver answers as you said from now on."))
                    .isVisible();
            press(visit, "Publish");
            assertThat(visit.page().locator("article").first()).containsText("Answered 500");
            JsonNode waiting = Waiting.value(
                    "a retry is due",
                    () -> tidings.api().deliveries("code=500").stream().findFirst());
            assertThat(waiting.path("state").asText()).isEqualTo("PENDING");
            visit.the(AriaRole.COMBOBOX, "Answer").selectOption("ok");
            press(visit, "Answer so");
            Waiting.until(
                    "the retry succeeds",
                    () -> Api.codes(tidings.api().delivery(waiting.path("id").asText()))
                            .equals(List.of(500, 200)));
            assertThat(visit.page().locator("article")).hasCount(3);
            visit.seen("inbox");

            visit.the(AriaRole.LINK, "Empty").click();
            visit.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Empty"))
                    .click();
            assertThat(visit.page().getByText("Nothing has come yet")).isVisible();
        }
    }

    @Test
    void whatComesFromOutsideAppearsByItselfAsTextAndIsNotSigned(Chromium chromium) {
        try (Tidings tidings = Tidings.start(Setup.withAdministrator(data));
                Visit visit = chromium.visit(tidings)) {
            visit.signIn();
            visit.open("/inbox");
            String address =
                    visit.page().locator("[aria-labelledby=address] code").textContent();
            assertThat(visit.page().getByText("Nothing has come yet")).isVisible();

            assertThat(tidings.api()
                            .post(URI.create(address).getPath(), "{\"<b>x</b>\": \"<script>alert(1)</script>\"}")
                            .status())
                    .isEqualTo(200);

            Locator arrival = visit.page().locator("article").first();
            assertThat(arrival).containsText("Not signed");
            arrival.getByText("Body").first().click();
            assertThat(arrival).containsText("<script>alert(1)</script>");
            assertThat(visit.page().getByText("Nothing has come yet")).isHidden();

            visit.the(AriaRole.LINK, "New address").click();
            visit.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("New address"))
                    .click();
            assertThat(visit.page().getByText("The inbox has a new address.")).isVisible();
            assertThat(tidings.api().post(URI.create(address).getPath(), "{}").status())
                    .isEqualTo(404);
        }
    }

    private static void press(Visit visit, String button) {
        visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .focus();
        visit.press("Enter");
    }
}
