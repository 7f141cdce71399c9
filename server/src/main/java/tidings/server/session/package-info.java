/// The pages of the person whose identity is verified: from the link to the way back. Entry points:
/// [SessionPages], which answers, and [Screen], which says what the person sees. What an action comes to is
/// decided in `tidings.verification`. Knows nothing of the dashboard.
@NullMarked
package tidings.server.session;

import org.jspecify.annotations.NullMarked;
