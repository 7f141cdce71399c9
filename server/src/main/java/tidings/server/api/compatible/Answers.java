package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import tidings.verification.Ruling.Refusal;

/// How calls are answered: what is `null` is said to be, since the clients look for the key.
final class Answers {
    private Answers() {}

    static Response of(int status, JsonNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body.toString().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /// 200 with nothing in it.
    static Response empty() {
        return Response.ok().build();
    }

    /// What is said when something cannot be done to a session by its token.
    static CompatibleException ofToken(Refusal why) {
        return switch (why) {
            case EXPIRED -> notValid("has expired");
            case OPENED -> notValid("was opened by a person already");
            case CANCELLED -> notValid("belongs to a verification that was cancelled");
            case FINISHED -> notValid("was used already");
            case COUNTRY_NOT_ALLOWED ->
                CompatibleException.of(
                        Identifier.BAD_VALUE, "country: This session takes no documents of this country.");
            case DOCUMENT_NOT_ALLOWED ->
                CompatibleException.of(
                        Identifier.BAD_VALUE, "documentType: This session takes no document of this type.");
            case NOT_OPENED,
                    NOTHING_CHOSEN,
                    STEP_NOT_ASKED_FOR,
                    INCOMPLETE,
                    UNDECIDED,
                    CLAIMED,
                    REQUEST_PENDING,
                    NOT_IN_SANDBOX,
                    REASONS -> ofVerification(why);
        };
    }

    private static CompatibleException notValid(String how) {
        return CompatibleException.of(
                Identifier.TOKEN_NOT_VALID, "authToken: This token " + how + "; make another session.");
    }

    /// What is said when something cannot be done to a verification by its name.
    static CompatibleException ofVerification(Refusal why) {
        return switch (why) {
            case EXPIRED -> partner("The verification has expired.");
            case CANCELLED -> partner("The verification was cancelled.");
            case FINISHED -> partner("The verification has its outcome or is being reviewed.");
            case NOT_OPENED -> partner("Nobody has opened the session yet.");
            case OPENED -> partner("A person has opened the session.");
            case NOTHING_CHOSEN -> partner("No document has been chosen yet.");
            case UNDECIDED -> partner("The verification has no outcome yet; wait for its final webhook.");
            case CLAIMED -> partner("A reviewer is at it.");
            case REQUEST_PENDING ->
                partner("The person was asked for more already and may still answer; ask again when that is over.");
            case COUNTRY_NOT_ALLOWED, DOCUMENT_NOT_ALLOWED, REASONS -> partner("The session does not allow this.");
            case INCOMPLETE ->
                CompatibleException.of(Identifier.MISSING_VALUE, "Something that the session asks for is missing.");
            case STEP_NOT_ASKED_FOR ->
                CompatibleException.of(Identifier.BAD_VALUE, "step: The session does not ask for this step.");
            case NOT_IN_SANDBOX -> CompatibleException.of(Identifier.PERMISSIONS_ERROR, Sandboxes.REFUSAL);
        };
    }

    private static CompatibleException partner(String sentence) {
        return CompatibleException.of(Identifier.PARTNER_ERROR, sentence);
    }
}
