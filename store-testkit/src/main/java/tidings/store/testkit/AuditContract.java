package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;

/// The audit log.
public interface AuditContract extends StoreOpening {

    @Test
    default void answersAuditEntriesAsTheyWereWrittenNewestFirst() {
        try (Scene scene = new Scene(open())) {
            AuditEntry first = entry(scene, scene.ours, AuditAction.NOTIFICATION_CREATED);
            AuditEntry second = new AuditEntry(
                    new AuditId(scene.nextId()),
                    scene.ours,
                    scene.now(),
                    Actor.OPERATOR,
                    AuditAction.NOTIFICATION_CHANGED,
                    "To the bank ž",
                    List.of(new Alteration("name", "", "x"), new Alteration("signing key", "set", "changed")));
            scene.commit(new Change.Audited(first), new Change.Audited(second));
            scene.reopen();

            assertThat(scene.archive().audit(scene.ours, null, 10)).containsExactly(second, first);
            assertThat(scene.archive().audit(scene.ours, null, 1)).containsExactly(second);
            assertThat(scene.archive().audit(scene.ours, second.id(), 10)).containsExactly(first);
            assertThat(scene.archive().audit(scene.ours, first.id(), 10)).isEmpty();
        }
    }

    @Test
    default void answersAuditEntriesOfTheirOwnWorkspaceOnly() {
        try (Scene scene = new Scene(open())) {
            AuditEntry ours = entry(scene, scene.ours, AuditAction.EXPORTED);
            AuditEntry theirs = entry(scene, scene.theirs, AuditAction.EXPORTED);
            scene.commit(new Change.Audited(ours), new Change.Audited(theirs));

            assertThat(scene.archive().audit(scene.ours, null, 10)).containsExactly(ours);
            assertThat(scene.archive().audit(scene.theirs, null, 10)).containsExactly(theirs);
        }
    }

    @Test
    default void keepsNoAuditEntryOfABatchThatWasNotCommitted() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted = scene.event().to(scene.first).made();
            scene.commit(accepted);
            try {
                scene.commit(new Change.Audited(entry(scene, scene.ours, AuditAction.EXPORTED)), accepted);
            } catch (IllegalArgumentException expected) {
                // The event is there already, so the batch comes to nothing.
            }

            assertThat(scene.archive().audit(scene.ours, null, 10)).isEmpty();
        }
    }

    @Test
    default void knowsTheIdOfAnAuditEntry() {
        try (Scene scene = new Scene(open())) {
            AuditEntry entry = entry(scene, scene.ours, AuditAction.EXPORTED);
            scene.commit(new Change.Audited(entry));
            scene.pass(Duration.ofDays(1));
            scene.store().sweepHistory(Instant.EPOCH, scene.now(), 10);
            scene.reopen();

            assertThat(scene.store().recover().lastId()).isEqualTo(entry.id().value());
        }
    }

    @Test
    default void sweepsTheOldestAuditEntriesStepByStep() {
        try (Scene scene = new Scene(open())) {
            for (int i = 0; i < 3; i++) {
                scene.commit(new Change.Audited(entry(scene, scene.ours, AuditAction.EXPORTED)));
            }
            scene.pass(Duration.ofDays(1));
            Instant before = scene.now();
            AuditEntry young = entry(scene, scene.ours, AuditAction.MAIL_RESENT);
            scene.commit(new Change.Audited(young));

            assertThat(scene.store().sweepHistory(Instant.EPOCH, before, 2)).isEqualTo(2);
            assertThat(scene.store().sweepHistory(Instant.EPOCH, before, 2)).isEqualTo(1);
            assertThat(scene.store().sweepHistory(Instant.EPOCH, before, 2)).isZero();
            assertThat(scene.archive().audit(scene.ours, null, 10)).containsExactly(young);
        }
    }

    @Test
    default void theRetentionOfEventsLeavesTheAuditLogAlone() {
        try (Scene scene = new Scene(open())) {
            AuditEntry entry = entry(scene, scene.ours, AuditAction.EXPORTED);
            scene.commit(new Change.Audited(entry));
            scene.pass(Duration.ofDays(60));
            scene.store().sweep(scene.now(), 10);

            assertThat(scene.archive().audit(scene.ours, null, 10)).containsExactly(entry);
        }
    }

    private static AuditEntry entry(Scene scene, WorkspaceId workspace, AuditAction action) {
        return new AuditEntry(
                new AuditId(scene.nextId()),
                workspace,
                scene.now(),
                new Actor("ada@bank.example"),
                action,
                "something",
                List.of());
    }
}
