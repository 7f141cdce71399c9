package tidings.server.dashboard.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.WorkspaceId;
import tidings.server.api.delivery.Cursor;
import tidings.server.api.delivery.DeliveryFilterForm;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Fields;
import tidings.server.dashboard.Complaints;

/// Which deliveries the address of a page, or a form, names. The filters are those of the API and are read as
/// there; pages add `range`, a span of time that ends now. What is left empty does not restrict, and what is
/// not known is passed over.
///
/// Immutable.
public final class DeliveryQuery {
    private static final String RANGE = "range";
    private static final String CURSOR = "cursor";
    private static final List<String> FILTERS =
            List.of("scanRef", "clientId", "eventType", "notificationId", "state", "code", RANGE, "from", "to");

    /// What the browser's own input for date and time sends.
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");

    private final Map<String, String> given;
    private final DeliveryFilter filter;
    private final DeliveryFilter search;
    private final @Nullable DeliveryId before;
    private final Complaints complaints;

    private DeliveryQuery(
            Map<String, String> given, Reading reading, @Nullable DeliveryId before, Complaints complaints) {
        this.given = given;
        this.filter = reading.filter;
        this.search = reading.search;
        this.before = before;
        this.complaints = complaints;
    }

    /// A filter, and the same without the span that ends now, which is another one at each look.
    private record Reading(DeliveryFilter filter, DeliveryFilter search) {}

    /// Reads the parameters of an address or a form.
    public static DeliveryQuery read(Map<String, List<String>> parameters, WorkspaceId workspace, Instant now) {
        Faults faults = new Faults();
        Map<String, String> given = given(parameters, faults);
        Fields fields = Fields.ofQuery(listed(given), faults);
        Reading reading = read(fields, given, workspace, now);
        String cursor = parameters.getOrDefault(CURSOR, List.of("")).getFirst();
        Optional<DeliveryId> before = Cursor.read(cursor, reading.search);
        if (before.isEmpty() && !cursor.isEmpty()) {
            faults.add(CURSOR, "The address of this page was cut off or altered. Please search again.");
        }
        return new DeliveryQuery(given, reading, before.orElse(null), new Complaints(faults.all()));
    }

    private static Map<String, String> given(Map<String, List<String>> parameters, Faults faults) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : FILTERS) {
            List<String> values = parameters.getOrDefault(name, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if (values.size() > 1) {
                faults.add(name, "This is given more than once.");
            }
            if (!values.isEmpty()) {
                given.put(name, values.getFirst());
            }
        }
        Optional<Period> period = Period.of(given.getOrDefault(RANGE, ""));
        if (period.isPresent()) {
            given.remove("from");
            given.remove("to");
        }
        return given;
    }

    private static Map<String, List<String>> listed(Map<String, String> given) {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (!name.equals(RANGE)) {
                boolean bare = WITHOUT_ZONE.matcher(value).matches() && (name.equals("from") || name.equals("to"));
                listed.put(name, List.of(bare ? value + "Z" : value));
            }
        });
        return listed;
    }

    private static Reading read(Fields fields, Map<String, String> given, WorkspaceId workspace, Instant now) {
        DeliveryFilter search = DeliveryFilterForm.read(fields, workspace);
        String range = given.get(RANGE);
        if (range == null || range.equals(Period.CUSTOM)) {
            return new Reading(search, search);
        }
        Optional<Period> period = Period.of(range);
        if (period.isEmpty()) {
            fields.fault(RANGE, "This must be one of 1h, 24h, 7d, 30d and custom.");
            return new Reading(search, search);
        }
        Instant from = now.minus(period.get().length()).truncatedTo(ChronoUnit.MILLIS);
        return new Reading(since(search, from), search);
    }

    private static DeliveryFilter since(DeliveryFilter filter, Instant from) {
        return new DeliveryFilter(
                filter.workspace(),
                filter.subject(),
                filter.clientId(),
                filter.type(),
                filter.notification(),
                filter.state(),
                filter.code(),
                from,
                filter.to());
    }

    /// The same filter from a time on, where it would begin earlier.
    static DeliveryFilter notBefore(DeliveryFilter filter, Instant from) {
        Instant set = filter.from();
        return set != null && set.isAfter(from) ? filter : since(filter, from);
    }

    /// All deliveries of the same subject to the same notification.
    static DeliveryFilter besides(Delivery delivery) {
        DeliveryFilter all = DeliveryFilter.all(delivery.event().workspace());
        return new DeliveryFilter(
                all.workspace(),
                delivery.event().subject(),
                null,
                null,
                delivery.notification(),
                null,
                null,
                null,
                null);
    }

    /// The address of the search for a subject, without the question mark.
    static String ofSubject(String subject) {
        return joined(Map.of("scanRef", subject));
    }

    /// What it comes to now.
    public DeliveryFilter filter() {
        return filter;
    }

    /// The delivery behind which the page begins; absent for the newest.
    @Nullable
    DeliveryId before() {
        return before;
    }

    /// What is wrong with it.
    public Complaints complaints() {
        return complaints;
    }

    /// Whether anything restricts it.
    public boolean restricted() {
        return !filter.equals(DeliveryFilter.all(filter.workspace()));
    }

    /// What was given under a name; empty when nothing was.
    String value(String name) {
        return given.getOrDefault(name, "");
    }

    /// What was given under each name, in the order of the form.
    public Map<String, String> given() {
        return Collections.unmodifiableMap(given);
    }

    /// The same address with another value; an empty one takes the filter away.
    String with(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(given);
        others.put(name, value);
        return joined(others);
    }

    /// The same address without these.
    String without(String... names) {
        Map<String, String> others = new LinkedHashMap<>(given);
        others.keySet().removeAll(List.of(names));
        return joined(others);
    }

    /// As the query of an address, without the question mark.
    public String text() {
        return joined(given);
    }

    /// The query of the page behind a delivery.
    String behind(DeliveryId last) {
        String rest = text();
        return (rest.isEmpty() ? "" : rest + "&") + "cursor=" + Cursor.behind(last, search);
    }

    private static String joined(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "DeliveryQuery" + given.keySet();
    }
}
