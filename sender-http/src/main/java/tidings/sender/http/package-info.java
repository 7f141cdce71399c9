/// Sends webhooks over HTTP, to publicly routable addresses only. Entry points: HttpSender, and for whoever
/// saves settings EgressGuard and HeaderRules, for whoever shows what was sent RequestOutline.
///
/// Knows nothing of storage, schedules, retries or the server.
@NullMarked
package tidings.sender.http;

import org.jspecify.annotations.NullMarked;
