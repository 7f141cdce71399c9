package tidings.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables, and how those of an older version become those of this one: scripts that are run once each, in
/// order. SQLite keeps the number of the last one in the database itself.
final class Schema {
    private static final List<String> SCRIPTS = List.of("V1__store.sql", "V2__inbox.sql", "V3__dossiers.sql");

    private Schema() {}

    /// Runs the scripts that the database has not seen.
    ///
    /// @throws IllegalStateException when the database has seen more than there are
    static void bringUpToDate(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            int seen = version(statement);
            if (seen > SCRIPTS.size()) {
                throw new IllegalStateException("The data was written by a newer version of this program: it has the "
                        + "schema " + seen + ", and this version knows " + SCRIPTS.size());
            }
            for (int next = seen; next < SCRIPTS.size(); next++) {
                statement.executeUpdate("BEGIN IMMEDIATE");
                statement.executeUpdate(script(SCRIPTS.get(next)));
                statement.executeUpdate("PRAGMA user_version = " + (next + 1));
                statement.executeUpdate("COMMIT");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IOException("The script is missing in this build: " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
