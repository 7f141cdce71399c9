package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A key that partner and sender share, kept exactly as it was given: the partner computes over the same text.
///
/// The two signature schemes take different bytes from one text. `Idenfy-Signature` takes its UTF-8 bytes as they are.
/// Standard Webhooks takes the Base64-decoded part after `whsec_`, and of any other text its UTF-8 bytes. Immutable and
/// thread-safe; it never prints itself.
public final class SigningKey {

    /// What a key in the form of Standard Webhooks begins with.
    public static final String PREFIX = "whsec_";

    /// How many random bytes a generated key has: as many as the hash puts out.
    static final int GENERATED_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final String text;
    private final Mac rawPrototype;
    private final Mac decodedPrototype;

    private SigningKey(String text) {
        this.text = text;
        byte[] raw = text.getBytes(UTF_8);
        byte[] decoded = decodedPart(text);
        this.rawPrototype = keyed(raw);
        this.decodedPrototype = decoded == null ? rawPrototype : keyed(decoded);
    }

    /// The key with exactly this text.
    ///
    /// @throws IllegalArgumentException when the text is empty
    public static SigningKey of(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a signing key has at least one character");
        }
        return new SigningKey(text);
    }

    /// A new key in the form of Standard Webhooks. The generator must be a cryptographic one in production.
    public static SigningKey generate(RandomGenerator random) {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return new SigningKey(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /// The text, to be stored encrypted or shown once to the one who made it; never to be logged.
    public String reveal() {
        return text;
    }

    /// A fresh code for `Idenfy-Signature`.
    Mac rawMac() {
        return copy(rawPrototype);
    }

    /// A fresh code for Standard Webhooks.
    Mac decodedMac() {
        return copy(decodedPrototype);
    }

    private static byte @Nullable [] decodedPart(String text) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return decoded.length == 0 ? null : decoded;
        } catch (IllegalArgumentException notBase64) {
            // A partner's free text may begin like this by chance; then it counts as it stands.
            return null;
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// Copying a keyed code spares the provider look-up and the key schedule, and needs no cache per thread: virtual
    /// threads come and go. The prototypes are never updated, so copying them is safe from any thread.
    private static Mac copy(Mac prototype) {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " cannot be copied", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigningKey that
                && MessageDigest.isEqual(text.getBytes(UTF_8), that.text.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "SigningKey[masked]";
    }
}
