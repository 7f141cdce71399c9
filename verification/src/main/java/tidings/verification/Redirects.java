package tidings.verification;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the person is sent in the end, and where the outcome is sent in place of the notification's
/// receiver. Absent ones are ours: the result page, and the receiver itself.
public record Redirects(
        @Nullable URI successUrl,
        @Nullable URI errorUrl,
        @Nullable URI unverifiedUrl,
        @Nullable URI callbackUrl) {
    /// All of them are ours.
    public static final Redirects NONE = new Redirects(null, null, null, null);
}
