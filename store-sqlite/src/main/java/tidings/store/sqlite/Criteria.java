package tidings.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.IdSequence;
import tidings.store.sqlite.BlindIndex.Use;

/// A filter as conditions over the columns of deliveries, and as a span of ids.
///
/// @param filter what was asked
/// @param marks conditions over blind indexes
/// @param traits conditions over what the lists of shelves also tell
/// @param from the lowest id that can match
/// @param to the id before which one can match
record Criteria(DeliveryFilter filter, List<Condition> marks, List<Condition> traits, long from, long to) {

    /// A condition.
    ///
    /// @param listed the same over the list of a shelf
    record Condition(String text, String listed, List<Object> arguments) {}

    static Criteria of(DeliveryFilter filter, @Nullable DeliveryId before, BlindIndex index) {
        List<Condition> marks = new ArrayList<>();
        String subject = filter.subject();
        if (subject != null) {
            marks.add(equal("subject", index.mark(Use.SUBJECT, filter.workspace(), subject)));
        }
        String clientId = filter.clientId();
        if (clientId != null) {
            marks.add(equal("client", index.mark(Use.CLIENT, filter.workspace(), clientId)));
        }
        long from = filter.from() == null ? 0 : IdSequence.firstAt(filter.from());
        long to = filter.to() == null ? Long.MAX_VALUE : IdSequence.firstAt(filter.to());
        return new Criteria(filter, marks, traits(filter), from, before == null ? to : Math.min(to, before.value()));
    }

    private static List<Condition> traits(DeliveryFilter filter) {
        List<Condition> traits = new ArrayList<>();
        traits.add(equal("workspace", filter.workspace().value()));
        if (filter.notification() != null) {
            traits.add(equal("notification", filter.notification().value()));
        }
        if (filter.type() != null) {
            traits.add(equal("type", filter.type().name()));
        }
        if (filter.state() != null) {
            traits.add(equal("state", filter.state().name()));
        }
        CodeRange code = filter.code();
        if (code != null) {
            traits.add(new Condition(
                    "d.last_code BETWEEN ? AND ?", "c.code BETWEEN ? AND ?", List.of(code.from(), code.to())));
        }
        return traits;
    }

    private static Condition equal(String column, Object value) {
        return new Condition("d." + column + " = ?", "c." + column + " = ?", List.of(value));
    }

    /// Whether only pending deliveries match.
    boolean pendingOnly() {
        return filter.state() == DeliveryState.PENDING;
    }

    /// A blind index that every match has; absent when none is asked for.
    @Nullable
    Object mark() {
        return marks.isEmpty() ? null : marks.getFirst().arguments().getFirst();
    }

    /// All conditions but those over ids.
    String text() {
        StringJoiner joined = new StringJoiner(" AND ");
        marks.forEach(condition -> joined.add(condition.text()));
        traits.forEach(condition -> joined.add(condition.text()));
        return joined.toString();
    }

    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        marks.forEach(condition -> arguments.addAll(condition.arguments()));
        traits.forEach(condition -> arguments.addAll(condition.arguments()));
        return arguments;
    }

    /// The conditions that an entry of a shelf's list meets when the shelf can hold a match.
    String listed() {
        StringJoiner joined = new StringJoiner(" AND ");
        traits.forEach(condition -> joined.add(condition.listed()));
        return joined.toString();
    }

    List<Object> listedArguments() {
        List<Object> arguments = new ArrayList<>();
        traits.forEach(condition -> arguments.addAll(condition.arguments()));
        return arguments;
    }
}
