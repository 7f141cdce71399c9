package tidings.server.security;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes texts that nobody can guess. Thread-safe.
@Singleton
public final class RandomText {
    private static final int TOKEN_BYTES = 32;

    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final RandomGenerator random;

    /// Draws from a source that is fit for secrets.
    public RandomText(RandomGenerator random) {
        this.random = random;
    }

    /// A text that stands for whoever has it: 256 bits in URL-safe base64.
    public String token() {
        return ofBytes(TOKEN_BYTES);
    }

    /// So many letters and digits, each worth almost six bits.
    public String lettersAndDigits(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS_AND_DIGITS.charAt(random.nextInt(LETTERS_AND_DIGITS.length())));
        }
        return text.toString();
    }

    /// So many random bytes in URL-safe base64.
    public String ofBytes(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
