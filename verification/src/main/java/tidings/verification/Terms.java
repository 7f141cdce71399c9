package tidings.verification;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;

/// What the partner asked for when it made the token, defaults filled in; already validated, see [Policy] for
/// what alters the way of the verification.
///
/// @param locale one of the languages that the pages speak
/// @param expiryTime how long the token waits to be opened
/// @param sessionLength how long the person has, once it is
/// @param additionalSteps for countries and document types, each also `ALL`, what else is to be shown
/// @param additionalData what the partner knows of those: step, field, value
/// @param sandbox whether its outcome may be made up
public record Terms(
        String clientId,
        @Nullable String externalRef,
        TokenType tokenType,
        Claims claims,
        Redirects redirects,
        String locale,
        boolean showInstructions,
        Duration expiryTime,
        Duration sessionLength,
        AllowedDocuments documents,
        boolean utilityBill,
        Map<String, Map<String, Map<Step, StepTerms>>> additionalSteps,
        Map<Step, Map<String, String>> additionalData,
        @Nullable String digitString,
        Policy policy,
        boolean sandbox) {

    /// Stands for every country or every document type.
    public static final String ALL = "ALL";

    public Terms {
        additionalSteps = Map.copyOf(additionalSteps);
        additionalData = Map.copyOf(additionalData);
    }

    /// What a token is for.
    public enum TokenType {
        /// The document alone; the person shows no face.
        DOCUMENT,
        IDENTIFICATION
    }

    /// The additional steps for a document, in the order of their names.
    public Map<Step, StepTerms> stepsFor(String country, DocumentType document) {
        return StepTerms.choose(additionalSteps, country, document);
    }

    @Override
    public String toString() {
        return "Terms[masked]";
    }
}
