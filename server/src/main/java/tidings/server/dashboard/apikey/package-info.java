/// The API keys of a workspace: making them, with the secret shown once, and revoking them. Entry point:
/// [ApiKeyPages]. What a key may do is decided in [tidings.server.security].
@NullMarked
package tidings.server.dashboard.apikey;

import org.jspecify.annotations.NullMarked;
