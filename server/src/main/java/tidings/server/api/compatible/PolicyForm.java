package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.verification.Policy;

/// Reads what a token overrides of the account's settings. What this server has no service for may be
/// switched off, and is refused when it is asked for: silence would look like a check that was made.
final class PolicyForm {
    /// Services that are switched on by `true`.
    private static final List<String> NO_FLAGS = List.of(
            "checkLiveness",
            "autoAmlMonitoring",
            "checkIpProxy",
            "nfcRequired",
            "nfcOptional",
            "checkUrjanet",
            "verifyEmail",
            "verifyPhone",
            "verifyBank",
            "verifyBankAccounts",
            "verifyBankBalances",
            "verifyBankTransactions",
            "bankCardVerification",
            "bankCardPdfUpload",
            "verifyAddress",
            "checkAml",
            "checkCriminal",
            "checkDriverLicense",
            "checkLid",
            "allowBsnMasking");

    /// Services that are switched on by a name or a list of names.
    private static final List<String> NO_NAMES = List.of(
            "questionnaire",
            "riskAssessmentProfile",
            "theme",
            "registryCentersCountries",
            "fraudServices",
            "detectionTypes",
            "videoCallQuestions");

    private static final List<String> BLOCKLISTS =
            List.of("checkPersonBlacklist", "checkFaceBlacklist", "checkDocFaceBlacklist");
    private static final List<String> DUPLICATES =
            List.of("checkDuplicatePersonalData", "checkDuplicateFaces", "checkDuplicateDocFaces");

    private static final int OLDEST = 150;
    private static final int MOST_ATTEMPTS = 10;

    private final Parameters parameters;

    private PolicyForm(Parameters parameters) {
        this.parameters = parameters;
    }

    static Policy read(Parameters parameters, Policy account) {
        PolicyForm form = new PolicyForm(parameters);
        form.refuseServices();
        Integer ageLimit = parameters.optional("ageLimit", Shape.number(1, OLDEST));
        Integer ageMax = parameters.optional("ageMax", Shape.number(1, OLDEST));
        if (ageLimit != null && ageMax != null && ageMax < ageLimit) {
            parameters.refuse(Identifier.VALIDATION_ERROR, "ageMax", "This must not be less than ageLimit.");
        }
        return new Policy(
                parameters.or("reviewSuccessful", Shape.flag(), account.reviewSuccessful()),
                parameters.or("reviewFailed", Shape.flag(), account.reviewFailed()),
                account.autoWebhook(),
                parameters.or("maxAttemptCount", Shape.number(0, MOST_ATTEMPTS), account.maxAttemptCount()),
                account.retakes(),
                ageLimit == null ? account.ageLimit() : ageLimit,
                ageMax == null ? account.ageMax() : ageMax,
                parameters.or("levenshteinTextMatchRatio", Shape.ratio(), account.textRatio()),
                parameters.or("levenshteinMrzMatchRatio", Shape.ratio(), account.mrzRatio()),
                parameters.or("driverLicenseBack", Shape.flag(), account.licenceBack()),
                form.anyOf(DUPLICATES, account.checkDuplicates()),
                form.anyOf(BLOCKLISTS, account.checkBlocklists()),
                account.retention());
    }

    /// Checks that are one for us: made when any of them is asked for, and left out when all that are named
    /// are switched off.
    private boolean anyOf(List<String> names, boolean account) {
        List<@Nullable Boolean> given = Stream.of(names.toArray(String[]::new))
                .<@Nullable Boolean>map(name -> parameters.optional(name, Shape.flag()))
                .toList();
        boolean none = given.stream().allMatch(Objects::isNull);
        boolean made = none ? account : given.stream().anyMatch(Boolean.TRUE::equals);
        names.stream()
                .filter(name -> parameters.given(name).isEmpty())
                .forEach(name -> parameters.say(name, BooleanNode.valueOf(made)));
        return made;
    }

    private void refuseServices() {
        // Without a questionnaire it means nothing, and clients send it as it is by default.
        parameters.or("questionnaireRequired", Shape.flag(), true);
        for (String name : NO_FLAGS) {
            if (parameters.or(name, Shape.flag(), false)) {
                refuse(name, "leave it out or give false");
            }
        }
        for (String name : NO_NAMES) {
            Optional<JsonNode> given = parameters.given(name);
            if (given.filter(value -> !(value.isContainerNode() && value.isEmpty()))
                    .isPresent()) {
                refuse(name, "leave it out or give null");
            }
            parameters.say(name, given.orElse(null));
        }
        Double modifier = parameters.or(
                "faceMatchingThresholdModifier",
                new Shape<>(
                        "a number",
                        node -> node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty(),
                        DoubleNode::valueOf),
                1.0);
        if (modifier != 1.0) {
            refuse("faceMatchingThresholdModifier", "leave it out or give 1");
        }
    }

    private void refuse(String name, String instead) {
        parameters.refuse(
                Identifier.PARTNER_CONTRACT_ERROR, name, "This server has no service for this; " + instead + ".");
    }
}
