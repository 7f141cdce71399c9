package tidings.server.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Hashes the secrets of API keys: HMAC-SHA-256 under a key that is not in the database.
///
/// A secret is long and random or, where an operator chose it, at least guarded by the key, so a fast hash is
/// enough; and it must be fast, since every request pays for it. Thread-safe.
public final class SecretHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();

    private final Mac keyed;

    /// Hashes under this key.
    public SecretHasher(SecretKey key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(key);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Secrets cannot be hashed with " + ALGORITHM, e);
        }
    }

    /// The hash as it is stored, in lower-case hex.
    public String hash(String secret) {
        return HEX.formatHex(digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether the secret is the one that was hashed; takes equally long whether it is or not.
    public boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.ISO_8859_1), hash.getBytes(StandardCharsets.ISO_8859_1));
    }

    private byte[] digest(byte[] secret) {
        try {
            return ((Mac) keyed.clone()).doFinal(secret);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " cannot be cloned", e);
        }
    }
}
