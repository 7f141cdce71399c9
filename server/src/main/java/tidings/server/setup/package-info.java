/// The first start: how a server without a workspace gets its first one and its API key.
@NullMarked
package tidings.server.setup;

import org.jspecify.annotations.NullMarked;
