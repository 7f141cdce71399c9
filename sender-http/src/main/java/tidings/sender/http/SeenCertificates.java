package tidings.sender.http;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Remembers the ends of the certificates that were checked and found to be in order, for so many receivers; the one
/// that was not connected to for the longest time is forgotten first. Thread-safe.
final class SeenCertificates implements CertificateEnds {
    private static final int REMEMBERED = 10_000;

    private final Map<Place, Instant> ends = new LinkedHashMap<>();

    private record Place(String host, int port) {}

    /// Notes what a receiver has shown.
    void note(String host, SSLSession session) throws SSLPeerUnverifiedException {
        Certificate[] shown = session.getPeerCertificates();
        if (shown.length > 0 && shown[0] instanceof X509Certificate own) {
            note(new Place(host, session.getPeerPort()), own.getNotAfter().toInstant());
        }
    }

    private synchronized void note(Place place, Instant end) {
        ends.remove(place);
        ends.put(place, end);
        Iterator<Place> oldest = ends.keySet().iterator();
        while (ends.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }

    @Override
    public synchronized Optional<Instant> of(String url) {
        return UrlReading.of(url) instanceof ReceiverUrl to
                ? Optional.ofNullable(ends.get(new Place(to.host(), to.port())))
                : Optional.empty();
    }
}
