package tidings.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static tidings.server.TestServer.inBrowser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.DocumentStatus;
import tidings.events.EventType;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.OverallStatus;
import tidings.server.TestServer;
import tidings.server.dashboard.delivery.Sendings;
import tidings.server.security.Passwords;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.AllowedDocuments;
import tidings.verification.Claims;
import tidings.verification.ManualReview;
import tidings.verification.Policy;
import tidings.verification.Redirects;
import tidings.verification.Terms;

/// Where the person is taken in the end, and that the partner's webhook has its say in it.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class WayBackHttpTest {
    private static final Redirects ELSEWHERE = new Redirects(
            URI.create("https://shop.example/good"),
            URI.create("https://shop.example/bad"),
            URI.create("https://shop.example/maybe"),
            null);

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    @Inject
    Verifications verifications;

    private Sendings partner;

    @BeforeEach
    void begin() {
        partner = new Sendings(engine, archive, passwords);
    }

    @AfterEach
    void end() {
        partner.close();
    }

    @Test
    void whoIsApprovedGoesToTheSuccessUrlWhenTheWebhookIsTaken() {
        partner.notification(EventType.IDENTIFICATION_AUTO_FINISHED, "auto", 0);

        String token = pretend(OverallStatus.APPROVED, ELSEWHERE);

        settle(token);
        page(token, "Your identity is confirmed", "https://shop.example/good", "approved");
    }

    @Test
    void whoIsApprovedGoesToTheErrorUrlWhenTheWebhookIsNotTaken() {
        partner.receiver().answering(500);
        partner.notification(EventType.IDENTIFICATION_AUTO_FINISHED, "auto", 0);

        String token = pretend(OverallStatus.APPROVED, ELSEWHERE);

        settle(token);
        page(token, "Confirmed, but not yet received", "https://shop.example/bad", "failed");
        assertThat(held(token).verification().stage()).isInstanceOf(tidings.verification.Stage.Decided.class);
    }

    @Test
    void aReceiverThatDoesNotAnswerCountsAsOneThatRefuses() {
        partner.notification(EventType.IDENTIFICATION_AUTO_FINISHED, "auto", 0);
        partner.receiver().close();

        String token = pretend(OverallStatus.APPROVED, ELSEWHERE);

        settle(token);
        page(token, "Confirmed, but not yet received", "https://shop.example/bad", "failed");
    }

    @Test
    void theWebhookOfTheLatestOutcomeCounts() {
        partner.receiver().answering(500);
        partner.notification(EventType.IDENTIFICATION_AUTO_FINISHED, "auto", 0);
        String token = pretend(OverallStatus.DENIED, ELSEWHERE);
        settle(token);
        page(token, "Your identity could not be confirmed", "https://shop.example/bad", "failed");

        partner.receiver().answering(200);
        partner.notification(EventType.IDENTIFICATION_MANUAL_FINISHED, "manual", 0);
        review(token, Set.of(FraudTag.FAKE_PHOTO));

        settle(token);
        String page = page(token, "Your identity is confirmed", "https://shop.example/good", "approved");
        assertThat(page).contains("&quot;manualSuspected&quot;:true", "&quot;manualStatus&quot;:&quot;approved&quot;");
    }

    @Test
    void whoIsSuspectedGoesOnAndThePartnerIsToldSo() {
        String token = pretend(OverallStatus.SUSPECTED, ELSEWHERE);

        String page = page(token, "Your identity is confirmed", "https://shop.example/good", "approved");
        assertThat(page).contains("&quot;autoSuspected&quot;:true", "&quot;manualStatus&quot;:null");
    }

    @Test
    void whoComesTooLateIsToldSoFirst() {
        String token = pretend(OverallStatus.EXPIRED, ELSEWHERE);

        String page = page(token, "The time is over", "https://shop.example/maybe", "unverified");
        assertThat(page).contains("data-pause=\"10\"").doesNotContain("http-equiv");
    }

    @Test
    void withoutAddressesOurOwnPageIsTheEnd() {
        for (Map.Entry<OverallStatus, String> end : Map.of(
                        OverallStatus.APPROVED, "success",
                        OverallStatus.DENIED, "fail",
                        OverallStatus.EXPIRED, "unverified")
                .entrySet()) {
            String token = pretend(end.getKey(), Redirects.NONE);

            String location = inBrowser().get("/verify/" + token).header("Location");
            assertThat(location).endsWith("/verify/" + token + "?status=" + end.getValue());
            assertThat(inBrowser().get(location).asString()).doesNotContain("data-target");
        }
    }

    /// A session whose outcome is made up.
    private String pretend(OverallStatus overall, Redirects redirects) {
        Terms terms = new Terms(
                "person",
                null,
                Terms.TokenType.IDENTIFICATION,
                Claims.NONE,
                redirects,
                "en",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                AllowedDocuments.USUAL,
                false,
                Map.of(),
                Map.of(),
                null,
                Policy.USUAL,
                true);
        Verifications.Created created = verifications.create(partner.workspace(), terms, "API key test");
        assertThat(verifications.act(created.held(), new Action.PretendAuto(overall, "API key test")))
                .isInstanceOf(Acted.Done.class);
        return created.token();
    }

    private void review(String token, Set<FraudTag> tags) {
        Held held = held(token);
        ManualReview review = new ManualReview(
                held.updatedAt(),
                "anna@example.com",
                FaceStatus.FACE_MATCH,
                DocumentStatus.DOC_VALIDATED,
                null,
                Map.of(),
                tags,
                Set.of(),
                List.of(),
                null,
                false);
        assertThat(verifications.act(held, new Action.Review(review))).isInstanceOf(Acted.Done.class);
    }

    private Held held(String token) {
        return verifications.opened(token).orElseThrow();
    }

    private static void settle(String token) {
        while (inBrowser().get("/verify/" + token + "/progress").jsonPath().getBoolean("waiting")) {
            Thread.onSpinWait();
        }
    }

    private static String page(String token, String title, @Nullable String target, String status) {
        return inBrowser()
                .get("/verify/" + token)
                .then()
                .statusCode(200)
                .body(containsString(title))
                .body(containsString("data-target=\"" + target + "\""))
                .body(containsString("&quot;status&quot;:&quot;" + status + "&quot;"))
                .extract()
                .asString();
    }
}
