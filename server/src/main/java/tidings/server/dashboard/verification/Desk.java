package tidings.server.dashboard.verification;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.DeliveryFilter;
import tidings.engine.DossierId;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.runtime.Engine;
import tidings.server.api.ProblemException;
import tidings.server.dashboard.Pages;
import tidings.server.dashboard.delivery.DeliveryRow;
import tidings.server.dashboard.verification.ReviewSheet.Answer;
import tidings.server.dashboard.verification.VerificationDetail.Stands;
import tidings.server.dashboard.verification.VerificationDetail.Surroundings;
import tidings.server.files.SignedLinks;
import tidings.server.security.Caller.SignedIn;
import tidings.server.security.Permission;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Search;
import tidings.server.verification.Standing;
import tidings.server.verification.Verifications;
import tidings.verification.Action;

/// Finds what the pages show, and hands out what waits. Every look has a limit. Thread-safe; blocks.
@Singleton
final class Desk {
    /// How long a verification is somebody's before it falls back to all.
    static final Duration CLAIM = Duration.ofMinutes(15);

    /// How many of those that wait are looked at.
    private static final int MOST_WAITING = 200;

    private static final int WEBHOOKS = 50;

    private final Verifications verifications;
    private final Engine engine;
    private final Archive archive;
    private final SignedLinks links;
    private final InstantSource clock;

    Desk(Verifications verifications, Engine engine, Archive archive, SignedLinks links, InstantSource clock) {
        this.verifications = verifications;
        this.engine = engine;
        this.archive = archive;
        this.links = links;
        this.clock = clock;
    }

    /// A page of the list.
    ///
    /// @param before the scanRef behind which the page begins; null for the newest
    Pages<Line> list(VerificationQuery query, WorkspaceId workspace, @Nullable String before) {
        Optional<String> scanRef = query.scanRef();
        if (scanRef.isPresent()) {
            return new Pages<>(
                    verifications
                            .find(workspace, scanRef.get())
                            .filter(held -> query.takes(Standing.of(held.verification())))
                            .map(Line::of)
                            .stream()
                            .toList(),
                    null,
                    null);
        }
        Optional<DossierId> after = Optional.ofNullable(before).flatMap(last -> verifications.place(workspace, last));
        List<Held> found = verifications.list(
                query.search(workspace), new DossierPage(true, after.orElse(null), 0, Pages.SIZE + 1));
        List<Line> lines = found.stream().limit(Pages.SIZE).map(Line::of).toList();
        return new Pages<>(
                lines,
                after.isPresent() ? query.path() : null,
                found.size() > Pages.SIZE
                        ? query.path("before=" + lines.getLast().scanRef())
                        : null);
    }

    /// What waits for a reviewer, that which waits longest first.
    List<Waiting> queue(SignedIn person) {
        Instant now = clock.instant();
        return waiting(person.workspace()).stream()
                .map(held -> Waiting.of(held, reviewer(person), now))
                .toList();
    }

    /// Takes the verification that waits longest of those that nobody else is at; empty when there is none.
    Optional<Held> takeNext(SignedIn person) {
        Instant now = clock.instant();
        String reviewer = reviewer(person);
        List<Held> waiting = waiting(person.workspace());
        Comparator<Held> ownFirst = Comparator.comparing(held -> Waiting.claim(held, reviewer, now) == null);
        return waiting.stream()
                .filter(held -> {
                    Waiting.Claim claim = Waiting.claim(held, reviewer, now);
                    return claim == null || claim.own();
                })
                .sorted(ownFirst)
                .filter(held -> take(held, person) instanceof Acted.Done)
                .findFirst();
    }

    /// Takes a verification, or goes on with it.
    Acted take(Held held, SignedIn person) {
        return verifications.act(held, new Action.Claim(reviewer(person), CLAIM));
    }

    private List<Held> waiting(WorkspaceId workspace) {
        Search search = Search.all(workspace).in(Set.of(Standing.REVIEWING));
        return verifications.list(search, new DossierPage(false, null, 0, MOST_WAITING)).stream()
                .sorted(Comparator.comparing(Waiting::since))
                .toList();
    }

    /// @throws ProblemException when the workspace has none of that name
    Held find(SignedIn person, String scanRef) {
        return verifications
                .find(person.workspace(), scanRef)
                .orElseThrow(() -> ProblemException.notFound("There is no such verification."));
    }

    /// The page of a verification as it is found: with the form of a review for whoever is at it.
    ///
    /// @param again whether a reviewer asked for the form although it has its outcome
    VerificationDetail detail(Held held, SignedIn person, boolean again) {
        Stands stands = Stands.of(held, reviewer(person), clock.instant());
        Waiting.Claim claim = stands.claim();
        boolean own = stands.reviewing() && claim != null && claim.own();
        boolean anew = stands.decided() && again;
        boolean decides = person.may(Permission.REVIEW) && (own || anew);
        return detail(
                held,
                stands,
                decides ? ReviewSheet.of(held.verification(), Draft.of(held.verification()), Answer.NONE) : null);
    }

    /// The page with a form that came back.
    VerificationDetail detail(Held held, SignedIn person, ReviewSheet sheet) {
        return detail(held, Stands.of(held, reviewer(person), clock.instant()), sheet);
    }

    private VerificationDetail detail(Held held, Stands stands, @Nullable ReviewSheet sheet) {
        return VerificationDetail.of(held, new Surroundings(links, webhooks(held), stands), sheet);
    }

    private List<DeliveryRow> webhooks(Held held) {
        DeliveryFilter filter =
                new DeliveryFilter(held.workspace(), held.scanRef(), null, null, null, null, null, null, null);
        Directory directory = engine.directory();
        return archive.search(filter, null, WEBHOOKS).stream()
                .map(entry -> DeliveryRow.of(entry, directory))
                .toList();
    }

    /// A reviewer as claims and histories name them.
    static String reviewer(SignedIn person) {
        return person.actor().name();
    }

    Instant now() {
        return clock.instant();
    }
}
