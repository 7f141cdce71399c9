/// The packaged server, seen from outside: a process, its API, and what receivers, token endpoints and mail
/// servers get to see of it. Entry points: [Tidings], which starts a server, and [RawReceiver].
///
/// Knows nothing of the server's classes.
@NullMarked
package tidings.e2e;

import org.jspecify.annotations.NullMarked;
