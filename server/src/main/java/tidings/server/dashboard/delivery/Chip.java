package tidings.server.dashboard.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.core.Directory;

/// A filter that is in force, as people read it.
///
/// @param label which filter it is
/// @param text its value; null when that is a time
/// @param at its value when that is a time
/// @param without the address without it; null where it cannot be taken away
public record Chip(
        String label,
        @Nullable String text,
        @Nullable Instant at,
        @Nullable String without) {

    /// What a filter says, when it cannot be altered any more.
    public static List<Chip> of(DeliveryFilter filter, Directory directory) {
        List<Chip> chips = traits(filter, directory);
        if (filter.from() != null) {
            chips.add(new Chip("From", null, filter.from(), null));
        }
        if (filter.to() != null) {
            chips.add(new Chip("Until", null, filter.to(), null));
        }
        return chips;
    }

    /// What the address of a page says.
    static List<Chip> of(DeliveryQuery query, Directory directory) {
        List<Chip> chips = new ArrayList<>();
        for (Chip chip : of(query.filter(), directory)) {
            String name = parameter(chip.label);
            if (!query.value(name).isEmpty()) {
                String rest = chip.at != null
                                && query.value("from").isEmpty()
                                        != query.value("to").isEmpty()
                        ? query.without(name, "range")
                        : query.without(name);
                chips.add(new Chip(chip.label, chip.text, chip.at, rest));
            }
        }
        Period.of(query.value("range"))
                .ifPresent(period -> chips.add(new Chip("Time", period.label(), null, query.without("range"))));
        return chips;
    }

    private static List<Chip> traits(DeliveryFilter filter, Directory directory) {
        List<Chip> chips = new ArrayList<>();
        if (filter.subject() != null) {
            chips.add(new Chip("scanRef", filter.subject(), null, null));
        }
        if (filter.clientId() != null) {
            chips.add(new Chip("clientId", filter.clientId(), null, null));
        }
        if (filter.type() != null) {
            chips.add(new Chip("Event type", filter.type().displayName(), null, null));
        }
        if (filter.notification() != null) {
            String name = DeliveryRow.Target.of(filter.notification(), filter.workspace(), directory)
                    .name();
            chips.add(new Chip("Notification", name, null, null));
        }
        if (filter.state() != null) {
            chips.add(new Chip("State", DeliveryRow.label(filter.state()), null, null));
        }
        if (filter.code() != null) {
            chips.add(new Chip("Response code", text(filter.code()), null, null));
        }
        return chips;
    }

    private static String text(CodeRange code) {
        return code.from() == code.to() ? Integer.toString(code.from()) : code.from() / 100 + "xx";
    }

    private static String parameter(String label) {
        return switch (label) {
            case "Event type" -> "eventType";
            case "Notification" -> "notificationId";
            case "State" -> "state";
            case "Response code" -> "code";
            case "From" -> "from";
            case "Until" -> "to";
            default -> label;
        };
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "Chip[" + label + "]";
    }
}
