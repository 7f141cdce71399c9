package tidings.server.inbox;

import java.time.Instant;
import java.util.List;
import tidings.engine.Body;
import tidings.sender.http.InHouse;

/// A request that came to an inbox.
///
/// @param number counts the inbox's arrivals, so that a page can ask for those it has not seen
/// @param headers in the order in which they came; of all but the well-known ones only how long their value
///     was,
///     since it may be a secret
/// @param answered how it was answered
public record Arrival(
        long number, Instant at, List<InHouse.Field> headers, Body body, Manner answered, SignatureCheck check) {
    public Arrival {
        headers = List.copyOf(headers);
    }

    /// The first value of a header; empty when it did not come.
    public String header(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(InHouse.Field::value)
                .findFirst()
                .orElse("");
    }

    /// What it takes in memory, about.
    long weight() {
        return 1024L + body.size();
    }
}
