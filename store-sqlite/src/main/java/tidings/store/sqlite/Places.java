package tidings.store.sqlite;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which part of the sealed log the database refers to. In every table a greater id has a later record.
final class Places {
    private static final Comparator<Place> BY_POSITION = Comparator.comparingLong(Place::at);

    private Places() {}

    /// The first record that is needed; absent when none is.
    static @Nullable Place first(Sql sql) throws SQLException {
        return atEnd(sql, "id").min(BY_POSITION).orElse(null);
    }

    /// The last record that was committed; absent when there is none.
    static @Nullable Place last(Sql sql) throws SQLException {
        return atEnd(sql, "id DESC").max(BY_POSITION).orElse(null);
    }

    private static Stream<Place> atEnd(Sql sql, String order) throws SQLException {
        String query = "SELECT place, size FROM %s ORDER BY " + order + " LIMIT 1";
        return Stream.of(
                        first(sql, query.formatted("events")),
                        first(sql, query.formatted("mails")),
                        first(sql, query.formatted("resend_jobs")))
                .flatMap(Optional::stream);
    }

    private static Optional<Place> first(Sql sql, String query) throws SQLException {
        return sql.first(query, row -> new Place(row.number(), row.small()));
    }
}
