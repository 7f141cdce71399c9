package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One person's visit with a browser, with cookies of its own. It begins on a desktop, in light colours.
///
/// Whatever the browser complains about during the visit fails the test when it ends: an error on the console or
/// in a script, something that the Content-Security-Policy forbids, a file that is missing. The elements of a page
/// are found by role and accessible name, as people find them.
final class Visit implements AutoCloseable {
    private static final Path SCREENS = Tidings.ROOT.resolve("e2e/target/screens");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final double PATIENCE_MILLIS = 15_000;

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final boolean scripted;
    private final List<String> complaints = new ArrayList<>();

    Visit(BrowserContext context, String url, boolean scripted) {
        this.context = context;
        this.url = url;
        this.scripted = scripted;
        context.setDefaultTimeout(PATIENCE_MILLIS);
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> complaints.add("script: " + error));
        Look.DESKTOP_LIGHT.applyTo(page);
    }

    /// Opens a path of the server and returns the status that it answers.
    int open(String path) {
        Response response = page.navigate(path);
        return response == null ? 0 : response.status();
    }

    /// Signs in as the administrator of [Setup#withAdministrator], with the keyboard.
    void signIn() {
        signIn(Setup.ADMIN_EMAIL, Setup.ADMIN_PASSWORD);
    }

    /// Signs in, with the keyboard, and waits until that is done.
    void signIn(String email, String password) {
        open("/sign-in");
        field("E-mail address").focus();
        type(email);
        press("Tab");
        type(password);
        press("Enter");
        page.waitForURL(address -> !address.contains("/sign-in"));
    }

    /// For whatever this class has no words for.
    Page page() {
        return page;
    }

    /// The only element of this role whose accessible name contains this one.
    Locator the(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    /// The field with this label.
    Locator field(String label) {
        return page.getByLabel(label);
    }

    /// Presses keys one after the other: `Tab`, `Enter`, `Shift+Tab`.
    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /// Types into whatever has the focus.
    void type(String text) {
        page.keyboard().type(text);
    }

    /// Whether the focus is on this element.
    boolean isFocused(Locator locator) {
        return (boolean) locator.evaluate("element => element === document.activeElement");
    }

    /// Looks at the page as it is now in every [Look]: it must fit into the width and be without a barrier that
    /// axe knows. Keeps a picture of each.
    ///
    /// In a browser that runs no scripts axe would wait for a timer without end; there a page can be
    /// [#pictured] only.
    ///
    /// @param name the beginning of the pictures' file names; each name stands for one state of one page
    void seen(String name) {
        assertThat(scripted).as("the browser runs scripts, as axe needs it to").isTrue();
        for (Look look : Look.values()) {
            look.applyTo(page);
            page.evaluate("() => window.scrollTo(0, 0)");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENS.resolve(name + "-" + look.suffix() + ".png"))
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    .setFullPage(!showsDialog()));
            assertThat(lostForms())
                    .as("%s: dialogs whose form stands in another", name)
                    .isZero();
            assertThat(overflow())
                    .as("%s, %s: wider than the screen by", name, look)
                    .isZero();
            assertThat(barriers()).as("%s, %s: barriers", name, look).isEmpty();
        }
        Look.DESKTOP_LIGHT.applyTo(page);
    }

    /// Keeps a picture of what is on the screen, for the manual.
    void pictured(String name, Look look) {
        look.applyTo(page);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + "-" + look.suffix() + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
        Look.DESKTOP_LIGHT.applyTo(page);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private int overflow() {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /// A dialog covers what is on the screen, and nothing below it.
    private boolean showsDialog() {
        return (boolean) page.evaluate("() => document.querySelector('dialog[open]') !== null");
    }

    /// Browsers leave out a form within a form, and then its button sends the outer one.
    private int lostForms() {
        return (int) page.evaluate("() => document.querySelectorAll('dialog:not(:has(> .dialog-body))').length");
    }

    private List<String> barriers() {
        return new AxeBuilder(page)
                .withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(Visit::described)
                        .toList();
    }

    private static Stream<String> described(Rule rule) {
        return rule.getNodes().stream()
                .map((CheckedNode node) -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary());
    }

    /// A browser calls any answer of 400 and above an error; for the page itself, and for a form that comes back,
    /// it is what the test asked for.
    private void note(ConsoleMessage message) {
        String text = message.text();
        boolean answer = text.startsWith("Failed to load resource: the server responded with a status of");
        boolean expected =
                answer && (text.contains("status of 400") || !message.location().contains("/assets/"));
        if (message.type().equals("error") && !expected || text.contains("Content Security Policy")) {
            complaints.add(message.type() + ": " + text + " (" + message.location() + ", visiting " + url + ")");
        }
    }
}
