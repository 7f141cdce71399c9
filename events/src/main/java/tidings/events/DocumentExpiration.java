package tidings.events;

import static java.util.Objects.requireNonNull;

/// The coming or past expiry of a verified person's document.
public record DocumentExpiration(
        String scanRef, String clientId, Threshold expirationThreshold, String documentExpiration) implements Payload {

    /// How near the expiry is.
    public enum Threshold {
        DOCUMENT_EXPIRES_WITHIN_30_DAYS,
        DOCUMENT_EXPIRES_WITHIN_7_DAYS,
        DOCUMENT_EXPIRES_WITHIN_1_DAY,
        DOCUMENT_EXPIRED
    }

    public DocumentExpiration {
        requireNonNull(scanRef, "scanRef");
        requireNonNull(clientId, "clientId");
        requireNonNull(expirationThreshold, "expirationThreshold");
        requireNonNull(documentExpiration, "documentExpiration");
    }

    @Override
    public String toString() {
        return "DocumentExpiration[scanRef=" + scanRef + "]";
    }
}
