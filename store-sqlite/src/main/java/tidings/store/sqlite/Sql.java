package tidings.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs statements on one connection and keeps them prepared. Not thread-safe.
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row; it reads no other.
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /// A row of a result, read column by column from the first.
    static final class Row {
        private final ResultSet result;
        private int column;

        private Row(ResultSet result) {
            this.result = result;
        }

        long number() throws SQLException {
            return result.getLong(++column);
        }

        int small() throws SQLException {
            return result.getInt(++column);
        }

        boolean flag() throws SQLException {
            return number() != 0;
        }

        @Nullable
        Long numberOrNull() throws SQLException {
            long number = number();
            return result.wasNull() ? null : number;
        }

        String text() throws SQLException {
            return result.getString(++column);
        }

        @Nullable
        String textOrNull() throws SQLException {
            return result.getString(++column);
        }

        byte[] bytes() throws SQLException {
            return result.getBytes(++column);
        }
    }

    /// Runs a statement that changes something; returns how many rows it changed.
    int update(String text, @Nullable Object... arguments) throws SQLException {
        return run(text, arguments, PreparedStatement::executeUpdate);
    }

    /// Runs a query; returns its rows.
    <T> List<T> list(String text, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        return run(text, arguments, statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(new Row(result)));
                }
            }
            return rows;
        });
    }

    /// Runs a query that has at most one row, or of which only the first counts.
    <T> Optional<T> first(String text, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        return run(text, arguments, statement -> {
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(new Row(result))) : Optional.empty();
            }
        });
    }

    /// What is done with a prepared statement.
    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String text, @Nullable Object[] arguments, Work<T> work) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
        }
        try {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            return work.with(statement);
        } catch (SQLException e) {
            // The driver may have closed a statement that failed.
            prepared.remove(text);
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object argument) throws SQLException {
        switch (argument) {
            case null -> statement.setObject(at, null);
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case String text -> statement.setString(at, text);
            case byte[] bytes -> statement.setBytes(at, bytes);
            case Boolean flag -> statement.setInt(at, flag ? 1 : 0);
            default -> throw new IllegalArgumentException("Cannot bind a " + argument.getClass());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
