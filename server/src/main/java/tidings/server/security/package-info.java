/// Who is calling and what they may do: API keys, people's sessions, permissions. Entry point: [Caller]; the
/// gate in front of every resource is [Gate]. Knows nothing of what resources do.
@NullMarked
package tidings.server.security;

import org.jspecify.annotations.NullMarked;
