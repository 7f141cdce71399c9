package tidings.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.verification.Step;
import tidings.verification.Upload.StoredFile;

final class VaultTest {
    private static final String REF = "7d0a1c52-0f3e-11f0-9c1a-0242ac120002";
    private static final byte[] CONTENT = "a picture of a passport".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final FileKey key = FileKey.draw(random);
    private Vault vault;

    @BeforeEach
    void open() {
        vault = new Vault(new FolderStore(folder), random, 100);
    }

    private StoredFile keep() {
        return vault.keep(key, REF, Step.FRONT, FileType.JPEG, CONTENT);
    }

    private Path onDisk(StoredFile file) {
        return folder.resolve(REF).resolve(file.key());
    }

    @Test
    void readsWhatItKept() {
        StoredFile file = keep();

        assertThat(file.key()).startsWith("FRONT-");
        assertThat(file.mediaType()).isEqualTo("image/jpeg");
        assertThat(file.bytes()).isEqualTo(CONTENT.length);
        assertThat(vault.read(key, REF, file)).contains(CONTENT);
        assertThat(vault.read(FileKey.of(key.text()), REF, file)).contains(CONTENT);
    }

    @Test
    void keepsANewPictureOfAStepBesideTheOlder() {
        StoredFile older = keep();
        StoredFile newer = keep();

        assertThat(newer.key()).isNotEqualTo(older.key());
        vault.delete(REF, older);
        assertThat(vault.read(key, REF, older)).isEmpty();
        assertThat(vault.read(key, REF, newer)).contains(CONTENT);
    }

    @Test
    void showsNothingOnDisk() throws IOException {
        byte[] sealed = Files.readAllBytes(onDisk(keep()));

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("passport");
    }

    @Test
    void opensWithNoOtherKey() {
        StoredFile file = keep();

        assertThatThrownBy(() -> vault.read(FileKey.draw(random), REF, file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(key.text());
    }

    @Test
    void letsNoFileStandInForAnother() throws IOException {
        StoredFile one = keep();
        StoredFile other = keep();
        Files.copy(onDisk(one), onDisk(other), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> vault.read(key, REF, other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noticesEveryChange() throws IOException {
        StoredFile file = keep();
        byte[] sealed = Files.readAllBytes(onDisk(file));
        for (int at : List.of(0, 11, 12, sealed.length - 17, sealed.length - 1)) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            Files.write(onDisk(file), changed);
            assertThatThrownBy(() -> vault.read(key, REF, file)).isInstanceOf(IllegalStateException.class);
        }
        Files.write(onDisk(file), new byte[5]);
        assertThatThrownBy(() -> vault.read(key, REF, file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void deletesAllFilesOfAVerification() throws IOException {
        keep();
        vault.keep(key, REF, Step.BACK, FileType.PNG, CONTENT);
        vault.keep(key, "another", Step.BACK, FileType.PNG, CONTENT);

        vault.deleteAll(REF);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("another"));
        }
    }

    @Test
    void keepsNoFileThatIsTooLarge() {
        assertThatThrownBy(() -> vault.keep(key, REF, Step.FRONT, FileType.JPEG, new byte[101]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100");
    }

    @Test
    void showsNoKey() {
        assertThat(key.toString()).isEqualTo("FileKey[hidden]");
    }
}
