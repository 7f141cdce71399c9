package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.engine.DossierFilter;
import tidings.engine.DossierId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.port.Change;
import tidings.engine.port.Store.DueCursor;

/// Dossiers: kept in their latest version, found by name and marks, due in time, and gone for good.
public interface DossierContract extends StoreOpening {

    @Test
    default void keepsTheLatestVersionOfADossier() {
        try (Scene scene = new Scene(open())) {
            Dossier first = dossier(scene, "ada", "ACTIVE", scene.now().plusSeconds(600));
            Dossier other = dossier(scene, "bob", "ACTIVE", null);
            scene.commit(new Change.DossierSaved(first), new Change.DossierSaved(other));
            Dossier second = next(first, content("DECIDED", null, Set.of(Mark.of("client", "c-1")), "later"));
            scene.commit(new Change.DossierSaved(second));
            scene.reopen();

            assertThat(scene.archive().dossier(scene.ours, KIND, "ada")).contains(second);
            assertThat(scene.store().dossierHead(scene.ours, KIND, "ada")).contains(second.head());
            assertThat(scene.archive().dossier(scene.ours, KIND, "bob")).contains(other);
        }
    }

    @Test
    default void findsADossierByItsNameInItsWorkspaceAndKindOnly() {
        try (Scene scene = new Scene(open())) {
            scene.commit(new Change.DossierSaved(dossier(scene, "ada", "ACTIVE", null)));

            assertThat(scene.archive().dossier(scene.theirs, KIND, "ada")).isEmpty();
            assertThat(scene.archive().dossier(scene.ours, "company", "ada")).isEmpty();
            assertThat(scene.archive().dossier(scene.ours, KIND, "Ada")).isEmpty();
            assertThat(scene.archive().dossier(scene.ours, KIND, "ada")).isPresent();
        }
    }

    @Test
    default void findsADossierByAMarkThatHoldsEverywhereAsLongAsItHasIt() {
        try (Scene scene = new Scene(open())) {
            Mark token = Mark.everywhere("token", "h1");
            Dossier before = dossier(scene, scene.theirs, "ada", content("ACTIVE", null, Set.of(token), "1"));
            scene.commit(new Change.DossierSaved(before));
            assertThat(scene.archive().dossier(KIND, token)).contains(before);
            assertThat(scene.archive().dossier("company", token)).isEmpty();

            Mark fresh = Mark.everywhere("token", "h2");
            Dossier after = next(before, content("ACTIVE", null, Set.of(fresh), "2"));
            scene.commit(new Change.DossierSaved(after));

            assertThat(scene.archive().dossier(KIND, token)).isEmpty();
            assertThat(scene.archive().dossier(KIND, fresh)).contains(after);
        }
    }

    @Test
    default void listsDossiersByStateAndMarkFromEitherEnd() {
        try (Scene scene = new Scene(open())) {
            Mark client = Mark.of("client", "c-1");
            Dossier one = dossier(scene, scene.ours, "one", content("ACTIVE", null, Set.of(client), ""));
            Dossier two = dossier(scene, scene.ours, "two", content("DECIDED", null, Set.of(client), ""));
            Dossier three = dossier(scene, scene.ours, "three", content("EXPIRED", null, Set.of(), ""));
            Dossier theirs = dossier(scene, scene.theirs, "one", content("ACTIVE", null, Set.of(client), ""));
            for (Dossier dossier : List.of(one, two, three, theirs)) {
                scene.commit(new Change.DossierSaved(dossier));
            }
            DossierFilter all = DossierFilter.of(scene.ours, KIND);

            assertThat(scene.archive().dossiers(all, DossierPage.newest(10))).containsExactly(three, two, one);
            assertThat(scene.archive().dossiers(all, new DossierPage(false, one.id(), 0, 10)))
                    .containsExactly(two, three);
            assertThat(scene.archive().dossiers(all, new DossierPage(true, three.id(), 1, 10)))
                    .containsExactly(one);
            assertThat(scene.archive().dossiers(all.marked(client), DossierPage.newest(10)))
                    .containsExactly(two, one);
            assertThat(scene.archive().dossiers(all.in(Set.of("ACTIVE", "EXPIRED")), DossierPage.newest(10)))
                    .containsExactly(three, one);
            assertThat(scene.archive().dossiers(all.in(Set.of("ACTIVE")).marked(client), DossierPage.newest(1)))
                    .containsExactly(one);
            assertThat(scene.archive().countDossiers(all, 10)).isEqualTo(3);
            assertThat(scene.archive().countDossiers(all, 1)).isEqualTo(2);
            assertThat(scene.archive().countDossiers(all.marked(client), Long.MAX_VALUE))
                    .isEqualTo(2);
        }
    }

    @Test
    default void tellsWhichDossiersAreDueLongestDueFirst() {
        try (Scene scene = new Scene(open())) {
            Instant now = scene.now();
            Dossier late = dossier(scene, "late", "ACTIVE", now);
            Dossier early = dossier(scene, "early", "ACTIVE", now.minusSeconds(60));
            Dossier alsoLate = dossier(scene, "also late", "ACTIVE", now);
            Dossier ahead = dossier(scene, "ahead", "ACTIVE", now.plusNanos(1000));
            Dossier never = dossier(scene, "never", "ACTIVE", null);
            for (Dossier dossier : List.of(late, early, alsoLate, ahead, never)) {
                scene.commit(new Change.DossierSaved(dossier));
            }
            scene.reopen();

            assertThat(scene.store().dossiersDue(now, DueCursor.START, 10)).containsExactly(early, late, alsoLate);
            assertThat(scene.store().dossiersDue(now, DueCursor.START, 1)).containsExactly(early);
            assertThat(scene.store().dossiersDue(now, new DueCursor(now, late.id()), 10))
                    .containsExactly(alsoLate);
            scene.commit(new Change.DossierSaved(next(early, content("DECIDED", null, Set.of(), ""))));
            assertThat(scene.store().dossiersDue(now, DueCursor.START, 10)).containsExactly(late, alsoLate);
        }
    }

    @Test
    default void removesADossierWithItsMarks() {
        try (Scene scene = new Scene(open())) {
            Mark token = Mark.everywhere("token", "h1");
            Mark client = Mark.of("client", "c-1");
            Dossier gone =
                    dossier(scene, scene.ours, "ada", content("ACTIVE", scene.now(), Set.of(token, client), "x"));
            scene.commit(new Change.DossierSaved(gone));
            scene.commit(removed(gone));
            scene.reopen();

            assertThat(scene.archive().dossier(scene.ours, KIND, "ada")).isEmpty();
            assertThat(scene.archive().dossier(KIND, token)).isEmpty();
            assertThat(scene.store().dossiersDue(scene.now(), DueCursor.START, 10))
                    .isEmpty();
            DossierFilter marked = DossierFilter.of(scene.ours, KIND).marked(client);
            assertThat(scene.archive().dossiers(marked, DossierPage.newest(10))).isEmpty();
            assertThat(scene.store().recover().lastId())
                    .isGreaterThanOrEqualTo(gone.id().value());
        }
    }

    @Test
    default void beginsADossierAnewUnderANameThatIsFreeAgain() {
        try (Scene scene = new Scene(open())) {
            Dossier gone = dossier(scene, "ada", "ACTIVE", null);
            scene.commit(new Change.DossierSaved(gone));
            scene.pass(Duration.ofSeconds(1));
            Dossier fresh = dossier(scene, "ada", "ACTIVE", null);
            scene.commit(removed(gone), new Change.DossierSaved(fresh));

            assertThat(scene.archive().dossier(scene.ours, KIND, "ada")).isEqualTo(Optional.of(fresh));
        }
    }

    String KIND = "verification";

    private static Dossier next(Dossier dossier, Dossier.Content content) {
        return new Dossier(
                dossier.id(), dossier.workspace(), dossier.kind(), dossier.name(), dossier.version() + 1, content);
    }

    private static Change removed(Dossier gone) {
        return new Change.DossierRemoved(gone.id(), gone.workspace(), gone.kind(), gone.name());
    }

    private static Dossier dossier(Scene scene, String name, String state, @Nullable Instant due) {
        return dossier(scene, scene.ours, name, content(state, due, Set.of(), "about " + name));
    }

    private static Dossier dossier(Scene scene, WorkspaceId workspace, String name, Dossier.Content content) {
        return new Dossier(new DossierId(scene.nextId()), workspace, KIND, name, 1, content);
    }

    private static Dossier.Content content(String state, @Nullable Instant due, Set<Mark> marks, String body) {
        return new Dossier.Content(state, due, marks, Body.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
