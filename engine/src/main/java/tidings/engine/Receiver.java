package tidings.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.SigningKey;

/// Where a notification's webhooks go and how they are dressed.
///
/// @param url an absolute http or https URL
/// @param signingKey signs each request; absent means unsigned
/// @param deadline the whole time that one attempt may take; absent means the server's default
public record Receiver(
        String url,
        List<Header> headers,
        @Nullable SigningKey signingKey,
        @Nullable OAuth oauth,
        @Nullable Duration deadline)
        implements Channel {
    public Receiver {
        headers = List.copyOf(headers);
    }

    /// A receiver of unsigned requests without custom headers.
    public static Receiver at(String url) {
        return new Receiver(url, List.of(), null, null, null);
    }
}
