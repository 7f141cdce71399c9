package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.engine.port.Store;
import tidings.engine.port.StoreException;

class MemoryStoreTest implements StoreContract {

    @Override
    public OpenStore open() {
        return new OpenMemoryStore();
    }

    @Test
    void forgetsWhatWasNotSynced() {
        OpenMemoryStore opened = new OpenMemoryStore();
        try (Scene scene = new Scene(opened)) {
            Change.EventAccepted synced = scene.event().to(scene.first).made();
            Change.EventAccepted staged = scene.event().to(scene.first).made();
            scene.commit(synced);
            opened.store.stage(List.of(staged));
            assertThat(scene.store().body(staged.event().id())).isEmpty();

            scene.reopen();
            assertThat(scene.store().body(synced.event().id())).contains(synced.body());
            assertThat(scene.store().body(staged.event().id())).isEmpty();
        }
    }

    @Test
    void keepsWhatWasSyncedBeforeTheCrash() {
        OpenMemoryStore opened = new OpenMemoryStore();
        try (Scene scene = new Scene(opened)) {
            Change.EventAccepted staged = scene.event().to(scene.first).made();
            opened.store.stage(List.of(staged));
            opened.store.sync();
            scene.reopen();

            assertThat(scene.store().body(staged.event().id())).contains(staged.body());
        }
    }

    @Test
    void answersNoMoreAfterACrash() {
        MemoryStore store = new MemoryStore();
        store.crash();

        assertThatThrownBy(store::recover).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.commit(List.of())).isInstanceOf(StoreException.class);
    }

    private static final class OpenMemoryStore implements OpenStore {
        private MemoryStore store = new MemoryStore();

        @Override
        public Store store() {
            return store;
        }

        @Override
        public Archive archive() {
            return store;
        }

        @Override
        public void reopen() {
            store = store.crash();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
