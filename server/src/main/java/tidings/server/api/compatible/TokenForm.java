package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tidings.events.OverallStatus;
import tidings.server.security.Caller;
import tidings.verification.Policy;
import tidings.verification.Terms;

/// Reads what a partner asks for when it makes a session. Parameters that nobody knows are passed over, since
/// the clients send more than is documented; nothing of them is kept.
@Singleton
final class TokenForm {
    private static final Set<String> LOCALES =
            Set.of("lt", "en", "ru", "pl", "lv", "ro", "it", "de", "fr", "sv", "es", "hu", "ja", "bg", "et", "cs");
    private static final Set<OverallStatus> DUMMIES = EnumSet.of(
            OverallStatus.APPROVED,
            OverallStatus.DENIED,
            OverallStatus.SUSPECTED,
            OverallStatus.EXPIRED,
            OverallStatus.ACTIVE);
    private static final Set<String> CALLS = Set.of("VIDEO_CALL", "VIDEO_CALL_PHOTOS", "VIDEO_CALL_IDENTIFICATION");

    private static final int CLIENT_ID_LENGTH = 100;
    private static final int EXTERNAL_REF_LENGTH = 40;
    private static final int EXPIRY = 3_600;
    private static final int LONGEST_EXPIRY = 2_592_000;
    private static final int SESSION = 600;
    private static final int SHORTEST_SESSION = 60;
    private static final int LONGEST_SESSION = 3_600;
    private static final int EIGHT_DIGITS = 100_000_000;

    private final RedirectsForm redirects;
    private final Sandboxes sandboxes;
    private final RandomGenerator random;
    private final Policy account;

    TokenForm(RedirectsForm redirects, Sandboxes sandboxes, RandomGenerator random, Policy account) {
        this.redirects = redirects;
        this.sandboxes = sandboxes;
        this.random = random;
        this.account = account;
    }

    /// What is asked for.
    ///
    /// @param dummy the outcome that is to be made up at once; absent when a person is to come
    /// @param said the parameters as the answer repeats them
    record Wish(Terms terms, @Nullable OverallStatus dummy, ObjectNode said) {}

    /// @throws CompatibleException when anything is wrong with it
    Wish read(Caller caller, byte[] body) {
        Parameters parameters = Parameters.of(body);
        boolean sandbox = sandboxes.contain(caller.workspace());
        String clientId = clientId(parameters);
        Terms.TokenType type = type(parameters);
        StepsForm.Steps steps = StepsForm.read(parameters);
        Terms terms = new Terms(
                clientId,
                parameters.optional("externalRef", Shape.text(1, EXTERNAL_REF_LENGTH)),
                type,
                ClaimsForm.read(parameters),
                redirects.read(parameters, caller),
                parameters.or("locale", locale(), "en"),
                parameters.or("showInstructions", Shape.flag(), true),
                Duration.ofSeconds(parameters.or("expiryTime", Shape.number(1, LONGEST_EXPIRY), EXPIRY)),
                Duration.ofSeconds(
                        parameters.or("sessionLength", Shape.number(SHORTEST_SESSION, LONGEST_SESSION), SESSION)),
                DocumentsForm.read(parameters),
                steps.utilityBill(),
                steps.steps(),
                steps.data(),
                digits(parameters),
                PolicyForm.read(parameters, account),
                sandbox);
        OverallStatus dummy = dummy(parameters, sandbox);
        parameters.orThrow();
        return new Wish(terms, dummy, parameters.said());
    }

    private static String clientId(Parameters parameters) {
        Shape<String> shape = Shape.text(
                "a text of 1 to 100 ASCII characters",
                text -> !text.isEmpty()
                        && text.length() <= CLIENT_ID_LENGTH
                        && text.chars().allMatch(c -> c >= ' ' && c <= '~'));
        boolean legacy = parameters.given("clientId").isEmpty()
                && parameters.given("personScanRef").isPresent();
        String id = legacy ? parameters.optional("personScanRef", shape) : parameters.required("clientId", shape);
        if (id == null) {
            return "";
        }
        parameters.say("clientId", TextNode.valueOf(id));
        parameters.say("personScanRef", TextNode.valueOf(id));
        return id;
    }

    private static Terms.TokenType type(Parameters parameters) {
        String name = "tokenType";
        if (parameters.given(name).filter(node -> CALLS.contains(node.asText())).isPresent()) {
            parameters.refuse(
                    Identifier.PARTNER_CONTRACT_ERROR,
                    name,
                    "This server has no video calls; give IDENTIFICATION or DOCUMENT.");
            return Terms.TokenType.IDENTIFICATION;
        }
        return parameters.or(name, Shape.word(EnumSet.allOf(Terms.TokenType.class)), Terms.TokenType.IDENTIFICATION);
    }

    /// An unknown language is as good as English.
    private static Shape<String> locale() {
        return Shape.ofText(
                "a language such as en",
                text -> Optional.of(text.toLowerCase(Locale.ROOT)).map(code -> LOCALES.contains(code) ? code : "en"),
                Function.identity());
    }

    private @Nullable String digits(Parameters parameters) {
        if (!parameters.or("generateDigitString", Shape.flag(), false)) {
            parameters.say("digitString", null);
            return null;
        }
        String digits = "%08d".formatted(random.nextInt(EIGHT_DIGITS));
        parameters.say("digitString", TextNode.valueOf(digits));
        return digits;
    }

    private static @Nullable OverallStatus dummy(Parameters parameters, boolean sandbox) {
        String name = "dummyStatus";
        if (parameters.given(name).isPresent() && !sandbox) {
            parameters.refuse(Identifier.PERMISSIONS_ERROR, name, Sandboxes.REFUSAL);
            return null;
        }
        return parameters.optional(name, Shape.word(DUMMIES));
    }
}
