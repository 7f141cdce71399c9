package tidings.verification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tidings.events.Identification.StepMethod;
import tidings.verification.Terms.TokenType;

/// Terms for tests: the usual ones, with what a test changes of them.
final class SomeTerms {
    static final Step PAYSLIP = new Step("PAYSLIP");

    private TokenType tokenType = TokenType.IDENTIFICATION;
    private Claims claims = Claims.NONE;
    private AllowedDocuments documents = AllowedDocuments.USUAL;
    private boolean utilityBill;
    private Map<String, Map<String, Map<Step, StepTerms>>> additionalSteps = Map.of();
    private boolean sandbox;
    private boolean reviewSuccessful = true;
    private boolean reviewFailed = true;
    private boolean autoWebhook = true;
    private int maxAttemptCount = 1;
    private int retakes = 3;
    private Integer ageLimit;
    private Integer ageMax;
    private boolean licenceBack = true;
    private Duration retention = Duration.ofDays(5 * 365);

    static SomeTerms usual() {
        return new SomeTerms();
    }

    /// No person reviews.
    static SomeTerms automatic() {
        return usual().reviews(false, false);
    }

    SomeTerms documentOnly() {
        tokenType = TokenType.DOCUMENT;
        return this;
    }

    SomeTerms claims(Claims next) {
        claims = next;
        return this;
    }

    SomeTerms documents(AllowedDocuments next) {
        documents = next;
        return this;
    }

    SomeTerms utilityBill() {
        utilityBill = true;
        return this;
    }

    SomeTerms payslip() {
        return additional(Map.of(Terms.ALL, Map.of(Terms.ALL, Map.of(PAYSLIP, step("employer")))));
    }

    SomeTerms additional(Map<String, Map<String, Map<Step, StepTerms>>> next) {
        additionalSteps = next;
        return this;
    }

    SomeTerms sandbox() {
        sandbox = true;
        return this;
    }

    SomeTerms reviews(boolean successful, boolean failed) {
        reviewSuccessful = successful;
        reviewFailed = failed;
        return this;
    }

    SomeTerms autoWebhook(boolean told) {
        autoWebhook = told;
        return this;
    }

    SomeTerms attempts(int more) {
        maxAttemptCount = more;
        return this;
    }

    SomeTerms retakes(int next) {
        retakes = next;
        return this;
    }

    SomeTerms ages(Integer youngest, Integer oldest) {
        ageLimit = youngest;
        ageMax = oldest;
        return this;
    }

    SomeTerms licenceBack(boolean shown) {
        licenceBack = shown;
        return this;
    }

    SomeTerms retention(Duration next) {
        retention = next;
        return this;
    }

    static StepTerms step(String... fields) {
        return new StepTerms(
                StepMethod.EXTRACT,
                List.of(fields),
                Map.of("en", new StepTerms.Text("Payslip", "Show us the latest one")),
                true,
                true,
                true);
    }

    Terms build() {
        Policy policy = new Policy(
                reviewSuccessful,
                reviewFailed,
                autoWebhook,
                maxAttemptCount,
                retakes,
                ageLimit,
                ageMax,
                0.8,
                0.7,
                licenceBack,
                true,
                true,
                retention);
        return new Terms(
                "user-1001",
                "order-7",
                tokenType,
                claims,
                Redirects.NONE,
                "en",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                documents,
                utilityBill,
                additionalSteps,
                Map.of(),
                null,
                policy,
                sandbox);
    }
}
