package tidings.server.verification;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import tidings.server.security.RandomText;

/// The tokens with which people reach their sessions. Only their hashes are kept: a token is as long as a key, so a
/// plain
/// hash says nothing of it. Thread-safe.
@Singleton
public final class Tokens {
    private static final int LENGTH = 40;

    private final RandomText random;

    Tokens(RandomText random) {
        this.random = random;
    }

    /// What a token is known by.
    public record Hash(String hex) {}

    /// A new token: 40 letters and digits, as the compatible interface has them.
    public String draw() {
        return random.lettersAndDigits(LENGTH);
    }

    /// What a token is known by.
    public static Hash hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return new Hash(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
