/// Who is calling: API keys and their secrets. Entry point: [Caller].
@NullMarked
package tidings.server.security;

import org.jspecify.annotations.NullMarked;
