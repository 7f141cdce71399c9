package tidings.server.dashboard.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Role;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.DocumentStatus;
import tidings.events.EventType;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.server.TestServer;
import tidings.server.dashboard.delivery.Sendings;
import tidings.server.files.Vault;
import tidings.server.security.Passwords;
import tidings.server.verification.Held;
import tidings.server.verification.Standing;
import tidings.server.verification.Verifications;
import tidings.verification.DataField;
import tidings.verification.ManualReview;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ReviewPagesHttpTest {
    private static final Pattern FOLLOWS = Pattern.compile("name=\"follows\" value=\"([^\"]*)\"");

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
    private Map<String, String> anna;
    private Map<String, String> berta;

    @BeforeEach
    void found() {
        sendings = new Sendings(engine, archive, passwords);
        submissions = new Submissions(verifications, vault, sendings.workspace());
        anna = sendings.signIn(Role.REVIEWER);
        berta = sendings.signIn(Role.REVIEWER);
    }

    @AfterEach
    void close() {
        sendings.close();
    }

    private static RequestSpecification as(Map<String, String> who) {
        return TestServer.inBrowser().cookies(who);
    }

    private static String path(Held held) {
        return "/verifications/" + held.scanRef();
    }

    private void claim(Map<String, String> who, Held held) {
        as(who).post(path(held) + "/review/claim").then().statusCode(303);
    }

    /// The form as a browser would send it without a change.
    private static Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("follows", "");
        form.put("face", "FACE_MATCH");
        form.put("document", "DOC_VALIDATED");
        form.put("data.docFirstName", "ADA");
        form.put("data.docLastName", "EXAMPLE");
        form.put("data.docNumber", "X0000001");
        form.put("data.docDob", "1990-01-02");
        form.put("data.docExpiry", "2031-04-30");
        form.put("data.docType", "ID_CARD");
        form.put("data.docSex", "FEMALE");
        form.put("data.docNationality", "LT");
        form.put("data.docIssuingCountry", "LT");
        return form;
    }

    private static ValidatableResponse send(Map<String, String> who, Held held, Map<String, String> form) {
        return as(who).formParams(form).post(path(held) + "/review").then();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> form = form();
        form.put(name, value);
        return form;
    }

    private Standing standing(Held held) {
        return Standing.of(submissions.now(held).verification());
    }

    private ManualReview review(Held held) {
        ManualReview review = submissions.now(held).verification().manual();
        assertThat(review).isNotNull();
        return review;
    }

    @Test
    void theNextOfTheQueueIsTheOneThatWaitsLongestAndNobodyIsAt() {
        Held first = submissions.reviewing("user-1");
        Held second = submissions.reviewing("user-2");
        claim(berta, first);

        as(anna).post("/verifications/queue/next").then().statusCode(303).header("Location", endsWith(path(second)));
        as(anna).post("/verifications/queue/next").then().header("Location", endsWith(path(second)));
        as(anna).get("/verifications/queue").then().body(containsString("@example.com"), containsString("You"));
        as(sendings.signIn(Role.REVIEWER))
                .post("/verifications/queue/next")
                .then()
                .header("Location", endsWith("/verifications/queue"));
    }

    @Test
    void theFormIsShownToWhoeverIsAtItAndToNobodyElse() {
        Held held = submissions.reviewing("user-1");
        as(anna).get(path(held)).then().body(containsString("Review it"), not(containsString("id=\"review\"")));
        claim(anna, held);

        as(anna).get(path(held))
                .then()
                .body(containsString("id=\"review\""), containsString("You are reviewing this one."));
        as(berta)
                .get(path(held))
                .then()
                .body(
                        not(containsString("id=\"review\"")),
                        not(containsString("Review it")),
                        containsString("is reviewing this one"));
    }

    @Test
    void anApprovalIsKeptAndToldToTheReceiver() throws InterruptedException {
        sendings.notification(EventType.IDENTIFICATION_MANUAL_FINISHED, "Shop", 0);
        Held held = submissions.reviewing("user-1");
        claim(anna, held);
        Map<String, String> form = with("data.docFirstName", "ADELE");
        form.put("decision", "approve");

        send(anna, held, form).statusCode(303).header("Location", endsWith("/verifications/queue"));

        assertThat(standing(held)).isEqualTo(Standing.APPROVED);
        assertThat(sendings.receiver().next().text())
                .contains("\"final\":true", "\"manuallyDataChanged\":true", "\"docFirstName\":\"ADELE\"")
                .contains("\"overall\":\"APPROVED\"", "\"manualFace\":\"FACE_MATCH\"");
        as(anna).get(path(held))
                .then()
                .body(containsString("The machine read: ADA"), containsString("Decided: approved"));
    }

    @Test
    void whatIsNotChosenFollowsFromTheDecision() {
        Held approved = submissions.reviewing("user-1", Submissions.undecided());
        Held denied = submissions.reviewing("user-2", Submissions.undecided());
        claim(anna, approved);
        claim(anna, denied);

        send(anna, approved, Map.of("decision", "approve", "follows", "")).statusCode(303);
        send(anna, denied, Map.of("decision", "deny", "follows", "", "reasons", "FACE_MISMATCH"))
                .statusCode(303);

        assertThat(standing(approved)).isEqualTo(Standing.APPROVED);
        assertThat(review(denied).face()).isEqualTo(FaceStatus.FACE_MISMATCH);
        assertThat(review(denied).document()).isEqualTo(DocumentStatus.DOC_VALIDATED);
        assertThat(review(denied).denyReasons()).containsExactly("FACE_MISMATCH");
    }

    @Test
    void anApprovalWithATagIsSuspected() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);
        Map<String, String> form = with("decision", "approve");
        form.put("fraudTags", "FAKE_PHOTO");

        send(anna, held, form).statusCode(303);

        assertThat(standing(held)).isEqualTo(Standing.SUSPECTED);
        assertThat(review(held).fraudTags()).containsExactly(FraudTag.FAKE_PHOTO);
    }

    @Test
    void aDenialNeedsAReasonAndAResultThatIsNotGood() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);

        send(anna, held, with("decision", "deny"))
                .statusCode(400)
                .body(containsString("To deny, give at least one reason."));
        Map<String, String> reasonOnly = with("decision", "deny");
        reasonOnly.put("reason", "Her <brother> came");
        send(anna, held, reasonOnly)
                .statusCode(400)
                .body(
                        containsString("A denial needs a result that is not good"),
                        containsString("Her &lt;brother&gt; came"));
        assertThat(standing(held)).isEqualTo(Standing.REVIEWING);

        reasonOnly.put("face", "FACE_MISMATCH");
        reasonOnly.put("reasons", "SUSPECTED_FRAUD");
        send(anna, held, reasonOnly).statusCode(303);

        assertThat(standing(held)).isEqualTo(Standing.DENIED);
        assertThat(review(held).denyReasons()).containsExactly("SUSPECTED_FRAUD", "Her <brother> came");
        as(anna).get(path(held)).then().body(containsString("There are other signs of fraud"));
    }

    @Test
    void anApprovalWithAResultThatIsNotGoodComesBack() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);
        Map<String, String> form = with("document", "DOC_FAKE");
        form.put("decision", "approve");
        form.put("data.docDob", "1990-02-30");
        form.put("data.docNumber", "X".repeat(101));
        form.put("data.docNationality", "ZZ");

        send(anna, held, form)
                .statusCode(400)
                .body(
                        containsString("4 things are not right yet"),
                        containsString("Date of birth must be a date that exists"),
                        containsString("Document number may have 100 characters, and this has 101."),
                        containsString("value=\"1990-02-30\""),
                        containsString("the document must be valid; here it says: The document is not genuine"));
        assertThat(standing(held)).isEqualTo(Standing.REVIEWING);
    }

    @Test
    void aSecondReviewerIsToldInWordsAndLosesNothing() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);
        Map<String, String> hers = with("data.docFirstName", "BERTAS-WORD");
        hers.put("decision", "approve");

        send(berta, held, hers)
                .statusCode(409)
                .body(containsString("is reviewing this one by now"), containsString("value=\"BERTAS-WORD\""));
        assertThat(standing(held)).isEqualTo(Standing.REVIEWING);

        send(anna, held, with("decision", "approve")).statusCode(303);
        String told = send(berta, held, hers)
                .statusCode(409)
                .body(containsString("has decided this one meanwhile: approved"))
                .body(containsString("value=\"BERTAS-WORD\""))
                .extract()
                .asString();
        assertThat(review(held).data()).containsEntry(DataField.DOC_FIRST_NAME, "ADA");

        hers.put("follows", follows(told));
        send(berta, held, hers).statusCode(303);
        assertThat(review(held).data()).containsEntry(DataField.DOC_FIRST_NAME, "BERTAS-WORD");
    }

    @Test
    void aClaimOfAnotherIsNotTakenOver() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);

        claim(berta, held);
        as(berta).get(path(held)).then().body(not(containsString("id=\"review\"")));
        as(berta).post(path(held) + "/review/renew").then().statusCode(200).body(containsString("Somebody else"));
        as(anna).post(path(held) + "/review/renew").then().statusCode(204);
        as(anna).post(path(held) + "/review/release").then().statusCode(303);
        claim(berta, held);
        as(berta).get(path(held)).then().body(containsString("id=\"review\""));
    }

    @Test
    void afterTheDecisionComesTheNextOne() {
        Held first = submissions.reviewing("user-1");
        Held second = submissions.reviewing("user-2");
        claim(anna, first);

        send(anna, first, with("decision", "approve")).statusCode(303).header("Location", endsWith(path(second)));

        as(anna).get(path(second)).then().body(containsString("id=\"review\""));
    }

    @Test
    void aDecisionIsReplacedLaterAndSaysThatItIsToldAgain() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);
        send(anna, held, with("decision", "approve")).statusCode(303);

        String again = as(berta)
                .get(path(held) + "?again=1")
                .then()
                .body(containsString("another webhook is sent"))
                .extract()
                .asString();
        Map<String, String> form = with("decision", "deny");
        form.put("follows", follows(again));
        form.put("reasons", "DOC_FAKE");
        send(berta, held, form).statusCode(303).header("Location", endsWith(path(held)));

        assertThat(standing(held)).isEqualTo(Standing.DENIED);
        assertThat(review(held).document()).isEqualTo(DocumentStatus.DOC_FAKE);
    }

    @Test
    void whatIsShownBesidesTheDocumentIsDecidedToo() throws InterruptedException {
        sendings.notification(EventType.IDENTIFICATION_MANUAL_FINISHED, "Shop", 0);
        Held held = submissions.withBill("user-1");
        claim(anna, held);

        as(anna).get(path(held)).then().body(containsString("Download the PDF"), containsString("Additional steps"));
        Map<String, String> form = with("additionalSteps", "VALID");
        form.put("billAddress", "1 Harbour Street, Amaurot");
        form.put("addressMatch", "on");
        form.put("decision", "approve");
        send(anna, held, form).statusCode(303);

        assertThat(sendings.receiver().next().text())
                .contains("\"manualAddress\":\"1 Harbour Street, Amaurot\"", "\"manualAddressMatch\":true")
                .contains("\"additionalSteps\":\"VALID\"");
    }

    @Test
    void nothingOfWhatIsDecidedStandsInTheAuditLog() {
        Held held = submissions.reviewing("user-1");
        claim(anna, held);
        send(anna, held, with("decision", "approve")).statusCode(303);

        List<String> targets = archive.audit(sendings.workspace(), null, 100).stream()
                .map(entry -> entry.target())
                .toList();
        assertThat(targets).doesNotContain(held.scanRef());
    }

    private static String follows(String page) {
        Matcher follows = FOLLOWS.matcher(page);
        assertThat(follows.find()).isTrue();
        return follows.group(1);
    }
}
