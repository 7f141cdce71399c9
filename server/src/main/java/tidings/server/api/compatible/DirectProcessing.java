package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.server.files.Vault;
import tidings.server.security.Caller;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.Choice;
import tidings.verification.Journey;
import tidings.verification.Ruling;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Step;
import tidings.verification.Terms;
import tidings.verification.Upload.StoredFile;
import tidings.verification.Verification;
import tidings.verification.Workflow;

/// Takes all pictures of a session at once, from a program. Nothing is decoded before it is certain that the
/// session would take them.
@Singleton
final class DirectProcessing {
    private static final Shape<String> TOKEN = Shape.text(1, 100);
    private static final Shape<DocumentType> TYPE = Shape.word(EnumSet.allOf(DocumentType.class));
    private static final String IMAGES = "images";
    private static final int MOST_IMAGES = 30;

    /// Stands for a file that is not kept yet.
    private static final StoredFile PENDING = new StoredFile("pending", "image/jpeg", 1);

    private final Verifications verifications;
    private final Workflow workflow;
    private final Pictured pictured;
    private final Vault vault;
    private final InstantSource clock;

    DirectProcessing(
            Verifications verifications, Workflow workflow, Pictured pictured, Vault vault, InstantSource clock) {
        this.verifications = verifications;
        this.workflow = workflow;
        this.pictured = pictured;
        this.vault = vault;
        this.clock = clock;
    }

    private record Wish(String country, @Nullable DocumentType document, Map<Step, JsonNode> images) {
        Action.ProcessDirectly with(Map<Step, StoredFile> files, String by) {
            return new Action.ProcessDirectly(country, document, files, by);
        }
    }

    void process(Caller caller, byte[] body) {
        Parameters parameters = Parameters.of(body);
        boolean newer = parameters.given("authToken").isEmpty()
                && parameters.given("token").isPresent();
        String token = parameters.required(newer ? "token" : "authToken", TOKEN);
        Wish wish = wish(parameters);
        parameters.orThrow();
        Held held = held(caller, token == null ? "" : token);
        String by = caller.actor().name();
        rehearse(held.verification(), wish, by);
        Map<Step, Pictured.Taken> taken = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<Step, JsonNode> image : wish.images().entrySet()) {
            Pictured.Taken file = pictured.read(IMAGES + "." + image.getKey(), image.getKey(), image.getValue());
            bytes += file.content().bytes().length;
            if (bytes > HandIns.MAX_PICTURES) {
                throw CompatibleException.of(
                        Identifier.BAD_VALUE, "images: These are larger than they may be together: 20 MB.");
            }
            taken.put(image.getKey(), file);
        }
        handIn(held, wish, taken, by);
    }

    private static Wish wish(Parameters parameters) {
        String country = parameters.required("country", Shape.country());
        DocumentType document = parameters.optional("documentType", TYPE);
        parameters.optional("skipAnalysis", Shape.flag());
        Map<Step, JsonNode> images = new LinkedHashMap<>();
        Optional<JsonNode> given = parameters.given(IMAGES);
        if (given.isEmpty()) {
            parameters.refuse(Identifier.MISSING_VALUE, IMAGES, "This is required: an object of pictures in base64.");
        } else if (!given.get().isObject() || given.get().size() > MOST_IMAGES) {
            parameters.refuse(Identifier.BAD_VALUE, IMAGES, "This must be an object such as {\"FRONT\": \"...\"}.");
        } else {
            given.get().properties().stream()
                    .filter(image -> !image.getValue().isNull())
                    .forEach(image -> {
                        if (Step.isName(image.getKey())) {
                            images.put(new Step(image.getKey()), image.getValue());
                        } else {
                            parameters.refuse(
                                    Identifier.BAD_VALUE, IMAGES, "There is a name among these that no step has.");
                        }
                    });
        }
        return new Wish(country == null ? "" : country, document, images);
    }

    private Held held(Caller caller, String token) {
        return verifications
                .opened(token)
                .filter(held -> held.workspace().equals(caller.workspace()))
                .orElseThrow(() -> CompatibleException.of(
                        Identifier.TOKEN_NOT_VALID, "authToken: There is no session of this token."));
    }

    /// Finds out what the session would say if all pictures were good.
    private void rehearse(Verification verification, Wish wish, String by) {
        Map<Step, StoredFile> pending = new LinkedHashMap<>();
        wish.images().keySet().forEach(step -> pending.put(step, PENDING));
        Ruling ruling = workflow.decide(verification, wish.with(pending, by), clock.instant());
        if (ruling instanceof Ruling.Refused refused) {
            throw refusal(verification.terms(), wish, refused.why());
        }
    }

    private static CompatibleException refusal(Terms terms, Wish wish, Refusal why) {
        return switch (why) {
            case INCOMPLETE -> missing(terms, wish);
            case STEP_NOT_ASKED_FOR ->
                CompatibleException.of(
                        Identifier.BAD_VALUE, "images: There is a step among these that the session does not have.");
            case EXPIRED,
                    CANCELLED,
                    FINISHED,
                    NOT_OPENED,
                    OPENED,
                    NOTHING_CHOSEN,
                    COUNTRY_NOT_ALLOWED,
                    DOCUMENT_NOT_ALLOWED,
                    UNDECIDED,
                    CLAIMED,
                    REQUEST_PENDING,
                    NOT_IN_SANDBOX,
                    REASONS -> Answers.ofToken(why);
        };
    }

    private static CompatibleException missing(Terms terms, Wish wish) {
        DocumentType given = wish.document();
        Set<DocumentType> allowed = Journey.documents(terms, wish.country());
        DocumentType document =
                given != null ? given : allowed.size() == 1 ? allowed.iterator().next() : DocumentType.OTHER;
        List<Step> missing = Journey.steps(terms, new Choice(wish.country(), document)).stream()
                .filter(step -> !wish.images().containsKey(step))
                .toList();
        return CompatibleException.of(
                Identifier.MISSING_VALUE, "No image provided for step '" + missing.getFirst() + "'");
    }

    /// Keeps the files and hands them in; what was kept for nothing is deleted again.
    private void handIn(Held held, Wish wish, Map<Step, Pictured.Taken> taken, String by) {
        Map<Step, StoredFile> kept = new LinkedHashMap<>();
        boolean done = false;
        try {
            taken.forEach((step, file) -> kept.put(
                    step,
                    vault.keep(
                            held.fileKey(),
                            held.scanRef(),
                            step,
                            file.type(),
                            file.content().bytes())));
            Acted acted = verifications.act(held, wish.with(kept, by));
            if (acted instanceof Acted.Refused refused) {
                throw Answers.ofToken(refused.why());
            }
            if (acted instanceof Acted.Gone) {
                throw Answers.ofToken(Refusal.FINISHED);
            }
            done = true;
        } finally {
            if (!done) {
                new ArrayList<>(kept.values()).forEach(file -> vault.delete(held.scanRef(), file));
            }
        }
    }
}
