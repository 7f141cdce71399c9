package tidings.engine;

import java.time.Instant;
import tidings.events.SigningKey;

/// A signing key that was replaced, and goes on signing beside the new one until receivers know that.
///
/// @param until the time from which it signs no more
public record RetiringKey(SigningKey key, Instant until) {}
