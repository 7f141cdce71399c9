package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.engine.IdSequence;

class SealedLogTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int LARGE = 1 << 20;

    @TempDir
    Path directory;

    private SealedLog log;

    @BeforeEach
    void open() throws IOException {
        log = SealedLog.open(directory, OpenSqliteStore.KEY, null, LARGE);
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    @Test
    void readsWhatWasFlushed() throws IOException {
        Place first = keep(owner(NOON), "first");
        Place second = keep(owner(NOON), "second");

        assertThat(read(owner(NOON), first)).isEqualTo("first");
        assertThat(read(owner(NOON), second)).isEqualTo("second");
        assertThat(second.at()).isGreaterThan(first.at());
    }

    @Test
    void readsWhatWasKeptWhenItIsOpenedAgain() throws IOException {
        Place first = keep(owner(NOON), "first");
        Place second = keep(owner(NOON), "second");
        reopen(second, LARGE);

        assertThat(read(owner(NOON), first)).isEqualTo("first");
        Place third = keep(owner(NOON), "third");
        assertThat(read(owner(NOON), second)).isEqualTo("second");
        assertThat(read(owner(NOON), third)).isEqualTo("third");
        assertThat(files()).hasSize(1);
    }

    @Test
    void forgetsWhatTheDatabaseDoesNotKnow() throws IOException {
        Place known = keep(owner(NOON), "known");
        log.append(owner(NOON), bytes("unknown"));
        log.append(owner(NOON.plus(Duration.ofDays(1))), bytes("of the next day"));
        log.flush();
        assertThat(files()).hasSize(2);
        reopen(known, LARGE);

        assertThat(files()).hasSize(1);
        assertThat(Files.size(files().getFirst())).isEqualTo(known.end());
        assertThat(read(owner(NOON), known)).isEqualTo("known");
    }

    @Test
    void leavesNothingOfATransactionThatWasDropped() throws IOException {
        reopen(null, 200);
        Place known = keep(owner(NOON), "known");
        for (int i = 0; i < 5; i++) {
            log.append(owner(NOON), new byte[60]);
        }
        log.flush();
        log.drop();

        assertThat(Files.size(files().getFirst())).isEqualTo(known.end());
        assertThat(files().stream().skip(1)).allSatisfy(file -> assertThat(file).hasSize(SealedFile.HEADER));
        Place next = keep(owner(NOON), "next");
        assertThat(read(owner(NOON), next)).isEqualTo("next");
    }

    @Test
    void beginsAFileForEachDay() throws IOException {
        keep(owner(NOON), "today");
        keep(owner(Instant.parse("2026-03-01T23:59:59.999Z")), "today too");
        assertThat(files()).hasSize(1);
        keep(owner(Instant.parse("2026-03-02T00:00:00Z")), "tomorrow");
        assertThat(files()).hasSize(2);
    }

    @Test
    void beginsAFileWhenOneIsFull() throws IOException {
        reopen(null, 1000);
        for (int i = 0; i < 10; i++) {
            keep(owner(NOON), "x".repeat(300));
        }

        assertThat(files())
                .hasSize(5)
                .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(1000));
    }

    @Test
    void givesARecordThatIsLargerThanAFileAFileOfItsOwn() throws IOException {
        reopen(null, 100);
        Place place = keep(owner(NOON), "x".repeat(5000));

        assertThat(read(owner(NOON), place)).hasSize(5000);
    }

    @Test
    void overwritesWhatIsErased() throws IOException {
        Place erased = keep(owner(NOON), "erased");
        Place kept = keep(owner(NOON), "kept");
        byte[] sealed = at(erased);
        log.erase(List.of(erased));

        assertThat(log.read(owner(NOON), erased)).isEmpty();
        assertThat(read(owner(NOON), kept)).isEqualTo("kept");
        assertThat(at(erased)).isEqualTo(new byte[sealed.length]);
        assertThat(AtRest.in(directory).contains(sealed)).isFalse();
    }

    @Test
    void destroysTheFilesThatNobodyNeeds() throws IOException {
        Place first = keep(owner(NOON), "first");
        Place second = keep(owner(NOON.plus(Duration.ofDays(1))), "second");
        byte[] header = Files.readAllBytes(files().getFirst());
        log.dropBefore(second);

        assertThat(files()).hasSize(1);
        assertThat(log.read(owner(NOON), first)).isEmpty();
        assertThat(read(owner(NOON.plus(Duration.ofDays(1))), second)).isEqualTo("second");
        assertThat(AtRest.in(directory).contains(header)).isFalse();
    }

    @Test
    void destroysAllFilesAndGoesOn() throws IOException {
        Place first = keep(owner(NOON), "first");
        log.dropBefore(null);
        assertThat(files()).isEmpty();
        assertThat(log.read(owner(NOON), first)).isEmpty();

        Place second = keep(owner(NOON), "second");
        assertThat(second.file()).isGreaterThan(first.file());
        assertThat(read(owner(NOON), second)).isEqualTo("second");
    }

    @Test
    void overwritesTheKeyBeforeItDestroysAFile() throws IOException {
        keep(owner(NOON), "first");
        Path file = files().getFirst();
        Path link = Files.createLink(directory.resolve("still-there"), file);
        log.dropBefore(null);

        assertThat(Arrays.copyOf(Files.readAllBytes(link), SealedFile.HEADER)).containsOnly(0);
    }

    @Test
    void opensNoRecordForAnotherOwner() throws IOException {
        Place place = keep(owner(NOON), "first");

        assertThatThrownBy(() -> log.read(owner(NOON.plusMillis(1)), place))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void noticesADamagedRecord() throws IOException {
        Place place = keep(owner(NOON), "first");
        byte[] content = Files.readAllBytes(files().getFirst());
        content[place.end() - 1] ^= 1;
        Files.write(files().getFirst(), content);

        assertThatThrownBy(() -> log.read(owner(NOON), place)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesToOpenWhenRecordsAreMissing() throws IOException {
        Place place = keep(owner(NOON), "first");
        log.close();
        byte[] content = Files.readAllBytes(files().getFirst());
        Files.write(files().getFirst(), Arrays.copyOf(content, content.length - 1));

        assertThatThrownBy(() -> SealedLog.open(directory, OpenSqliteStore.KEY, place, LARGE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends before");
    }

    @Test
    void refusesToOpenWithAnotherMasterKey() throws IOException {
        Place place = keep(owner(NOON), "first");
        log.close();

        assertThatThrownBy(() -> SealedLog.open(directory, MasterKey.of(new byte[32]), place, LARGE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key");
    }

    @Test
    void readsAndWritesOnWhenAThreadIsInterrupted() throws IOException {
        Place first = keep(owner(NOON), "first");
        Thread.currentThread().interrupt();
        assertThat(read(owner(NOON), first)).isEqualTo("first");
        Place second = keep(owner(NOON), "second");
        assertThat(Thread.interrupted()).isTrue();

        assertThat(read(owner(NOON), second)).isEqualTo("second");
        assertThat(files()).hasSize(1);
    }

    private Place keep(Owner owner, String text) throws IOException {
        Place place = log.append(owner, bytes(text));
        log.flush();
        log.keep();
        return place;
    }

    private String read(Owner owner, Place place) throws IOException {
        return new String(log.read(owner, place).orElseThrow(), StandardCharsets.UTF_8);
    }

    private void reopen(@Nullable Place last, int maxFile) throws IOException {
        log.close();
        log = SealedLog.open(directory, OpenSqliteStore.KEY, last, maxFile);
    }

    private byte[] at(Place place) throws IOException {
        return Arrays.copyOfRange(Files.readAllBytes(files().getFirst()), place.offset(), place.end());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(file -> file.toString().endsWith(".sealed"))
                    .sorted()
                    .toList();
        }
    }

    private static Owner owner(Instant at) {
        return new Owner(Owner.Kind.EVENT, IdSequence.firstAt(at));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
