package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

    @TempDir
    Path directory;

    @Test
    void runsEachScriptOnce() throws SQLException, IOException {
        try (Connection connection = connect()) {
            Schema.bringUpToDate(connection);
            Schema.bringUpToDate(connection);

            assertThat(new Sql(connection).first("SELECT count(*) FROM deliveries", Sql.Row::number))
                    .contains(0L);
        }
    }

    @Test
    void refusesADatabaseOfANewerVersion() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 99");

            assertThatThrownBy(() -> Schema.bringUpToDate(connection))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("newer version");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Database.FILE));
    }
}
