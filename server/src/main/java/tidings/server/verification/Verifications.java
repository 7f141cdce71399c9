package tidings.server.verification;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tidings.engine.Actor;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Filing;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.runtime.Engine;
import tidings.events.PayloadCodec;
import tidings.server.api.Await;
import tidings.server.deadlines.Waker;
import tidings.server.files.FileKey;
import tidings.server.files.FileKeys;
import tidings.server.files.Vault;
import tidings.verification.Action;
import tidings.verification.AutoReview;
import tidings.verification.Ruling;
import tidings.verification.Ruling.Emission;
import tidings.verification.Stage;
import tidings.verification.Terms;
import tidings.verification.Verification;
import tidings.verification.Workflow;

/// All verifications there are: makes, finds and alters them. What an action comes to is on disk, together with the
/// events that it gives rise to, before anybody hears of it. Thread-safe; blocks.
@Singleton
public final class Verifications implements Waker, FileKeys {
    /// How often an action is decided anew because somebody was faster; nobody is so often.
    private static final int TRIES = 50;

    private final Engine engine;
    private final Archive archive;
    private final Workflow workflow;
    private final Vault vault;
    private final Tokens tokens;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final AutoReviews autoReviews;

    Verifications(
            Engine engine,
            Archive archive,
            Workflow workflow,
            Vault vault,
            Tokens tokens,
            RandomGenerator random,
            InstantSource clock,
            AutoReviews autoReviews) {
        this.engine = engine;
        this.archive = archive;
        this.workflow = workflow;
        this.vault = vault;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
        this.autoReviews = autoReviews;
    }

    /// A verification that was made.
    ///
    /// @param token opens it to the person; it is kept nowhere
    public record Created(Held held, String token) {
        /// Leaves out the token.
        @Override
        public String toString() {
            return "Created[" + held + "]";
        }
    }

    /// Makes a verification.
    ///
    /// @param by who asked for it, as its history names them
    public Created create(WorkspaceId workspace, Terms terms, String by) {
        String token = tokens.draw();
        Instant now = clock.instant();
        Verification verification = workflow.begin(scanRef(), terms, by, now);
        Held draft = new Held(workspace, 0, now, verification, Tokens.hash(token), FileKey.draw(random));
        return switch (Await.result(file(draft, verification, List.of(), draft.token()))) {
            case Acted.Done done -> new Created(done.held(), token);
            case Acted.Refused _, Acted.Gone _ -> throw new IllegalStateException("A fresh scanRef was taken already");
        };
    }

    /// A random UUID, as RFC 9562 lays it out.
    private String scanRef() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    /// A verification of a workspace.
    public Optional<Held> find(WorkspaceId workspace, String scanRef) {
        return archive.dossier(workspace, Folder.KIND, scanRef).map(Folder::read);
    }

    /// Where a verification of a workspace lies among all of them, for a [DossierPage] that begins behind it.
    public Optional<DossierId> place(WorkspaceId workspace, String scanRef) {
        return archive.dossier(workspace, Folder.KIND, scanRef).map(Dossier::id);
    }

    /// The verification that a token opens, in whatever workspace, also when the token is of no use any more.
    public Optional<Held> opened(String token) {
        return archive.dossier(Folder.KIND, Folder.token(Tokens.hash(token))).map(Folder::read);
    }

    @Override
    public Optional<FileKey> of(String scanRef) {
        return archive.dossier(Folder.KIND, Folder.scanRef(scanRef))
                .map(Folder::read)
                .map(Held::fileKey);
    }

    /// The verifications that match, by when they were made.
    public List<Held> list(Search search, DossierPage page) {
        return archive.dossiers(search.filter(), page).stream()
                .map(Folder::read)
                .toList();
    }

    /// How many match, counted up to `atMost`; more are answered as `atMost + 1`.
    public long count(Search search, long atMost) {
        return archive.countDossiers(search.filter(), atMost);
    }

    /// Does something to a verification as it stands by now, which may be later than it was read.
    public Acted act(Held held, Action action) {
        return act(held, action, Held::token);
    }

    /// Asks the person for more, with a new token that takes the former's place.
    ///
    /// @return what became of it, and the token when it is done
    public Asked requestInformation(Held held, Action.RequestInformation request) {
        String token = tokens.draw();
        return new Asked(act(held, request, _ -> Tokens.hash(token)), token);
    }

    /// What became of a request for more.
    public record Asked(Acted acted, String token) {
        /// Leaves out the token.
        @Override
        public String toString() {
            return "Asked[" + acted + "]";
        }
    }

    /// @param token the one that it has from then on: of what it follows, which may not be what was read at first
    private Acted act(Held held, Action action, Function<Held, Tokens.Hash> token) {
        Held current = held;
        for (int i = 0; i < TRIES; i++) {
            Optional<Acted> acted = Await.result(attempt(current, action, token.apply(current)));
            if (acted.isPresent() && isSettled(acted.get())) {
                return acted.get();
            }
            Optional<Held> fresh = find(held.workspace(), held.scanRef());
            if (fresh.isEmpty()) {
                return new Acted.Gone();
            }
            if (acted.isPresent() && fresh.get().version() == current.version()) {
                return acted.get();
            }
            current = fresh.get();
        }
        throw new IllegalStateException("Others were always faster to alter " + held);
    }

    /// Whether it is on disk. What was refused, or changed nothing, may come to something else as it stands by now.
    private static boolean isSettled(Acted acted) {
        return switch (acted) {
            case Acted.Done done -> done.filed();
            case Acted.Refused _ -> false;
            case Acted.Gone _ -> true;
        };
    }

    /// Decides once; empty when somebody was faster.
    private CompletionStage<Optional<Acted>> attempt(Held held, Action action, Tokens.Hash token) {
        return switch (workflow.decide(held.verification(), action, clock.instant())) {
            case Ruling.Refused(Ruling.Refusal why) ->
                CompletableFuture.completedFuture(Optional.of(new Acted.Refused(why)));
            case Ruling.Granted(Verification next, List<Emission> emissions) ->
                next.equals(held.verification()) && emissions.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.of(new Acted.Done(held, List.of(), false)))
                        : file(held, next, emissions, token)
                                .thenApply(
                                        acted -> acted instanceof Acted.Gone ? Optional.empty() : Optional.of(acted));
            case Ruling.Forgotten _ -> {
                boolean gone = shred(held.workspace(), held.scanRef(), held.version(), Actor.SYSTEM);
                yield CompletableFuture.completedFuture(gone ? Optional.of(new Acted.Gone()) : Optional.empty());
            }
        };
    }

    /// Files the next version; [Acted.Gone] means that the one it follows is not the latest.
    private CompletionStage<Acted> file(Held held, Verification next, List<Emission> emissions, Tokens.Hash token) {
        Instant now = clock.instant();
        Folder.Papers papers = new Folder.Papers(next, now, token, held.fileKey());
        Dossier.Content content = new Dossier.Content(
                Standing.of(next).name(),
                workflow.wakeAt(next).orElse(null),
                Folder.marks(papers),
                Folder.write(papers));
        List<Publication> publications =
                emissions.stream().map(emission -> publication(held, emission)).toList();
        Filing filing =
                new Filing(held.workspace(), Folder.KIND, held.scanRef(), held.version(), content, publications);
        return engine.file(filing).thenApply(answer -> switch (answer) {
            case Reply.Filed done -> {
                Held filed = new Held(held.workspace(), done.dossier().version(), now, next, token, held.fileKey());
                if (next.stage() instanceof Stage.Checking
                        && !next.stage().equals(held.verification().stage())) {
                    autoReviews.begin(filed, review -> conclude(filed, review));
                }
                yield new Acted.Done(filed, done.events(), true);
            }
            case Reply.Outdated _ -> new Acted.Gone();
        });
    }

    /// Takes the result of an automatic review, unless another one has been begun since: then this one is about
    /// pictures of before.
    private void conclude(Held reviewed, AutoReview review) {
        find(reviewed.workspace(), reviewed.scanRef())
                .filter(held -> isSameReview(
                        held.verification().stage(), reviewed.verification().stage()))
                .ifPresent(held -> act(held, new Action.FinishAutoReview(review)));
    }

    private static boolean isSameReview(Stage now, Stage then) {
        return now instanceof Stage.Checking(Instant since, Instant _)
                && then instanceof Stage.Checking(Instant begun, Instant _)
                && since.equals(begun);
    }

    private static Publication publication(Held held, Emission emission) {
        Terms terms = held.verification().terms();
        URI callback = terms.redirects().callbackUrl();
        return new Publication(
                held.workspace(),
                emission.type(),
                held.scanRef(),
                terms.clientId(),
                Body.of(PayloadCodec.write(emission.payload())),
                null,
                callback == null ? null : callback.toString());
    }

    /// Deletes a verification with its files and every stored payload of the person.
    ///
    /// @return whether there was one
    public boolean delete(WorkspaceId workspace, String scanRef, Actor by) {
        return shred(workspace, scanRef, 0, by);
    }

    private boolean shred(WorkspaceId workspace, String scanRef, long version, Actor by) {
        boolean there = Await.result(engine.shred(workspace, Folder.KIND, scanRef, version, by))
                .isPresent();
        if (there) {
            vault.deleteAll(scanRef);
        }
        return there;
    }

    @Override
    public String kind() {
        return Folder.KIND;
    }

    @Override
    public CompletionStage<?> wake(Dossier dossier) {
        Held held = Folder.read(dossier);
        return attempt(held, new Action.Wake(), held.token());
    }
}
