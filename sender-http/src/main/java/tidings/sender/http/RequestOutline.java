package tidings.sender.http;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tidings.engine.Receiver;
import tidings.engine.Secret;
import tidings.engine.port.Sender;
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

    /// The headers of an attempt at this time, in the order in which they are sent; none when nothing would
    /// be sent.
    public List<Sender.Field> headers(Shipment shipment, Instant at) {
        return shipment.notification()
                .settings()
                .webhook()
                .map(receiver -> headers(new Dressing.Load(shipment, receiver), at))
                .orElse(List.of());
    }

    private List<Sender.Field> headers(Dressing.Load load, Instant at) {
        Receiver receiver = load.receiver();
        Secret token = receiver.oauth() == null ? null : SOME_TOKEN;
        return switch (destinations.find(receiver.url())) {
            case Destination.Shut _ -> List.of();
            case Destination.Reachable to -> Disclosure.fields(dressing.request(load, to, at, token), secret(receiver));
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
        Set<String> names = new HashSet<>(Disclosure.secrets(receiver));
        names.add(settings.signatureHeader().toLowerCase(Locale.ROOT));
        names.add(StandardWebhooksSignature.SIGNATURE_HEADER.toLowerCase(Locale.ROOT));
        return names;
    }
}
