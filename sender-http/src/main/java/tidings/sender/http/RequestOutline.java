package tidings.sender.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tidings.engine.Header;
import tidings.engine.Receiver;
import tidings.engine.Secret;
import tidings.engine.port.Sender.Shipment;
import tidings.events.StandardWebhooksSignature;

/// The headers of a request as a person may see them: made by what makes the requests, with the secrets left
/// out. Thread-safe.
public final class RequestOutline {
    private static final Secret SOME_TOKEN = Secret.of("Bearer");

    private final HttpSenderSettings settings;
    private final Dressing dressing;
    private final Destination.Book destinations;

    /// @param inHouse the receivers inside this server
    public RequestOutline(HttpSenderSettings settings, InHouse inHouse) {
        this.settings = settings;
        this.dressing = new Dressing(settings);
        this.destinations = new Destination.Book(settings.guard(inHouse));
    }

    /// A header of a request.
    ///
    /// @param value absent when it is secret: a custom one, a signature, a token
    public record Line(String name, @Nullable String value) {}

    /// The headers of an attempt at this time, in the order in which they are sent; none when nothing would
    /// be sent.
    public List<Line> headers(Shipment shipment, Instant at) {
        return shipment.notification()
                .settings()
                .webhook()
                .map(receiver -> headers(new Dressing.Load(shipment, receiver), at))
                .orElse(List.of());
    }

    private List<Line> headers(Dressing.Load load, Instant at) {
        Receiver receiver = load.receiver();
        Secret token = receiver.oauth() == null ? null : SOME_TOKEN;
        return switch (destinations.find(receiver.url())) {
            case Destination.Shut _ -> List.of();
            case Destination.Reachable to -> {
                Set<String> secret = secret(receiver);
                yield Arrays.stream(dressing.request(load, to, at, token).getHeaders())
                        .map(header -> new Line(
                                header.getName(),
                                secret.contains(header.getName().toLowerCase(Locale.ROOT)) ? null : header.getValue()))
                        .toList();
            }
        };
    }

    /// Where requests go, without the query, which often carries a key; empty when they go nowhere.
    public Optional<String> address(Receiver receiver) {
        return switch (destinations.find(receiver.url())) {
            case Destination.Shut _ -> Optional.empty();
            case Destination.Reachable to -> {
                int query = to.resource().indexOf('?');
                String path = query < 0 ? to.resource() : to.resource().substring(0, query) + "?…";
                yield Optional.of(to.scheme() + "://" + to.authority() + path);
            }
        };
    }

    /// The names, in lower case, of headers whose values nobody is shown. A signature is one of them: with
    /// it, a stranger could send the payload to the receiver and be believed.
    private Set<String> secret(Receiver receiver) {
        Set<String> names = receiver.headers().stream().map(Header::key).collect(Collectors.toCollection(TreeSet::new));
        names.add(settings.signatureHeader());
        names.add(StandardWebhooksSignature.SIGNATURE_HEADER);
        names.add(HttpHeaders.AUTHORIZATION);
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
