package tidings.server.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tidings.engine.Body;
import tidings.engine.Notification;
import tidings.events.IdenfySignature;
import tidings.events.SigningKey;
import tidings.events.StandardWebhooksSignature;
import tidings.server.inbox.SignatureCheck.Signer;
import tidings.server.inbox.SignatureCheck.Verdict;

/// Verifies requests as a partner's receiver does, with the keys of the notifications that point to the
/// inbox.
final class Signatures {
    private final String signatureHeader;

    /// @param signatureHeader the name of the header with the vendor's signature
    Signatures(String signatureHeader) {
        this.signatureHeader = signatureHeader;
    }

    /// @param headers by lower-case name
    SignatureCheck check(Map<String, String> headers, Body body, List<Notification> pointingHere, Instant now) {
        String vendor = headers.get(signatureHeader.toLowerCase(Locale.ROOT));
        String standard = headers.get(StandardWebhooksSignature.SIGNATURE_HEADER);
        if (vendor == null && standard == null) {
            return new SignatureCheck(Verdict.UNSIGNED, "The request carries no signature.", null);
        }
        Optional<Notification> last = Optional.empty();
        for (Notification notification : pointingHere) {
            for (SigningKey key : keys(notification, now)) {
                last = Optional.of(notification);
                List<String> fitting = new ArrayList<>();
                if (vendor != null && IdenfySignature.verify(key, body.bytes(), vendor)) {
                    fitting.add(signatureHeader);
                }
                if (standard != null && fits(key, headers, body, now)) {
                    fitting.add(StandardWebhooksSignature.SIGNATURE_HEADER);
                }
                if (fitting.size() == (vendor == null ? 0 : 1) + (standard == null ? 0 : 1)) {
                    return new SignatureCheck(
                            Verdict.VALID,
                            "The signing key fits " + String.join(" and ", fitting) + ".",
                            signer(notification));
                }
            }
        }
        return new SignatureCheck(
                Verdict.WRONG,
                last.isEmpty()
                        ? "The request is signed, but no notification with a signing key points to this inbox."
                        : "No signing key of a notification that points to this inbox fits the request.",
                last.map(Signatures::signer).orElse(null));
    }

    private static List<SigningKey> keys(Notification notification, Instant now) {
        return notification
                .settings()
                .webhook()
                .map(receiver -> receiver.signingKeysAt(now))
                .orElse(List.of());
    }

    private static boolean fits(SigningKey key, Map<String, String> headers, Body body, Instant now) {
        var verifier = new StandardWebhooksSignature.Verifier(List.of(key), StandardWebhooksSignature.TOLERANCE);
        var request = new StandardWebhooksSignature.Headers(
                headers.getOrDefault(StandardWebhooksSignature.ID_HEADER, ""),
                headers.getOrDefault(StandardWebhooksSignature.TIMESTAMP_HEADER, ""),
                headers.getOrDefault(StandardWebhooksSignature.SIGNATURE_HEADER, ""));
        return verifier.verify(request, body.bytes(), now) instanceof StandardWebhooksSignature.Verification.Valid;
    }

    private static Signer signer(Notification notification) {
        return new Signer(notification.id(), notification.settings().name());
    }
}
