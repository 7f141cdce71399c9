package tidings.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderStoreTest implements FileStoreContract {
    @TempDir
    Path data;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = new FolderStore(data.resolve("files"));
    }

    @Override
    public FileStore store() {
        return store;
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        store.put(new FileName("one", "FRONT-1"), new byte[10]);

        assertThat(mode(data.resolve("files"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("files/one"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("files/one/FRONT-1"))).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        store.put(new FileName("one", "FRONT-1"), new byte[10]);
        Files.createDirectory(data.resolve("files/one/BACK-1"));
        Files.createFile(data.resolve("files/one/BACK-1/in-the-way"));

        assertThatThrownBy(() -> store.put(new FileName("one", "BACK-1"), new byte[10]))
                .isInstanceOf(FileStoreException.class);

        try (Stream<Path> files = Files.list(data.resolve("files/one"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .isEqualTo(List.of("BACK-1", "FRONT-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../one", "a/b", ".hidden", "a b", "a\u0000b", "ä"})
    void noNameLeadsOutOfTheFolder(String name) {
        assertThatThrownBy(() -> new FileName(name, "FRONT")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileName("one", name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.deleteFolder(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
