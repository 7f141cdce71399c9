package tidings.sender.http;

import java.time.Instant;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tidings.engine.Header;
import tidings.engine.Receiver;
import tidings.engine.Secret;
import tidings.engine.port.Sender.Shipment;
import tidings.events.IdenfySignature;
import tidings.events.SigningKey;
import tidings.events.StandardWebhooksSignature;

/// Makes the request of a webhook: the only place that knows its headers.
final class Dressing {
    private final HttpSenderSettings settings;

    Dressing(HttpSenderSettings settings) {
        this.settings = settings;
    }

    /// What is sent, and how that is dressed.
    record Load(Shipment shipment, Receiver receiver) {}

    /// The request of an attempt.
    ///
    /// @param at the time that is signed
    /// @param authorization the value of the header of that name, where OAuth is asked for
    ClassicHttpRequest request(Load load, Destination.Reachable to, Instant at, @Nullable Secret authorization) {
        Shipment shipment = load.shipment();
        Receiver receiver = load.receiver();
        byte[] body = shipment.body().bytes();
        String id = shipment.id().toString();
        ClassicHttpRequest request = new PostRequest(to, settings.userAgent(), ContentType.APPLICATION_JSON, body);
        request.addHeader(settings.eventTypeHeader(), shipment.announced().name());
        request.addHeader(StandardWebhooksSignature.ID_HEADER, id);
        request.addHeader(StandardWebhooksSignature.TIMESTAMP_HEADER, StandardWebhooksSignature.timestamp(at));
        List<SigningKey> keys = receiver.signingKeysAt(at);
        if (!keys.isEmpty()) {
            request.addHeader(settings.signatureHeader(), IdenfySignature.sign(keys.getFirst(), body));
            request.addHeader(
                    StandardWebhooksSignature.SIGNATURE_HEADER, StandardWebhooksSignature.sign(keys, id, at, body));
        }
        for (Header header : receiver.headers()) {
            request.addHeader(header.key(), header.value().reveal());
        }
        if (authorization != null) {
            request.addHeader(HttpHeaders.AUTHORIZATION, authorization.reveal());
        }
        return request;
    }
}
