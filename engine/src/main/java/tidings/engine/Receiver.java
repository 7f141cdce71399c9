package tidings.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.SigningKey;

/// Where a notification's webhooks go and how they are dressed.
///
/// @param url an absolute http or https URL
/// @param signingKey signs each request; absent means unsigned
/// @param retiringKeys keys that were replaced and sign beside it for a while, the newest first
/// @param deadline the whole time that one attempt may take; absent means the server's default
public record Receiver(
        String url,
        List<Header> headers,
        @Nullable SigningKey signingKey,
        List<RetiringKey> retiringKeys,
        @Nullable OAuth oauth,
        @Nullable Duration deadline)
        implements Channel {
    /// How many replaced keys sign at once; when there are more, the oldest ends early.
    public static final int MAX_RETIRING_KEYS = 4;

    public Receiver {
        headers = List.copyOf(headers);
        retiringKeys = List.copyOf(retiringKeys);
        if (signingKey == null && !retiringKeys.isEmpty()) {
            throw new IllegalArgumentException("Keys retire in favour of another, but there is none");
        }
    }

    /// One whose key, if any, is the only one.
    public Receiver(
            String url,
            List<Header> headers,
            @Nullable SigningKey signingKey,
            @Nullable OAuth oauth,
            @Nullable Duration deadline) {
        this(url, headers, signingKey, List.of(), oauth, deadline);
    }

    /// A receiver of unsigned requests without custom headers.
    public static Receiver at(String url) {
        return new Receiver(url, List.of(), null, null, null);
    }

    /// The same at another address.
    public Receiver movedTo(String other) {
        return new Receiver(other, headers, signingKey, retiringKeys, oauth, deadline);
    }

    /// The keys that sign a request made at this time, the newest first; none means unsigned.
    public List<SigningKey> signingKeysAt(Instant time) {
        if (signingKey == null) {
            return List.of();
        }
        if (retiringKeys.isEmpty()) {
            return List.of(signingKey);
        }
        List<SigningKey> keys = new ArrayList<>();
        keys.add(signingKey);
        retiringKeys.stream()
                .filter(retiring -> retiring.until().isAfter(time))
                .map(RetiringKey::key)
                .forEach(keys::add);
        return keys;
    }

    /// The keys that sign beside the one which takes the place of [#signingKey] now. Those whose time is over
    /// are not among them.
    ///
    /// @param overlap how long the one that is replaced goes on signing; zero when it ends at once, and with
    ///     it all
    ///     that were replaced before
    public List<RetiringKey> retiringAfter(SigningKey next, Instant now, Duration overlap) {
        if (signingKey == null || overlap.isZero()) {
            return List.of();
        }
        if (signingKey.equals(next)) {
            return retiringKeys;
        }
        List<RetiringKey> retiring = new ArrayList<>();
        retiring.add(new RetiringKey(signingKey, now.plus(overlap)));
        retiringKeys.stream()
                .filter(earlier ->
                        earlier.until().isAfter(now) && !earlier.key().equals(next))
                .forEach(retiring::add);
        return retiring.subList(0, Math.min(retiring.size(), MAX_RETIRING_KEYS));
    }
}
