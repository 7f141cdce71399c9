package tidings.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Signing in with a browser: with a password, and with an OpenID provider.
@ExtendWith(Chromium.Resolver.class)
final class SignInPageTest {
    private static final String NEW_PASSWORD = "five slow silver fishes";

    @TempDir
    Path data;

    @Test
    void aPersonSignsInWithTheKeyboardGoesOnToWhereTheyWantedToGoAndSignsOut(Chromium chromium) {
        try (Tidings tidings = Tidings.start(Setup.withAdministrator(data));
                Visit visit = chromium.visit(tidings)) {
            visit.open("/deliveries?scanRef=abc");
            Locator email = visit.field("E-mail address");
            assertThat(email).isFocused();
            visit.seen("sign-in");
            visit.type(Setup.ADMIN_EMAIL);
            visit.press("Tab");
            visit.type("mistyped password");
            visit.press("Enter");

            Locator alert = visit.page().getByRole(AriaRole.ALERT);
            assertThat(alert).containsText("No account has this e-mail address and this password.");
            assertThat(email).hasValue(Setup.ADMIN_EMAIL);
            visit.seen("sign-in-refused");
            visit.field("Password").focus();
            visit.type(Setup.ADMIN_PASSWORD);
            visit.press("Enter");

            visit.page().waitForURL(url -> url.endsWith("/deliveries?scanRef=abc"));
            visit.the(AriaRole.BUTTON, "Sign out").first().click();
            assertThat(visit.page().getByText("You are signed out.")).isVisible();
            visit.open("/deliveries");
            assertThat(visit.the(AriaRole.HEADING, "Sign in to Tidings")).isVisible();
        }
    }

    @Test
    void asksForAForgottenPassword(Chromium chromium) {
        try (Tidings tidings = Tidings.start(Setup.withAdministrator(data));
                Visit visit = chromium.visit(tidings)) {
            visit.open("/sign-in");
            visit.the(AriaRole.LINK, "Forgot your password?").click();
            visit.seen("forgot-password");
            visit.field("E-mail address").fill(Setup.ADMIN_EMAIL);
            visit.press("Enter");
            assertThat(visit.page().getByText("a mail is on its way to it")).isVisible();
            visit.open("/password?ticket=guess");
            assertThat(visit.the(AriaRole.HEADING, "This link is not valid any more"))
                    .isVisible();
            visit.seen("password-link-gone");
        }
    }

    @Test
    void aForgottenPasswordIsReplacedWithTheLinkInTheMail(Chromium chromium) {
        GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mailServer.start();
        String url = "smtp://127.0.0.1:" + mailServer.getSmtp().getPort();
        try (Tidings tidings = Tidings.start(Setup.withAdministrator(data)
                        .with("TIDINGS_SMTP_URL", url)
                        .with("TIDINGS_MAIL_FROM", "sender@tidings.example"));
                Visit elsewhere = chromium.visit(tidings);
                Visit visit = chromium.visit(tidings)) {
            elsewhere.signIn();
            visit.open("/forgot-password");
            assertThat(visit.field("E-mail address")).isFocused();
            visit.type(Setup.ADMIN_EMAIL);
            visit.press("Enter");
            assertThat(visit.page().getByText("a mail is on its way to it")).isVisible();
            String link = linkIn(mailServer, Setup.ADMIN_EMAIL);
            assertThat(link).startsWith("http://localhost:" + tidings.port() + "/password?ticket=");

            visit.open(link);
            assertThat(visit.the(AriaRole.HEADING, "Choose a new password")).isVisible();
            assertThat(visit.field("Password")).isFocused();
            visit.page().evaluate("() => document.querySelector('main form').noValidate = true");
            visit.type("too short");
            visit.press("Enter");
            assertThat(visit.page().getByRole(AriaRole.ALERT)).isVisible();
            visit.seen("password-new");
            visit.field("Password").focus();
            visit.type(NEW_PASSWORD);
            visit.press("Enter");
            assertThat(visit.the(AriaRole.HEADING, "Welcome to Tidings")).isVisible();

            elsewhere.open("/account");
            assertThat(elsewhere.the(AriaRole.HEADING, "Sign in to Tidings")).isVisible();
            assertThat(elsewhere.open(link)).isEqualTo(404);
            elsewhere.open("/sign-in");
            elsewhere.type(Setup.ADMIN_EMAIL);
            elsewhere.press("Tab");
            elsewhere.type(Setup.ADMIN_PASSWORD);
            elsewhere.press("Enter");
            assertThat(elsewhere.page().getByRole(AriaRole.ALERT))
                    .containsText("No account has this e-mail address and this password.");
            elsewhere.signIn(Setup.ADMIN_EMAIL, NEW_PASSWORD);
            assertThat(elsewhere.the(AriaRole.HEADING, "Welcome to Tidings")).isVisible();
        } finally {
            mailServer.stop();
        }
    }

    private static String linkIn(GreenMail mailServer, String recipient) {
        Waiting.until("the mail has come", () -> mailServer.getReceivedMessages().length == 1);
        MimeMessage mail = mailServer.getReceivedMessages()[0];
        assertThat(GreenMailUtil.getAddressList(recipients(mail))).isEqualTo(recipient);
        String text = GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("=3D", "=");
        return text.lines()
                .filter(line -> line.startsWith("http"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The mail holds no link: " + text));
    }

    private static Address[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theCookieAndTheStorageHoldNothingThatAScriptCouldRead(Chromium chromium) {
        try (Tidings tidings = Tidings.start(Setup.withAdministrator(data));
                Visit visit = chromium.visit(tidings)) {
            visit.signIn();

            assertThat(visit.page().evaluate("() => document.cookie + localStorage.length + sessionStorage.length"))
                    .isEqualTo("00");
        }
    }

    @Test
    void aPersonWhomTheProviderKnowsSignsInWithIt(Chromium chromium) {
        try (Provider provider = new Provider(Map.of("email", "Anna@Example.com", "email_verified", true));
                Tidings tidings = Tidings.start(provider.named(data));
                Visit visit = chromium.visit("http://localhost:" + tidings.port())) {
            visit.open("/deliveries");
            visit.the(AriaRole.LINK, "Continue with Example ID").click();

            visit.page().waitForURL(url -> url.endsWith(tidings.port() + "/deliveries"));
            assertThat(provider.requests()).anyMatch(request -> request.contains("code_challenge_method=S256"));
        }
    }

    @Test
    void aPersonWhomTheProviderKnowsAndWeDoNotIsToldSo(Chromium chromium) {
        try (Provider provider = new Provider(Map.of("email", "nobody@example.com", "email_verified", true));
                Tidings tidings = Tidings.start(provider.named(data));
                Visit visit = chromium.visit("http://localhost:" + tidings.port())) {
            visit.open("/sign-in");
            visit.seen("sign-in-with-provider");
            visit.the(AriaRole.LINK, "Continue with Example ID").click();

            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("You have no account here yet.");
        }
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedOpensNothing(Chromium chromium) {
        try (Provider provider = new Provider(Map.of("email", Setup.ADMIN_EMAIL, "email_verified", false));
                Tidings tidings = Tidings.start(provider.named(data));
                Visit visit = chromium.visit("http://localhost:" + tidings.port())) {
            visit.open("/sign-in");
            visit.the(AriaRole.LINK, "Continue with Example ID").click();

            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("has not verified your e-mail address");
        }
    }

    @Test
    void aSignInThatWasBegunElsewhereIsNotFinishedHere(Chromium chromium) {
        try (Provider provider = new Provider(Map.of("email", Setup.ADMIN_EMAIL, "email_verified", true));
                Tidings tidings = Tidings.start(provider.named(data));
                Visit visit = chromium.visit("http://localhost:" + tidings.port())) {
            visit.open("/sign-in/provider/callback?state=planted&code=planted");

            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("was begun elsewhere");
            visit.open("/deliveries");
            assertThat(visit.the(AriaRole.HEADING, "Sign in to Tidings")).isVisible();
        }
    }

    /// A real OpenID provider on loopback that lets everybody in at once.
    private static final class Provider implements AutoCloseable {
        private static final String ISSUER = "tidings";

        private final MockOAuth2Server server = new MockOAuth2Server();

        Provider(Map<String, Object> claims) {
            server.start();
            server.enqueueCallback(
                    new DefaultOAuth2TokenCallback(ISSUER, "subject", "JWT", List.of("client"), claims, 60));
        }

        Setup named(Path data) {
            return Setup.withAdministrator(data)
                    .with("TIDINGS_OIDC_ISSUER", server.issuerUrl(ISSUER).toString())
                    .with("TIDINGS_OIDC_CLIENT_ID", "client")
                    .with("TIDINGS_OIDC_CLIENT_SECRET", "a secret of the client")
                    .with("TIDINGS_OIDC_NAME", "Example ID");
        }

        List<String> requests() {
            return List.of(
                    String.valueOf(server.takeRequest().getRequestLine()),
                    String.valueOf(server.takeRequest().getRequestLine()));
        }

        @Override
        public void close() {
            server.shutdown();
        }
    }
}
