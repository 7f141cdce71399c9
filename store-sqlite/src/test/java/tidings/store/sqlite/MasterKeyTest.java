package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private static final byte[] BYTES = HexFormat.of().parseHex("00112233445566778899aabbccddeeff".repeat(2));

    @TempDir
    Path directory;

    @Test
    void isMadeForItsOwnerOnlyAtTheFirstStart() throws IOException {
        MasterKey made = MasterKey.load(null, directory);

        Path file = directory.resolve(MasterKey.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).matches("[0-9a-f]{64}");
        assertThat(derived(MasterKey.load(null, directory))).isEqualTo(derived(made));
    }

    @Test
    void isMadeInADirectoryThatIsNotThereYet() {
        MasterKey.load(" ", directory.resolve("deeper/still"));

        assertThat(directory.resolve("deeper/still").resolve(MasterKey.FILE)).exists();
    }

    @Test
    void isAnotherOneEachTimeItIsMade() {
        assertThat(derived(MasterKey.load(null, directory.resolve("a"))))
                .isNotEqualTo(derived(MasterKey.load(null, directory.resolve("b"))));
    }

    @Test
    void isTheOneThatIsGivenInHexOrBase64() {
        byte[] expected = derived(MasterKey.of(BYTES));

        assertThat(derived(MasterKey.load(HexFormat.of().formatHex(BYTES), directory)))
                .isEqualTo(expected);
        assertThat(derived(MasterKey.load(Base64.getEncoder().encodeToString(BYTES) + "\n", directory)))
                .isEqualTo(expected);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesAKeyOfAnotherLengthWithoutRepeatingIt() {
        for (String wrong : new String[] {"secret-secret", "00".repeat(31), "zz".repeat(32)}) {
            assertThatThrownBy(() -> MasterKey.load(wrong, directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("32 bytes")
                    .hasMessageNotContaining(wrong);
        }
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        MasterKey.load(null, directory);
        Path file = directory.resolve(MasterKey.FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> MasterKey.load(null, directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void refusesToMakeANewOneWhereThereIsDataAlready() {
        SqliteStore.open(directory, MasterKey.of(BYTES)).close();

        assertThatThrownBy(() -> MasterKey.load(null, directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no master key");
        assertThat(directory.resolve(MasterKey.FILE)).doesNotExist();
    }

    @Test
    void derivesUnrelatedKeysForDifferentPurposes() {
        MasterKey key = MasterKey.of(BYTES);

        assertThat(key.derive("a", "AES").getEncoded())
                .hasSize(32)
                .isEqualTo(key.derive("a", "AES").getEncoded())
                .isNotEqualTo(key.derive("b", "AES").getEncoded());
    }

    @Test
    void isNotShown() {
        assertThat(MasterKey.of(BYTES)).hasToString("MasterKey[hidden]");
    }

    private static byte[] derived(MasterKey key) {
        return key.derive("test", "AES").getEncoded();
    }
}
