package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every part that a page can be made of, on pages that a test of the server drew and left in its `target` folder.
@ExtendWith(Chromium.Resolver.class)
final class SpecimenPageTest {
    private static final Path FOLDER = Tidings.ROOT.resolve("server/target/specimen");

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the tests of the server have not run");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SpecimenPageTest::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void everyPartLooksRightAndHasNoBarrier(Chromium chromium) {
        try (Visit visit = chromium.visit(url())) {
            for (String name : new String[] {"specimen", "specimen-faulty", "sign-in"}) {
                assertThat(visit.open("/" + name + ".html")).isEqualTo(200);
                visit.seen(name);
            }
        }
    }

    @Test
    void theMenuOnThePhoneOpensAndClosesWithTheKeyboard(Chromium chromium) {
        try (Visit visit = chromium.visit(url())) {
            Look.PHONE_LIGHT.applyTo(visit.page());
            visit.open("/specimen.html");
            Locator menu = visit.the(AriaRole.NAVIGATION, "Menu");
            assertThat(menu).isHidden();

            visit.press("Tab", "Tab", "Tab", "Enter");

            assertThat(menu).isVisible();
            visit.pictured("specimen-menu", Look.PHONE_LIGHT);
            Look.PHONE_LIGHT.applyTo(visit.page());
            visit.press("Escape");
            assertThat(menu).isHidden();
        }
    }

    @Test
    void aDialogAsksBeforeSomethingIsLost(Chromium chromium) {
        try (Visit visit = chromium.visit(url())) {
            visit.open("/specimen.html");
            Locator trigger = visit.the(AriaRole.LINK, "Delete");
            trigger.focus();
            visit.press("Enter");
            Locator dialog = visit.the(AriaRole.DIALOG, "Delete this notification?");
            assertThat(dialog).isVisible();
            visit.seen("specimen-dialog");

            visit.press("Escape");

            assertThat(dialog).isHidden();
            assertThat(trigger).isFocused();
        }
    }

    @Test
    void aQuestionIsAskedAndATimeIsReadWithoutAnyScript(Chromium chromium) {
        try (Visit visit = chromium.visitWithoutScript(url())) {
            visit.open("/specimen.html");
            assertThat(visit.page().getByText("2 Jan 2026, 03:04:05 UTC").first())
                    .isVisible();
            Locator dialog = visit.the(AriaRole.DIALOG, "Resend 4,210 deliveries?");
            assertThat(dialog).isHidden();

            visit.the(AriaRole.LINK, "Resend").click();

            assertThat(dialog).isVisible();
            visit.the(AriaRole.LINK, "Cancel").first().click();
            assertThat(dialog).isHidden();
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Path file =
                FOLDER.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (file.startsWith(FOLDER) && Files.isRegularFile(file)) {
            exchange.getResponseHeaders().set("Content-Type", type(file.toString()));
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            byte[] body = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".html" -> "text/html;charset=UTF-8";
            case ".css" -> "text/css;charset=UTF-8";
            case ".js" -> "text/javascript;charset=UTF-8";
            default -> "image/svg+xml";
        };
    }
}
