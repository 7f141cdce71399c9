package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.AuditAction;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.events.EventType;
import tidings.store.testkit.MemoryStore;

class FilingClerkTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Actor BY = new Actor("ada@partner.example");
    private static final WorkspaceId OURS = new WorkspaceId(1);
    private static final String KIND = "verification";

    private final MemoryStore store = new MemoryStore();
    private final Clerk clerk = new Clerk(store, store.recover(), bound -> 0);

    @Test
    void beginsADossierAndPublishesItsEventsInOrder() {
        Decision decision = commit(file("s-1", 0, "ACTIVE", event("s-1", "1"), event("s-1", "2")));

        Reply.Filed filed = (Reply.Filed) decision.reply();
        assertThat(filed.dossier().version()).isEqualTo(1);
        assertThat(store.dossier(OURS, KIND, "s-1")).contains(filed.dossier());
        assertThat(filed.events()).hasSize(2).isSorted();
        assertThat(filed.events().stream().map(store::body).map(body -> text(body.orElseThrow())))
                .containsExactly("1", "2");
    }

    @Test
    void filesTheNextVersionUnderTheSameId() {
        Dossier first = ((Reply.Filed) commit(file("s-1", 0, "ACTIVE")).reply()).dossier();
        Dossier second = ((Reply.Filed) commit(file("s-1", 1, "DECIDED")).reply()).dossier();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.content().state()).isEqualTo("DECIDED");
    }

    @Test
    void changesAndPublishesNothingWhenSomebodyWasFaster() {
        commit(file("s-1", 0, "ACTIVE"));
        commit(file("s-1", 1, "DECIDED"));

        Decision late = commit(file("s-1", 1, "EXPIRED", event("s-1", "late")));

        assertThat(late.reply()).isEqualTo(new Reply.Outdated());
        assertThat(late.changes()).isEmpty();
        assertThat(late.signals()).isEmpty();
    }

    @Test
    void noticesWhoWasFasterWithinOneBatch() {
        Decision first = clerk.decide(file("s-1", 0, "ACTIVE"), NOON);
        Decision second = clerk.decide(file("s-1", 0, "ACTIVE"), NOON);

        assertThat(first.reply()).isInstanceOf(Reply.Filed.class);
        assertThat(second.reply()).isInstanceOf(Reply.Outdated.class);
    }

    @Test
    void filesAnewWhenTheBatchOfTheFirstWasNotKept() {
        clerk.decide(file("s-1", 0, "ACTIVE"), NOON);
        clerk.drop();

        assertThat(clerk.decide(file("s-1", 0, "ACTIVE"), NOON).reply()).isInstanceOf(Reply.Filed.class);
    }

    @Test
    void shredsADossierAndErasesItsSubject() {
        commit(file("s-1", 0, "ACTIVE", event("s-1", "1")));

        Decision decision = commit(new Command.ShredDossier(OURS, KIND, "s-1", 0, BY));

        assertThat(((Reply.OfDossier) decision.reply()).dossier()).isPresent();
        assertThat(store.dossier(OURS, KIND, "s-1")).isEmpty();
        assertThat(decision.changes()).hasAtLeastOneElementOfType(Change.SubjectErased.class);
        assertThat(store.audit(OURS, null, 1).getFirst().action()).isEqualTo(AuditAction.SUBJECT_ERASED);
        assertThat(commit(file("s-1", 1, "DECIDED")).reply()).isEqualTo(new Reply.Outdated());
    }

    @Test
    void shredsNothingThatHasGoneOnSinceItWasRead() {
        commit(file("s-1", 0, "ACTIVE"));
        commit(file("s-1", 1, "DECIDED"));

        Decision late = commit(new Command.ShredDossier(OURS, KIND, "s-1", 1, BY));

        assertThat(((Reply.OfDossier) late.reply()).dossier()).isEmpty();
        assertThat(store.dossier(OURS, KIND, "s-1")).isPresent();
    }

    @Test
    void saysThatThereIsNothingToShred() {
        Decision decision = commit(new Command.ShredDossier(OURS, KIND, "s-1", 0, BY));

        assertThat(((Reply.OfDossier) decision.reply()).dossier()).isEmpty();
        assertThat(decision.changes()).isEmpty();
    }

    private Decision commit(Command command) {
        Decision decision = clerk.decide(command, NOON);
        store.commit(decision.changes());
        clerk.keep();
        return decision;
    }

    private static Command file(String name, long from, String state, Publication... publications) {
        Dossier.Content content = new Dossier.Content(state, null, Set.of(), Body.EMPTY);
        return new Command.FileDossier(new Filing(OURS, KIND, name, from, content, List.of(publications)));
    }

    private static Publication event(String subject, String body) {
        return new Publication(
                OURS,
                EventType.IDENTIFICATION_EXPIRED,
                subject,
                null,
                Body.of(body.getBytes(StandardCharsets.UTF_8)),
                null);
    }

    private static String text(Body body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
