package tidings.store.sqlite;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Channel;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.EventId;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.OAuth;
import tidings.engine.Receipt;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetiringKey;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.events.SigningKey;

/// The plain side of sealed records: each begins with the number of its layout, so that layouts can change
/// while old records are read on.
final class Records {
    private static final int LAYOUT = 1;

    /// Of an event that has one; it comes first.
    private static final int LAYOUT_WITH_CALLBACK = 2;

    private Records() {}

    /// What is personal about an event.
    record Particulars(
            @Nullable String subject,
            @Nullable String clientId,
            @Nullable String callback,
            @Nullable Receipt receipt,
            Body body) {}

    static byte[] pack(Particulars event) {
        String callback = event.callback();
        Packing packing = callback == null
                ? packing(256)
                : new Packing(512).small(LAYOUT_WITH_CALLBACK).text(callback);
        packing.text(event.subject()).text(event.clientId());
        Receipt receipt = event.receipt();
        packing.flag(receipt != null);
        if (receipt != null) {
            packing.number(receipt.workspace().value())
                    .text(receipt.key())
                    .text(receipt.fingerprint())
                    .number(receipt.event().value())
                    .small(receipt.deliveries())
                    .time(receipt.at());
        }
        return packing.endingWith(event.body().bytes());
    }

    static Particulars event(byte[] packed) {
        Unpacking unpacking = new Unpacking(packed);
        int layout = unpacking.small();
        String callback = layout == LAYOUT_WITH_CALLBACK ? unpacking.text() : null;
        if (callback == null) {
            require(layout);
        }
        String subject = unpacking.textOrNull();
        String clientId = unpacking.textOrNull();
        Receipt receipt = unpacking.flag()
                ? new Receipt(
                        new WorkspaceId(unpacking.number()),
                        unpacking.text(),
                        unpacking.text(),
                        new EventId(unpacking.number()),
                        unpacking.small(),
                        unpacking.time())
                : null;
        return new Particulars(subject, clientId, callback, receipt, Body.of(unpacking.rest()));
    }

    /// What is personal about a mail.
    record Addressed(String recipient, Mail.Letter letter) {}

    static byte[] pack(Addressed mail) {
        return packing(1024)
                .text(mail.recipient())
                .text(mail.letter().subject())
                .text(mail.letter().text())
                .flag(mail.letter().confidential())
                .done();
    }

    static Addressed mail(byte[] packed) {
        Unpacking unpacking = open(packed);
        return new Addressed(unpacking.text(), new Mail.Letter(unpacking.text(), unpacking.text(), unpacking.flag()));
    }

    static byte[] pack(DeliveryFilter filter) {
        EventType type = filter.type();
        NotificationId notification = filter.notification();
        DeliveryState state = filter.state();
        CodeRange code = filter.code();
        Packing packing = packing(256)
                .number(filter.workspace().value())
                .text(filter.subject())
                .text(filter.clientId())
                .text(type == null ? null : type.name())
                .numberOrNull(notification == null ? null : notification.value())
                .text(state == null ? null : state.name())
                .flag(code != null);
        if (code != null) {
            packing.small(code.from()).small(code.to());
        }
        return packing.timeOrNull(filter.from()).timeOrNull(filter.to()).done();
    }

    static DeliveryFilter filter(byte[] packed) {
        Unpacking unpacking = open(packed);
        WorkspaceId workspace = new WorkspaceId(unpacking.number());
        String subject = unpacking.textOrNull();
        String clientId = unpacking.textOrNull();
        String type = unpacking.textOrNull();
        Long notification = unpacking.numberOrNull();
        String state = unpacking.textOrNull();
        return new DeliveryFilter(
                workspace,
                subject,
                clientId,
                type == null ? null : EventType.valueOf(type),
                notification == null ? null : new NotificationId(notification),
                state == null ? null : DeliveryState.valueOf(state),
                unpacking.flag() ? new CodeRange(unpacking.small(), unpacking.small()) : null,
                unpacking.timeOrNull(),
                unpacking.timeOrNull());
    }

    static byte[] pack(Notification.Settings settings) {
        FailMail failMail = settings.failMail();
        Packing packing = packing(1024)
                .text(settings.name())
                .flag(settings.active())
                .list(settings.eventTypes().stream().sorted().toList(), (to, type) -> to.text(type.name()))
                .small(settings.retry().count())
                .number(settings.retry().interval().toNanos())
                .flag(failMail != null);
        if (failMail != null) {
            packing.text(failMail.address()).flag(failMail.includeBody());
        }
        switch (settings.channel()) {
            case Receiver receiver -> pack(packing, receiver);
            case Recipients recipients -> pack(packing, recipients);
        }
        return packing.done();
    }

    private static void pack(Packing packing, Receiver receiver) {
        SigningKey signingKey = receiver.signingKey();
        Duration deadline = receiver.deadline();
        OAuth oauth = receiver.oauth();
        packing.text(receiver.url())
                .list(
                        receiver.headers(),
                        (to, header) ->
                                to.text(header.key()).text(header.value().reveal()))
                .text(signingKey == null ? null : signingKey.reveal())
                .numberOrNull(deadline == null ? null : deadline.toNanos())
                .flag(oauth != null);
        if (oauth != null) {
            packing.text(oauth.endpoint()).text(reveal(oauth.token())).text(reveal(oauth.request()));
        }
        packing.list(
                receiver.retiringKeys(),
                (to, retiring) -> to.text(retiring.key().reveal()).time(retiring.until()));
    }

    private static void pack(Packing packing, Recipients recipients) {
        packing.text(null).list(recipients.addresses(), Packing::text).flag(recipients.includeBody());
    }

    static Notification.Settings settings(byte[] packed) {
        Unpacking unpacking = open(packed);
        String name = unpacking.text();
        boolean active = unpacking.flag();
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        types.addAll(unpacking.list(from -> EventType.valueOf(from.text())));
        RetryPolicy retry = new RetryPolicy(unpacking.small(), Duration.ofNanos(unpacking.number()));
        FailMail failMail = unpacking.flag() ? new FailMail(unpacking.text(), unpacking.flag()) : null;
        return new Notification.Settings(name, active, types, channel(unpacking), retry, failMail);
    }

    /// A channel without a URL is that of e-mails.
    private static Channel channel(Unpacking unpacking) {
        String url = unpacking.textOrNull();
        return url == null
                ? new Recipients(unpacking.list(Unpacking::text), unpacking.flag())
                : receiver(url, unpacking);
    }

    /// The replaced keys came later than the rest; a record from before ends without them.
    private static Receiver receiver(String url, Unpacking unpacking) {
        var headers = unpacking.list(from -> new Header(from.text(), Secret.of(from.text())));
        String signingKey = unpacking.textOrNull();
        Long deadline = unpacking.numberOrNull();
        OAuth oauth = unpacking.flag()
                ? new OAuth(unpacking.textOrNull(), secret(unpacking.textOrNull()), secret(unpacking.textOrNull()))
                : null;
        List<RetiringKey> retiring = unpacking.isAtEnd()
                ? List.of()
                : unpacking.list(from -> new RetiringKey(SigningKey.of(from.text()), from.time()));
        return new Receiver(
                url,
                headers,
                signingKey == null ? null : SigningKey.of(signingKey),
                retiring,
                oauth,
                deadline == null ? null : Duration.ofNanos(deadline));
    }

    /// Begins a record.
    static Packing packing(int expected) {
        return new Packing(expected).small(LAYOUT);
    }

    /// Begins to read a record.
    static Unpacking open(byte[] packed) {
        Unpacking unpacking = new Unpacking(packed);
        require(unpacking.small());
        return unpacking;
    }

    private static void require(int layout) {
        if (layout != LAYOUT) {
            throw new IllegalStateException(
                    "A sealed record has the layout " + layout + ", but this version reads " + LAYOUT);
        }
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : Secret.of(text);
    }
}
