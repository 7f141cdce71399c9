package tidings.server.dashboard.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.DeliveryId;
import tidings.engine.DeliveryState;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.events.EventType;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Option;

/// What the list shows.
///
/// @param states a tab for each state
/// @param codes a link for each class of response codes
/// @param chips the filters in force
/// @param query the address of this search, without the question mark
/// @param older the query of the next page; null on the last
/// @param first whether this is the page of the newest
public record DeliveryList(
        Form form,
        List<Tab> states,
        List<CodeLink> codes,
        List<Chip> chips,
        List<DeliveryRow> rows,
        String query,
        @Nullable String older,
        boolean first,
        boolean restricted) {

    /// The filters as they were given, and what can be picked.
    ///
    /// @param state the tab that is open, which the form keeps
    public record Form(
            String scanRef,
            String clientId,
            String eventType,
            String notificationId,
            String state,
            String code,
            String range,
            Moment from,
            Moment to,
            List<Option> types,
            List<Option> notifications,
            List<Option> ranges,
            Complaints complaints) {
        /// Leaves out whom it is about.
        @Override
        public String toString() {
            return "Form";
        }
    }

    /// A time as it was given.
    ///
    /// @param type of the input: one for dates, unless what was given is none
    public record Moment(String value, String type) {
        static Moment of(String given) {
            String local = given.endsWith("Z") ? given.substring(0, given.length() - 1) : given;
            boolean fits =
                    local.isEmpty() || local.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");
            return fits ? new Moment(local, "datetime-local") : new Moment(given, "text");
        }
    }

    /// A tab.
    public record Tab(String label, String query, boolean current) {}

    /// A class of response codes.
    ///
    /// @param query the address of the search that takes it, or takes it away when it is current
    public record CodeLink(String text, String title, String explanation, String query, boolean current) {}

    /// The list with the deliveries that were found.
    ///
    /// @param more whether there are older ones
    static DeliveryList of(DeliveryQuery query, List<Archive.Entry> found, boolean more, Directory directory) {
        DeliveryId last = found.isEmpty() ? null : found.getLast().delivery().id();
        return new DeliveryList(
                form(query, directory),
                states(query),
                codes(query),
                Chip.of(query, directory),
                found.stream().map(entry -> DeliveryRow.of(entry, directory)).toList(),
                query.text(),
                more && last != null ? query.behind(last) : null,
                query.before() == null,
                query.restricted());
    }

    private static Form form(DeliveryQuery query, Directory directory) {
        return new Form(
                query.value("scanRef"),
                query.value("clientId"),
                query.value("eventType"),
                query.value("notificationId"),
                query.value("state"),
                query.value("code"),
                range(query),
                Moment.of(query.value("from")),
                Moment.of(query.value("to")),
                types(query.value("eventType")),
                notifications(query, directory),
                ranges(),
                query.complaints());
    }

    private static String range(DeliveryQuery query) {
        boolean dates = !query.value("from").isEmpty() || !query.value("to").isEmpty();
        return dates ? Period.CUSTOM : query.value("range");
    }

    private static List<Option> types(String given) {
        Stream<Option> known =
                Arrays.stream(EventType.values()).map(type -> new Option(type.wireName(), type.displayName()));
        return withAny("All event types", known, given);
    }

    private static List<Option> notifications(DeliveryQuery query, Directory directory) {
        Stream<Option> known = directory.notifications(query.filter().workspace()).stream()
                .map(notification -> new Option(
                        notification.id().toString(), notification.settings().name()));
        return withAny("All notifications", known, query.value("notificationId"));
    }

    /// What was given is kept, also when it is not offered, such as a notification that was deleted.
    private static List<Option> withAny(String any, Stream<Option> known, String given) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", any));
        known.forEach(options::add);
        if (options.stream().noneMatch(option -> option.value().equals(given))) {
            options.add(new Option(given, given));
        }
        return options;
    }

    private static List<Option> ranges() {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Any time"));
        for (Period period : Period.values()) {
            options.add(new Option(period.text(), period.label()));
        }
        options.add(new Option(Period.CUSTOM, "Between dates"));
        return options;
    }

    private static List<Tab> states(DeliveryQuery query) {
        String given = query.value("state");
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("All", query.without("state"), given.isEmpty()));
        for (DeliveryState state :
                List.of(DeliveryState.FAILED, DeliveryState.PENDING, DeliveryState.DELIVERED, DeliveryState.CANCELED)) {
            tabs.add(new Tab(
                    DeliveryRow.label(state),
                    query.with("state", state.name()),
                    state.name().equals(given)));
        }
        return tabs;
    }

    private static List<CodeLink> codes(DeliveryQuery query) {
        List<CodeLink> links = new ArrayList<>();
        for (CodeClass kind : CodeClass.values()) {
            boolean current = kind.text().equals(query.value("code"));
            if (kind != CodeClass.INFORMATIONAL || current) {
                links.add(new CodeLink(
                        kind.text(),
                        kind.title(),
                        kind.explanation(),
                        current ? query.without("code") : query.with("code", kind.text()),
                        current));
            }
        }
        return links;
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "DeliveryList[" + rows.size() + "]";
    }
}
