package tidings.server.inbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an inbox answers, as somebody told it to.
public enum Manner {
    OK(200, "200: takes it"),
    FAILS(500, "500: fails"),
    REDIRECTS(302, "302: points elsewhere"),
    GONE(410, "410: wants no more"),
    BUSY(429, "429: too many, try again in 20 seconds"),
    SLOW(200, "200 after 8 seconds"),
    SILENT(0, "Not at all");

    /// How long a slow answer takes.
    public static final Duration SLOWNESS = Duration.ofSeconds(8);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    private final int code;
    private final String label;

    Manner(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /// The response code; 0 for none.
    public int code() {
        return code;
    }

    /// In words, for people.
    public String label() {
        return label;
    }

    /// The wait that it asks for.
    public @Nullable Duration retryAfter() {
        return this == BUSY ? RETRY_AFTER : null;
    }

    /// Its name in forms.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The manner of this name; empty when there is none.
    public static Optional<Manner> ofKey(String key) {
        return Arrays.stream(values())
                .filter(manner -> manner.key().equals(key))
                .findFirst();
    }
}
