package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.port.Archive;
import tidings.engine.port.Change;
import tidings.engine.port.StoreException;
import tidings.store.testkit.Scene;

/// What is left when the process ends without closing anything, and when the disk is full.
class DurabilityTest {
    private static final SqliteOptions SMALL = new SqliteOptions(2, 5, 3000);

    @TempDir
    Path directory;

    /// The files are copied as they are when a commit has returned, as a killed process would leave them.
    @Test
    void everyCommitThatReturnedIsInACopyOfTheFiles() throws IOException {
        Path original = directory.resolve("original");
        try (Scene scene = new Scene(new OpenSqliteStore(original, SMALL))) {
            for (int i = 1; i <= 12; i++) {
                Change.EventAccepted accepted =
                        scene.event().about("scan-" + i % 3).to(scene.first).made();
                scene.commit(accepted);
                Path copy = copy(original, directory.resolve("copy-" + i));
                try (SqliteStore found = SqliteStore.open(copy, OpenSqliteStore.KEY, SMALL)) {
                    assertThat(found.body(accepted.event().id())).contains(accepted.body());
                    assertThat(found.search(DeliveryFilter.all(scene.ours), null, 100))
                            .hasSize(i)
                            .first()
                            .extracting(Archive.Entry::delivery)
                            .isEqualTo(accepted.deliveries().getFirst());
                }
            }
        }
    }

    @Test
    void aCopyGoesOnWhereTheOriginalStopped() throws IOException {
        Path original = directory.resolve("original");
        try (Scene scene = new Scene(new OpenSqliteStore(original, SMALL))) {
            Delivery before = scene.accept("scan-1", scene.first);
            Path copy = copy(original, directory.resolve("copy"));
            Change.EventAccepted next =
                    scene.event().about("scan-1").to(scene.first).made();
            try (SqliteStore found = SqliteStore.open(copy, OpenSqliteStore.KEY, SMALL)) {
                found.commit(List.of(next));
                assertThat(found.body(before.event().id())).isPresent();
                assertThat(found.body(next.event().id())).contains(next.body());
            }
        }
    }

    @Test
    void aFullDiskFailsTheCommitAndLeavesTheStoreUsable() throws SQLException, IOException {
        Database database = Database.open(directory);
        Sql sql = database.writer();
        Keys keys = new Keys(OpenSqliteStore.KEY);
        SealedLog log = SealedLog.open(database.sealedLog(), OpenSqliteStore.KEY, null, 1 << 20);
        DossierSeals seals = DossierSeals.open(database.dossierKeys(), OpenSqliteStore.KEY);
        Writer writer = new Writer(sql, log, keys, new Shelves(sql, 5, new ShelfCounts()), seals);
        try (Scene scene = new Scene(new OpenSqliteStore(directory.resolve("other"), SMALL))) {
            Change.EventAccepted before =
                    scene.event().about("scan-1").to(scene.first).made();
            writer.commit(List.of(before));
            long pages = sql.first("PRAGMA page_count", Sql.Row::number).orElseThrow();
            sql.first("PRAGMA max_page_count = " + pages, Sql.Row::number);
            List<Change> many = IntStream.range(0, 500)
                    .<Change>mapToObj(
                            i -> scene.event().about("scan-2").to(scene.first).made())
                    .toList();
            assertThatThrownBy(() -> writer.commit(many)).isInstanceOf(SQLException.class);
            assertThat(count(sql)).isOne();

            sql.first("PRAGMA max_page_count = 1000000", Sql.Row::number);
            writer.commit(List.of(scene.event().about("scan-1").to(scene.first).made()));
            assertThat(count(sql)).isEqualTo(2);
        }
        log.close();
        writer.close();
        database.close();
        try (SqliteStore found = SqliteStore.open(directory, OpenSqliteStore.KEY, SMALL)) {
            assertThat(found.recover().waiting()).hasSize(1);
        }
    }

    @Test
    void aSealedLogThatCannotGrowFailsTheCommitAndLeavesTheStoreUsable() throws IOException {
        try (Scene scene = new Scene(new OpenSqliteStore(directory, SMALL))) {
            Delivery before = scene.accept("scan-1", scene.first);
            Path sealed = directory.resolve("sealed");
            Path aside = Files.move(sealed, directory.resolve("aside"));
            Change.EventAccepted large =
                    scene.event().body("x".repeat(4000)).to(scene.first).made();
            assertThatThrownBy(() -> scene.commit(large)).isInstanceOf(StoreException.class);

            Files.move(aside, sealed);
            scene.commit(large);
            assertThat(scene.store().body(large.event().id())).contains(large.body());
            scene.reopen();
            assertThat(scene.store().body(large.event().id())).contains(large.body());
            assertThat(scene.store().body(before.event().id())).isPresent();
        }
    }

    @Test
    void refusesToStartWithAnotherMasterKey() {
        SqliteStore.open(directory, OpenSqliteStore.KEY).close();

        assertThatThrownBy(() -> SqliteStore.open(directory, MasterKey.of(new byte[32])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key is not the one");
        SqliteStore.open(directory, OpenSqliteStore.KEY).close();
    }

    @Test
    void refusesToStartWhereAnotherOneRuns() {
        try (SqliteStore running = SqliteStore.open(directory, OpenSqliteStore.KEY)) {
            assertThatThrownBy(() -> SqliteStore.open(directory, OpenSqliteStore.KEY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open already");
            assertThat(running.recover().lastId()).isZero();
        }
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        Files.writeString(directory.resolve(Database.FILE), "this is no database at all, whatever its name says");

        assertThatThrownBy(() -> SqliteStore.open(directory, OpenSqliteStore.KEY))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void anInterruptedThreadCommitsAndReadsAllTheSame() {
        try (Scene scene = new Scene(new OpenSqliteStore(directory, SMALL))) {
            Thread.currentThread().interrupt();
            Delivery delivery = scene.accept("scan-1", scene.first);
            assertThat(scene.store().body(delivery.event().id())).isPresent();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(scene.store().delivery(scene.ours, delivery.id())).contains(delivery);
        }
    }

    private static long count(Sql sql) throws SQLException {
        return sql.first("SELECT count(*) FROM deliveries", Sql.Row::number).orElseThrow();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
