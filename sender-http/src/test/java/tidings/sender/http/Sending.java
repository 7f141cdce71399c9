package tidings.sender.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.OAuth;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Sender.Shipment;
import tidings.events.EventType;
import tidings.events.SigningKey;

/// A sender on loopback and shipments for it.
final class Sending implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    static final String PAYLOAD = "{\"final\":true,\"scanRef\":\"a-b\",\"name\":\"Žemaitė\"}";
    static final DeliveryId ID = new DeliveryId(4711);

    /// Too short for a hung receiver to be waited for, long enough for one that answers.
    static final Duration SHORT = Duration.ofMillis(700);

    final HttpSender sender;

    private Sending(HttpSender sender) {
        this.sender = sender;
    }

    /// Times generous enough for a loaded machine; loopback is allowed, over http too.
    static HttpSenderSettings settings() {
        return HttpSenderSettings.DEFAULT
                .withReach(false, AllowedNetworks.parse("127.0.0.0/8"))
                .withTimes(Duration.ofSeconds(20), Duration.ofSeconds(10));
    }

    static Sending onLoopback() {
        return with(settings());
    }

    static Sending with(HttpSenderSettings settings) {
        return new Sending(new HttpSender(settings, InstantSource.fixed(NOW), InHouse.NONE));
    }

    static Sending resolving(NameResolver names) {
        return new Sending(new HttpSender(settings(), InstantSource.fixed(NOW), names, Tls.trusting(null)));
    }

    static Sending around(HttpSender sender) {
        return new Sending(sender);
    }

    Outcome to(String url) {
        return to(Receiver.at(url));
    }

    Outcome to(Receiver receiver) {
        return sender.send(shipment(receiver));
    }

    /// To a receiver that may take only a short time.
    Outcome inShortTo(String url) {
        return to(new Receiver(url, List.of(), null, null, SHORT));
    }

    static Shipment shipment(Receiver receiver) {
        return shipment(notification(1, 1, receiver), PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }

    static Shipment shipment(Notification notification, byte[] body) {
        return new Shipment(notification, ID, EventType.IDENTIFICATION_AUTO_FINISHED, Body.of(body));
    }

    static Notification notification(long workspace, long id, Receiver receiver) {
        return new Notification(
                new NotificationId(id),
                new WorkspaceId(workspace),
                new Notification.Settings(
                        "n", true, Set.of(EventType.IDENTIFICATION), receiver, RetryPolicy.DEFAULT, null),
                new DeliveryId(0),
                NOW,
                NOW);
    }

    static Receiver receiver(String url, @Nullable SigningKey key, @Nullable OAuth oauth, Header... headers) {
        return new Receiver(url, List.of(headers), key, oauth, null);
    }

    static Header header(String key, String value) {
        return new Header(key, Secret.of(value));
    }

    @Override
    public void close() {
        sender.close();
    }
}
