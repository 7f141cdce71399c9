package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tidings.server.security.Caller;
import tidings.server.settings.Settings;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.Choice;
import tidings.verification.Journey;
import tidings.verification.Step;

/// Asks persons for more, after the outcome.
@Singleton
final class Requests {
    private static final int DAY = 86_400;
    private static final int LONGEST = 2_592_000;
    private static final Set<Step> OWN = Set.of(Step.FRONT, Step.BACK, Step.FACE);

    private final Verifications verifications;
    private final String redirect;

    Requests(Verifications verifications, Settings settings) {
        this.verifications = verifications;
        this.redirect = RedirectResource.url(settings);
    }

    /// What is asked for.
    record Wish(Duration lifetime, boolean stepsRequired) {}

    /// Notes with the parameters what is wrong with them.
    static Wish wish(Parameters parameters) {
        int lifetime = parameters.or("lifetime", Shape.number(0, LONGEST), DAY);
        boolean steps = parameters.or("additionalStepUploadRequired", Shape.flag(), false);
        for (String name : List.of("questionnaire", "riskAssessmentProfile", "bankCardExpectedLastFour")) {
            if (parameters.given(name).isPresent()) {
                refuse(parameters, name, "leave it out or give null");
            }
        }
        if (parameters.or("bankCardVerification", Shape.flag(), false)) {
            refuse(parameters, "bankCardVerification", "leave it out or give false");
        }
        return new Wish(Duration.ofSeconds(lifetime), steps);
    }

    private static void refuse(Parameters parameters, String name, String instead) {
        parameters.refuse(
                Identifier.PARTNER_CONTRACT_ERROR, name, "This server has no service for this; " + instead + ".");
    }

    /// Asks, and answers with the link that leads the person there.
    ObjectNode ask(Caller caller, Held held, Wish wish) {
        if (wish.stepsRequired() && !hasSteps(held)) {
            throw CompatibleException.of(
                    Identifier.BAD_VALUE,
                    "additionalStepUploadRequired: The token of this verification has no additional steps.");
        }
        Verifications.Asked asked = verifications.requestInformation(
                held,
                new Action.RequestInformation(
                        wish.lifetime(), wish.stepsRequired(), caller.actor().name()));
        Finder.done(asked.acted());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("sessionUrl", redirect + asked.token());
        answer.put("tokenString", asked.token());
        return answer;
    }

    private static boolean hasSteps(Held held) {
        Choice choice = held.verification().choice();
        return choice != null
                && Journey.steps(held.verification().terms(), choice).stream().anyMatch(step -> !OWN.contains(step));
    }
}
