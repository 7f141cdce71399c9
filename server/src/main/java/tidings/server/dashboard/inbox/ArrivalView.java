package tidings.server.dashboard.inbox;

import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.engine.DeliveryId;
import tidings.events.EventType;
import tidings.events.StandardWebhooksSignature;
import tidings.sender.http.InHouse;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Tone;
import tidings.server.inbox.Arrival;
import tidings.server.inbox.Manner;
import tidings.server.inbox.SignatureCheck;

/// A request as the inbox shows it.
///
/// @param event what it is about, as far as it says so
/// @param delivery the delivery that it was sent for; absent for a test and for what others send
record ArrivalView(
        long number,
        Instant at,
        String event,
        Badge signature,
        String sentence,
        @Nullable Signer signer,
        Badge answer,
        @Nullable String delivery,
        List<InHouse.Field> headers,
        RawString body,
        String size) {

    /// The notification whose key was tried.
    record Signer(String id, String name) {}

    static ArrivalView of(Arrival arrival, String eventTypeHeader) {
        SignatureCheck check = arrival.check();
        SignatureCheck.Signer signer = check.notification();
        String type = arrival.header(eventTypeHeader);
        boolean ours = check.verdict() == SignatureCheck.Verdict.VALID;
        return new ArrivalView(
                arrival.number(),
                arrival.at(),
                EventType.ofWireName(type).map(EventType::displayName).orElse(type.isEmpty() ? "A request" : type),
                signature(check.verdict()),
                check.sentence(),
                signer == null ? null : new Signer(signer.id().toString(), signer.name()),
                answer(arrival.answered()),
                ours ? delivery(arrival.header(StandardWebhooksSignature.ID_HEADER)) : null,
                arrival.headers(),
                Highlight.of(arrival.body()),
                String.format(Locale.ENGLISH, "%,d bytes", arrival.body().size()));
    }

    private static Badge signature(SignatureCheck.Verdict verdict) {
        return switch (verdict) {
            case VALID -> new Badge(Tone.GOOD, "Signature valid");
            case WRONG -> new Badge(Tone.BAD, "Signature wrong");
            case UNSIGNED -> new Badge(Tone.QUIET, "Not signed");
        };
    }

    private static Badge answer(Manner manner) {
        return switch (manner) {
            case OK -> new Badge(Tone.GOOD, "Answered 200");
            case SLOW -> new Badge(Tone.WARNING, "Answered 200 slowly");
            case SILENT -> new Badge(Tone.BAD, "Not answered");
            case FAILS, REDIRECTS, GONE, BUSY -> new Badge(Tone.BAD, "Answered " + manner.code());
        };
    }

    private static @Nullable String delivery(String webhookId) {
        return DeliveryId.parse(webhookId)
                .filter(id -> !id.isTrial())
                .map(DeliveryId::toString)
                .orElse(null);
    }

    /// Leaves out what was sent.
    @Override
    public String toString() {
        return "ArrivalView[" + number + "]";
    }
}
