package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How SQLite finds what the dispatcher and the writer ask for: through the right index, sorting nothing.
class QueryPlanTest {

    @TempDir
    Path directory;

    private Database database;
    private Sql sql;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = Database.open(directory);
        sql = database.writer();
    }

    @AfterEach
    void close() throws SQLException, IOException {
        sql.close();
        database.close();
    }

    @Test
    void dueDeliveriesComeFromTheirIndexInOrder() throws SQLException {
        assertThat(plan(PendingReads.DUE))
                .contains("deliveries_due (notification=? AND due>? AND due<?)")
                .contains("deliveries_in_order (notification=? AND subject=? AND rowid<?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(PendingReads.NEXT_DUE)).contains("deliveries_due").doesNotContain("TEMP B-TREE");
    }

    @Test
    void pendingDeliveriesComeFromTheirIndexInOrder() throws SQLException {
        assertThat(plan(PendingReads.OF_NOTIFICATION))
                .contains("deliveries_pending (notification=? AND rowid>?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(PendingReads.OF_SUBJECT))
                .contains("deliveries_in_order (notification=? AND subject=?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(PendingReads.WAITING)).doesNotContain("SCAN d");
    }

    @Test
    void requestsToResendComeFromTheirIndex() throws SQLException {
        assertThat(plan(LogReads.TO_RESEND)).contains("deliveries_to_resend");
    }

    @Test
    void dueDossiersComeFromTheirIndexInOrder() throws SQLException {
        assertThat(plan(DossierReads.DUE)).contains("dossiers_due").doesNotContain("TEMP B-TREE");
    }

    private String plan(String query) throws SQLException {
        List<String> steps = sql.list("EXPLAIN QUERY PLAN " + query, row -> {
            row.number();
            row.number();
            row.number();
            return row.text();
        });
        return String.join("\n", steps);
    }
}
