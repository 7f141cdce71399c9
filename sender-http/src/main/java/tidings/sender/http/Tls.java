package tidings.sender.http;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.jspecify.annotations.Nullable;

/// How connections are secured: TLS 1.2 or newer, the receiver's certificate and host name always checked,
/// and no certificate of ours shown to anybody.
final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /// A resumed session skips the check of the certificate, so it must not be old.
    private static final Duration LONGEST_SESSION = Duration.ofHours(1);

    private static final int MAX_SESSIONS = 10_000;

    private Tls() {}

    /// A context that trusts the issuers in the store, or those of the platform when there is none.
    static SSLContext trusting(@Nullable KeyStore issuers) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(issuers);
            SSLContext context = SSLContext.getInstance("TLS");
            // No key manager: the platform's default context would offer the certificate that its properties name.
            context.init(new KeyManager[0], trust.getTrustManagers(), null);
            context.getClientSessionContext().setSessionTimeout((int) LONGEST_SESSION.toSeconds());
            context.getClientSessionContext().setSessionCacheSize(MAX_SESSIONS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform has no usable TLS", e);
        }
    }

    /// How the client makes a TLS connection of a plain one. The client checks the host name itself, after
    /// the handshake and before anything is sent: only so can a wrong name be told from a wrong issuer by the
    /// type of the exception.
    ///
    /// @param seen is told of every certificate that is in order
    static TlsSocketStrategy strategy(SSLContext context, SeenCertificates seen) {
        return new Strict(context, seen);
    }

    /// Looks at the certificates once more, because the platform takes some that are too weak: RSA keys of
    /// less than 2048 bits, and signatures over SHA-1 by issuers that are not its own.
    private static final class Strict extends DefaultClientTlsStrategy {
        private static final int LEAST_RSA_BITS = 2048;

        private final SeenCertificates seen;

        Strict(SSLContext context, SeenCertificates seen) {
            super(
                    context,
                    VERSIONS,
                    null,
                    SSLBufferMode.STATIC,
                    HostnameVerificationPolicy.CLIENT,
                    new DefaultHostnameVerifier());
            this.seen = seen;
        }

        @Override
        protected void verifySession(String hostName, SSLSession session) throws SSLException {
            super.verifySession(hostName, session);
            for (Certificate certificate : session.getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509 && isWeak(x509)) {
                    throw new SSLHandshakeException(
                            "Weak certificate", new CertificateException("Weak key or signature"));
                }
            }
            seen.note(hostName, session);
        }

        /// A root's signature of itself proves nothing and is not looked at.
        private static boolean isWeak(X509Certificate certificate) {
            boolean root = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
            String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            boolean weakSignature = signature.startsWith("SHA1") || signature.startsWith("MD");
            return (!root && weakSignature)
                    || (certificate.getPublicKey() instanceof RSAKey rsa
                            && rsa.getModulus().bitLength() < LEAST_RSA_BITS);
        }
    }
}
