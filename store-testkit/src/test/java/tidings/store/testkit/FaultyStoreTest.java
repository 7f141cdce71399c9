package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.Environment;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Change;
import tidings.engine.port.StoreException;
import tidings.store.testkit.FaultyStore.Call;
import tidings.store.testkit.FaultyStore.Fault;

class FaultyStoreTest {
    private final MemoryStore memory = new MemoryStore();
    private final Workspace workspace =
            new Workspace(new WorkspaceId(1), "Bank", Environment.LIVE, Instant.parse("2026-03-01T10:00:00Z"), 0);

    @Test
    void doesItsWorkWhenTheScriptSaysNothing() {
        FaultyStore store = new FaultyStore(memory, call -> Fault.NONE);
        store.commit(List.of(new Change.WorkspaceSaved(workspace)));

        assertThat(store.recover().workspaces()).containsExactly(workspace);
    }

    @Test
    void leavesNothingWhenItFailsBefore() {
        FaultyStore store = new FaultyStore(memory, call -> call == Call.COMMIT ? Fault.BEFORE : Fault.NONE);

        assertThatThrownBy(() -> store.commit(List.of(new Change.WorkspaceSaved(workspace))))
                .isInstanceOf(StoreException.class);
        assertThat(store.recover().workspaces()).isEmpty();
    }

    @Test
    void hasDoneItsWorkWhenItFailsAfter() {
        FaultyStore store = new FaultyStore(memory, call -> call == Call.COMMIT ? Fault.AFTER : Fault.NONE);

        assertThatThrownBy(() -> store.commit(List.of(new Change.WorkspaceSaved(workspace))))
                .isInstanceOf(StoreException.class);
        assertThat(store.recover().workspaces()).containsExactly(workspace);
    }

    @Test
    void failsToReadAndToSweep() {
        FaultyStore store = new FaultyStore(memory, call -> Fault.BEFORE);

        assertThatThrownBy(store::recover).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.sweep(workspace.createdAt(), 1)).isInstanceOf(StoreException.class);
    }
}
