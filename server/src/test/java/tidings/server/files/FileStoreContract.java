package tidings.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What every store of files does.
interface FileStoreContract {
    FileStore store();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    default void givesBackWhatItWasGiven() {
        store().put(new FileName("one", "FRONT-1"), bytes("front"));
        store().put(new FileName("one", "BACK-1"), bytes("back"));

        assertThat(store().get(new FileName("one", "FRONT-1"))).contains(bytes("front"));
        assertThat(store().get(new FileName("one", "BACK-1"))).contains(bytes("back"));
        assertThat(store().get(new FileName("one", "FACE-1"))).isEmpty();
        assertThat(store().get(new FileName("two", "FRONT-1"))).isEmpty();
    }

    @Test
    default void putsTheNewerInPlaceOfTheOlder() {
        store().put(new FileName("one", "FRONT-1"), bytes("older"));
        store().put(new FileName("one", "FRONT-1"), bytes("newer"));

        assertThat(store().get(new FileName("one", "FRONT-1"))).contains(bytes("newer"));
    }

    @Test
    default void deletesOneFile() {
        store().put(new FileName("one", "FRONT-1"), bytes("front"));
        store().put(new FileName("one", "BACK-1"), bytes("back"));

        store().delete(new FileName("one", "FRONT-1"));
        store().delete(new FileName("one", "FRONT-1"));
        store().delete(new FileName("none", "FRONT-1"));

        assertThat(store().get(new FileName("one", "FRONT-1"))).isEmpty();
        assertThat(store().get(new FileName("one", "BACK-1"))).contains(bytes("back"));
    }

    @Test
    default void deletesAFolderAndNoOther() {
        store().put(new FileName("one", "FRONT-1"), bytes("front"));
        store().put(new FileName("one", "BACK-1"), bytes("back"));
        store().put(new FileName("one1", "FRONT-1"), bytes("another's"));

        store().deleteFolder("one");
        store().deleteFolder("one");

        assertThat(store().get(new FileName("one", "FRONT-1"))).isEmpty();
        assertThat(store().get(new FileName("one", "BACK-1"))).isEmpty();
        assertThat(store().get(new FileName("one1", "FRONT-1"))).contains(bytes("another's"));
    }
}
