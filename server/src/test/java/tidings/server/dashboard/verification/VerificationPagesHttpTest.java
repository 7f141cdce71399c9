package tidings.server.dashboard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.Role;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.events.OverallStatus;
import tidings.server.TestServer;
import tidings.server.dashboard.delivery.Sendings;
import tidings.server.files.Vault;
import tidings.server.security.Passwords;
import tidings.server.verification.Held;
import tidings.server.verification.Standing;
import tidings.server.verification.Verifications;
import tidings.verification.DataField;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class VerificationPagesHttpTest {
    private static final Pattern FOUND = Pattern.compile("class=\"main\" href=\"/verifications/([0-9a-f-]{36})\"");
    private static final Pattern PICTURE = Pattern.compile("<img src=\"(/files/[^\"]*)\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"");

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    @Inject
    Verifications verifications;

    @Inject
    Vault vault;

    private Sendings sendings;
    private Submissions submissions;

    @BeforeEach
    void found() {
        sendings = new Sendings(engine, archive, passwords);
        submissions = new Submissions(verifications, vault, sendings.workspace());
    }

    @AfterEach
    void close() {
        sendings.close();
    }

    private String page(String path) {
        return sendings.browser()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<String> list(String query) {
        return FOUND.matcher(page("/verifications" + query))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    @Test
    void saysWhatToDoWhereThereIsNoneYet() {
        assertThat(page("/verifications")).contains("No verification yet", "/verifications/new");
        assertThat(page("/verifications/queue")).contains("Nothing waits");
    }

    @Test
    void listsThemTheNewestFirstAndByTheirStanding() {
        String waiting = submissions.waiting("user-1", true).scanRef();
        String approved = submissions.decided("user-2", OverallStatus.APPROVED).scanRef();
        String denied = submissions.decided("user-3", OverallStatus.DENIED).scanRef();
        String expired = submissions.decided("user-4", OverallStatus.EXPIRED).scanRef();

        assertThat(list("")).containsExactly(expired, denied, approved, waiting);
        assertThat(list("?standing=approved")).containsExactly(approved);
        assertThat(list("?standing=denied")).containsExactly(denied);
        assertThat(list("?standing=expired")).containsExactly(expired);
        assertThat(list("?standing=running")).containsExactly(waiting);
        assertThat(list("?standing=reviewing")).isEmpty();
        assertThat(list("?standing=whatever")).hasSize(4);
        assertThat(page("/verifications")).contains("Not opened yet", "ADA EXAMPLE", "ID card, Lithuania", ">Denied");
    }

    @ParameterizedTest
    @CsvSource({
        "clientId, user-7",
        "externalRef, order-user-7",
        "documentNumber, x 000-0007",
        "personalCode, 49001020007"
    })
    void findsOneByWhatIsKnownOfIt(String by, String text) {
        String wanted = submissions
                .reviewing(
                        "user-7",
                        Submissions.suspected(
                                Map.of(DataField.DOC_NUMBER, "X0000007", DataField.DOC_PERSONAL_CODE, "49001020007")))
                .scanRef();
        submissions.reviewing("user-8");

        assertThat(list("?by=" + by + "&q=" + text.replace(" ", "+"))).containsExactly(wanted);
        assertThat(list("?by=" + by + "&q=another")).isEmpty();
        assertThat(list("?standing=approved&by=" + by + "&q=" + text.replace(" ", "+")))
                .isEmpty();
    }

    @Test
    void findsOneByItsScanRefInItsOwnWorkspaceOnly() {
        String wanted = submissions.waiting("user-1", true).scanRef();
        submissions.waiting("user-2", true);

        assertThat(list("?by=scanRef&q=" + wanted)).containsExactly(wanted);
        assertThat(list("?q=nothing")).isEmpty();
        try (Sendings others = new Sendings(engine, archive, passwords)) {
            String there = new Submissions(verifications, vault, others.workspace())
                    .waiting("user-3", true)
                    .scanRef();
            assertThat(list("?by=scanRef&q=" + there)).isEmpty();
            sendings.browser().get("/verifications/" + there).then().statusCode(404);
        }
    }

    @Test
    void goesThroughALongListPageByPage() {
        for (int i = 0; i < 51; i++) {
            submissions.waiting("user-" + i, true);
        }

        String first = page("/verifications?standing=running");
        Matcher older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        String second = page(older.group(1).replace("&amp;", "&"));

        assertThat(FOUND.matcher(first).results()).hasSize(50);
        assertThat(first).contains("user-50").doesNotContain(">user-0<");
        assertThat(FOUND.matcher(second).results()).hasSize(1);
        assertThat(second).contains(">user-0<", "That is all.");
    }

    @Test
    void showsThePicturesBySignedLinksOfOurOwnOrigin() {
        Held held = submissions.reviewing("user-1");

        List<String> links = PICTURE.matcher(page("/verifications/" + held.scanRef()))
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();

        assertThat(links).hasSize(3);
        for (String link : links) {
            RestAssured.given()
                    .urlEncodingEnabled(false)
                    .get(link)
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg");
        }
    }

    @Test
    void showsTheDataBesideTheClaimsAndAllThatHappened() {
        Held held = submissions.reviewing("user-1");

        String page = page("/verifications/" + held.scanRef());

        assertThat(page)
                .contains("1990-01-02", "1990-01-03", "Differs", "Same")
                .contains("Suspected automatically: Another date of birth than you gave.")
                .contains(
                        "The session was made",
                        "Opened on a phone",
                        "Showed: Front",
                        "Checked automatically: suspected")
                .contains("user-1", "order-user-1", "192.0.2.10");
    }

    @Test
    void showsTheWebhooksOfAVerification() {
        sendings.notification(EventType.IDENTIFICATION_AUTO_FINISHED, "Shop", 0);
        Held held = submissions.decided("user-1", OverallStatus.APPROVED);
        String delivery = sendings.settled(1).getFirst().delivery().id().toString();

        sendings.browser()
                .get("/verifications/" + held.scanRef())
                .then()
                .body(allOf(
                        containsString("/deliveries/" + delivery + "\""),
                        containsString("/deliveries/" + delivery + "/resend"),
                        containsString("Shop"),
                        containsString(">200<")));
    }

    @Test
    void offersAViewerNothingToDo() {
        Held held = submissions.reviewing("user-1");
        Map<String, String> viewer = sendings.signIn(Role.VIEWER);

        for (String path : List.of("/verifications", "/verifications/queue", "/verifications/" + held.scanRef())) {
            TestServer.inBrowser()
                    .cookies(viewer)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("Review it")))
                    .body(not(containsString("Review next")))
                    .body(not(containsString("New verification")))
                    .body(not(containsString("/delete")))
                    .body(not(containsString("/review")));
        }
        for (String path : List.of("review", "review/claim", "review/renew", "ask", "delete", "pretend")) {
            TestServer.inBrowser()
                    .cookies(viewer)
                    .contentType("application/x-www-form-urlencoded")
                    .post("/verifications/" + held.scanRef() + "/" + path)
                    .then()
                    .statusCode(403);
        }
        assertThat(submissions.now(held).version()).isEqualTo(held.version());
    }

    @Test
    void deletesOne() {
        Held held = submissions.reviewing("user-1");

        sendings.browser()
                .post("/verifications/" + held.scanRef() + "/delete")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/verifications"));

        sendings.browser().get("/verifications/" + held.scanRef()).then().statusCode(404);
        assertThat(list("")).isEmpty();
    }

    @Test
    void makesASessionAndShowsItsLinkOnce() {
        String made = sendings.browser()
                .formParam("clientId", "user-9")
                .formParam("firstName", "ada")
                .formParam("locale", "en")
                .formParam("documents", "PASSPORT")
                .post("/verifications/new")
                .then()
                .statusCode(200)
                .body(containsString("never again"), containsString("The link as a QR code"))
                .extract()
                .asString();

        Matcher token = Pattern.compile("authToken=([A-Za-z0-9]{40})").matcher(made);
        assertThat(token.find()).isTrue();
        Held held = verifications.opened(token.group(1)).orElseThrow();
        assertThat(held.workspace()).isEqualTo(sendings.workspace());
        assertThat(held.verification().terms().claims().firstName()).isEqualTo("ADA");
        assertThat(held.verification().terms().sandbox()).isTrue();
        assertThat(page("/verifications/" + held.scanRef())).doesNotContain(token.group(1));
    }

    @Test
    void sendsAFaultyFormOfASessionBack() {
        sendings.browser()
                .formParam("clientId", "")
                .formParam("firstName", "R2D2")
                .formParam("dateOfBirth", "2024-02-30")
                .formParam("locale", "xx")
                .formParam("country", "QQ")
                .post("/verifications/new")
                .then()
                .statusCode(400)
                .body(
                        containsString("5 things are not right yet"),
                        containsString("value=\"R2D2\""),
                        containsString("as year-month-day"));
        assertThat(list("")).isEmpty();
    }

    @Test
    void makesAnOutcomeUpInASandboxOnly() {
        Held sandbox = submissions.waiting("user-1", true);
        Held live = submissions.waiting("user-2", false);

        for (Held held : List.of(sandbox, live)) {
            sendings.browser()
                    .formParam("outcome", "SUSPECTED")
                    .post("/verifications/" + held.scanRef() + "/pretend")
                    .then()
                    .statusCode(303);
        }

        assertThat(Standing.of(submissions.now(sandbox).verification())).isEqualTo(Standing.SUSPECTED);
        assertThat(Standing.of(submissions.now(live).verification())).isEqualTo(Standing.WAITING);
        sendings.browser()
                .formParam("outcome", "MAGIC")
                .post("/verifications/" + live.scanRef() + "/pretend")
                .then()
                .statusCode(400);
    }

    @Test
    void asksForMoreWithALinkThatIsShownOnce() {
        Held held = submissions.decided("user-1", OverallStatus.APPROVED);

        sendings.browser()
                .formParam("lifetime", "7d")
                .post("/verifications/" + held.scanRef() + "/ask")
                .then()
                .statusCode(200)
                .body(containsString("authToken="), containsString("for 7 days."));

        assertThat(page("/verifications/" + held.scanRef()))
                .contains("More was asked for", "More was asked of the person");
        sendings.browser()
                .formParam("lifetime", "7d")
                .post("/verifications/" + held.scanRef() + "/ask")
                .then()
                .statusCode(409);
    }

    @Test
    void saysOnTheFirstPageAndInTheMenuHowManyWait() {
        submissions.reviewing("user-1");
        submissions.reviewing("user-2");

        assertThat(page("/"))
                .contains("2 verifications wait for a review, the oldest for less than a minute.")
                .contains("<span class=\"count\">2<span class=\"unseen\"> waiting</span></span>");
    }
}
