package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The set-up link, opened by a person with a browser and a keyboard.
@ExtendWith(Chromium.Resolver.class)
final class SetUpPageTest {
    private static final Pattern PATH = Pattern.compile("/setup\\?token=\\S+");

    @TempDir
    Path data;

    @Test
    void aPersonSetsUpAWorkspaceWithTheKeyboardAlone(Chromium chromium) throws IOException {
        try (Tidings tidings = Tidings.start(Setup.bare(data));
                Visit visit = chromium.visit(tidings)) {
            String path = path(tidings);
            assertThat(visit.open(path)).isEqualTo(200);
            Locator name = visit.the(AriaRole.TEXTBOX, "Name of the workspace");
            assertThat(name).isFocused();
            visit.seen("set-up");

            visit.type("   ");
            visit.press("Tab");
            visit.type("Anna");
            visit.press("Tab");
            visit.type("anna@example.com");
            visit.press("Tab");
            visit.type("correct horse battery");
            visit.press("Enter");

            Locator alert = visit.page().getByRole(AriaRole.ALERT);
            assertThat(alert).containsText("The workspace's name must be 1 to 100 characters long.");
            assertThat(alert).isFocused();
            assertThat(visit.field("Your e-mail address")).hasValue("anna@example.com");
            assertThat(name).hasAttribute("aria-invalid", "true");
            visit.seen("set-up-faulty");
            visit.press("Tab", "Enter");
            assertThat(name).isFocused();
            visit.press("Control+A");
            visit.type("Example & Company");
            visit.press("Tab", "Tab", "Tab");
            visit.type("correct horse battery");
            visit.press("Enter");

            assertThat(visit.the(AriaRole.HEADING, "The workspace Example & Company is ready"))
                    .isVisible();
            visit.the(AriaRole.BUTTON, "Copy the API secret").click();
            String secret = (String) visit.page().evaluate("() => navigator.clipboard.readText()");
            assertThat(secret).hasSizeGreaterThan(40);
            visit.seen("set-up-done");

            assertThat(visit.open(path)).isEqualTo(404);
            assertThat(visit.the(AriaRole.HEADING, "This link is not valid")).isVisible();
            visit.seen("set-up-gone");
        }
    }

    @Test
    void beforeTheSetUpEveryPageSaysWhatToDo(Chromium chromium) {
        try (Tidings tidings = Tidings.start(Setup.bare(data));
                Visit visit = chromium.visit(tidings)) {
            assertThat(visit.open("/nowhere")).isEqualTo(404);
            assertThat(visit.the(AriaRole.HEADING, "There is nothing here")).isVisible();
            visit.seen("error-not-found");
            visit.open("/sign-in");
            assertThat(visit.page().getByText("Nobody can sign in yet.")).isVisible();
        }
    }

    private static String path(Tidings tidings) throws IOException {
        Matcher link = PATH.matcher(Files.readString(tidings.log()));
        assertThat(link.find()).isTrue();
        return link.group();
    }
}
