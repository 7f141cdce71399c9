package tidings.sender.http;

import java.time.Instant;
import java.util.Optional;

/// Says until when the certificates of receivers are valid, as they were shown when a connection was last made.
/// Thread-safe.
public interface CertificateEnds {

    /// When the certificate of the receiver at this URL expires or expired; empty when none was seen yet.
    Optional<Instant> of(String url);
}
