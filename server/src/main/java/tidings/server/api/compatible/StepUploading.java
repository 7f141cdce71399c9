package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import tidings.server.files.FileStoreException;
import tidings.server.files.Vault;
import tidings.server.security.Caller;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.Ruling;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Upload.StoredFile;
import tidings.verification.Workflow;

/// Takes what an additional step asks for, from a program. The file that it takes the place of is deleted, unless
/// somebody
/// may be looking at it or was sent a link to it.
@Singleton
final class StepUploading {
    private static final Shape<Step> STEP = Shape.ofText(
            "the name of an additional step such as UTILITY_BILL",
            text -> Step.isName(text) ? Optional.of(new Step(text)) : Optional.empty(),
            Step::name);
    private static final Shape<JsonNode> IMAGE = new Shape<>("a picture in base64", Optional::of, Function.identity());
    private static final StoredFile PENDING = new StoredFile("pending", "image/jpeg", 1);

    private final Finder finder;
    private final Verifications verifications;
    private final Workflow workflow;
    private final Pictured pictured;
    private final Vault vault;
    private final InstantSource clock;

    StepUploading(
            Finder finder,
            Verifications verifications,
            Workflow workflow,
            Pictured pictured,
            Vault vault,
            InstantSource clock) {
        this.finder = finder;
        this.verifications = verifications;
        this.workflow = workflow;
        this.pictured = pictured;
        this.vault = vault;
        this.clock = clock;
    }

    void upload(Caller caller, byte[] body) {
        Parameters parameters = Parameters.of(body);
        Step step = parameters.required("step", STEP);
        JsonNode image = parameters.required("image", IMAGE);
        parameters
                .given("additionalData")
                .filter(data -> !(data.isObject() && data.isEmpty()))
                .ifPresent(data -> parameters.refuse(
                        Identifier.PARTNER_CONTRACT_ERROR,
                        "additionalData",
                        "This server takes it when the token is made; leave it out or give {}."));
        Held held = finder.find(caller, parameters);
        if (step == null || image == null) {
            throw new IllegalStateException("A required parameter was read as absent");
        }
        String by = caller.actor().name();
        Ruling ruling = workflow.decide(held.verification(), new Action.AddStep(step, PENDING, by), clock.instant());
        if (ruling instanceof Ruling.Refused refused) {
            throw Answers.ofVerification(refused.why());
        }
        Pictured.Taken taken = pictured.read("image", step, image);
        StoredFile kept = vault.keep(
                held.fileKey(),
                held.scanRef(),
                step,
                taken.type(),
                taken.content().bytes());
        boolean done = false;
        try {
            Finder.done(verifications.act(held, new Action.AddStep(step, kept, by)));
            done = true;
        } finally {
            if (!done) {
                vault.delete(held.scanRef(), kept);
            }
        }
        Upload before = held.verification().uploads().get(step);
        boolean seenByNobody = switch (held.verification().stage()) {
            case Stage.Waiting _, Stage.Collecting _ -> true;
            case Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Updating _,
                    Stage.Expired _,
                    Stage.Cancelled _ -> false;
        };
        if (before != null && seenByNobody) {
            forget(held, before);
        }
    }

    /// What cannot be deleted now goes with the verification: the step is taken all the same.
    private void forget(Held held, Upload before) {
        try {
            vault.delete(held.scanRef(), before.file());
        } catch (FileStoreException unreachable) {
            // It is sealed.
        }
    }
}
