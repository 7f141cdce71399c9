package tidings.sender.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import tidings.engine.Failure;

/// Names the way in which a request failed, by the types of what was thrown and never by its words.
final class Diagnosis {
    /// How far a chain of causes is followed; none that the platform makes is longer.
    private static final int DEEPEST = 16;

    private Diagnosis() {}

    /// The failure that this exception, thrown while connecting or exchanging, stands for.
    static Failure of(Exception thrown) {
        return switch (thrown) {
            case GuardedDns.BlockedAddressException _ -> Failure.BLOCKED_ADDRESS;
            case BoundedLookups.UnansweredLookupException _ -> Failure.NAME_LOOKUP_FAILED;
            case UnknownHostException _ -> Failure.NAME_NOT_FOUND;
            case SocketTimeoutException _ -> Failure.TIMED_OUT;
            case ConnectException _ -> Failure.CONNECTION_REFUSED;
            case NoRouteToHostException _ -> Failure.CONNECTION_REFUSED;
            case SSLException tls -> ofTls(tls);
            case HttpException _ -> Failure.PROTOCOL;
            case MalformedChunkCodingException _ -> Failure.PROTOCOL;
            case MessageConstraintException _ -> Failure.PROTOCOL;
            case NoHttpResponseException _ -> Failure.CONNECTION_LOST;
            case ConnectionClosedException _ -> Failure.CONNECTION_LOST;
            case IOException _ -> Failure.CONNECTION_LOST;
            default -> Failure.INTERNAL;
        };
    }

    private static Failure ofTls(SSLException thrown) {
        if (thrown instanceof SSLPeerUnverifiedException) {
            return Failure.TLS_WRONG_HOST;
        }
        Failure found = Failure.TLS_HANDSHAKE;
        boolean lost = false;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Failure ofCertificate = ofCertificate(cause);
            if (ofCertificate != null && ofCertificate != Failure.TLS_CERTIFICATE_UNTRUSTED) {
                return ofCertificate;
            }
            found = ofCertificate == null ? found : ofCertificate;
            lost |= cause instanceof SocketException;
            cause = cause.getCause();
        }
        return lost && !(thrown instanceof SSLHandshakeException) ? Failure.CONNECTION_LOST : found;
    }

    /// An untrusted chain wraps the reason why it is not trusted, so this one yields to what stands deeper.
    private static @Nullable Failure ofCertificate(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException _ -> Failure.TLS_CERTIFICATE_EXPIRED;
            case CertificateNotYetValidException _ -> Failure.TLS_CERTIFICATE_NOT_YET_VALID;
            case CertificateException _ -> Failure.TLS_CERTIFICATE_UNTRUSTED;
            case CertPathValidatorException _ -> Failure.TLS_CERTIFICATE_UNTRUSTED;
            case CertPathBuilderException _ -> Failure.TLS_CERTIFICATE_UNTRUSTED;
            default -> null;
        };
    }
}
