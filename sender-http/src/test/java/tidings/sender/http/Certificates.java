package tidings.sender.http;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An issuer of certificates of all kinds, good and bad.
final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration DAY = Duration.ofDays(1);

    private final KeyPair key = rsa(2048);
    private final X509Certificate root;

    Certificates() {
        this.root = sign(builder("CN=Test issuer", "CN=Test issuer", key, Instant.now(), true), key, "SHA256withRSA");
    }

    /// What a certificate is to be like.
    ///
    /// @param at the middle of the two days for which it is valid
    record Wish(String dnsName, String ipAddress, Instant at, int bits, String algorithm) {
        static Wish good() {
            return new Wish("localhost", "127.0.0.1", Instant.now(), 2048, "SHA256withRSA");
        }

        Wish named(String name) {
            return new Wish(name, null, at, bits, algorithm);
        }

        Wish at(Instant middle) {
            return new Wish(dnsName, ipAddress, middle, bits, algorithm);
        }

        Wish weak(int keyBits, String signature) {
            return new Wish(dnsName, ipAddress, at, keyBits, signature);
        }
    }

    /// A client's context that trusts this issuer only.
    SSLContext trusting() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("root", root);
            return Tls.trusting(store);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A server's context with a certificate of this issuer.
    SSLContext serving(Wish wish) {
        KeyPair own = rsa(wish.bits());
        X509v3CertificateBuilder builder = builder("CN=Test issuer", "CN=Receiver", own, wish.at(), false);
        try {
            GeneralName dns = new GeneralName(GeneralName.dNSName, wish.dnsName());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    wish.ipAddress() == null
                            ? new GeneralNames(dns)
                            : new GeneralNames(
                                    new GeneralName[] {dns, new GeneralName(GeneralName.iPAddress, wish.ipAddress())}));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return context(own, sign(builder, key, wish.algorithm()), root);
    }

    /// A server's context with a certificate that nobody but itself vouches for.
    static SSLContext selfSigned() {
        KeyPair own = rsa(2048);
        return context(
                own, sign(builder("CN=localhost", "CN=localhost", own, Instant.now(), true), own, "SHA256withRSA"));
    }

    private static SSLContext context(KeyPair own, X509Certificate... chain) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("server", own.getPrivate(), PASSWORD, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509v3CertificateBuilder builder(
            String issuer, String subject, KeyPair own, Instant at, boolean authority) {
        try {
            return new JcaX509v3CertificateBuilder(
                            new X500Name(issuer),
                            BigInteger.valueOf(at.toEpochMilli()).add(BigInteger.valueOf(own.hashCode())),
                            Date.from(at.minus(DAY)),
                            Date.from(at.plus(DAY)),
                            new X500Name(subject),
                            own.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer, String algorithm) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
