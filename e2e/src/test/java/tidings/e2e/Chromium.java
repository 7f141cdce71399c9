package tidings.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The machine's Chromium, started once for all tests. A test method that takes one opens a [Visit] with it.
///
/// Not thread-safe: one test at a time.
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(arguments()));
    }

    /// Begins to look at a server, as somebody who was never there.
    Visit visit(Tidings tidings) {
        return visit(tidings.url().toString());
    }

    /// The same for the server at this URL.
    Visit visit(String url) {
        return new Visit(browser.newContext(asSomebody(url)), url, true);
    }

    /// The same with a browser that runs no script.
    Visit visitWithoutScript(String url) {
        return new Visit(browser.newContext(asSomebody(url).setJavaScriptEnabled(false)), url, false);
    }

    private static Browser.NewContextOptions asSomebody(String url) {
        return new Browser.NewContextOptions()
                .setBaseURL(url)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Vilnius")
                .setPermissions(List.of("clipboard-read", "clipboard-write", "camera"));
    }

    /// The camera sees a specimen of an identity card.
    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--use-file-for-fake-video-capture=" + Specimen.film());
        return arguments;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Chromium begin() {
        return new Chromium(program());
    }

    private static Path program() {
        try {
            Process finder = new ProcessBuilder(
                            Tidings.ROOT.resolve("tools/find-chromium").toString())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(finder.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (finder.waitFor() != 0) {
                throw new AssertionError(printed);
            }
            return Path.of(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Gives it to the tests that take one as a parameter.
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Chromium.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Chromium.class))
                    .computeIfAbsent(Chromium.class, _ -> begin(), Chromium.class);
        }
    }
}
