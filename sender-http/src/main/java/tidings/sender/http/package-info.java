/// Sends webhooks over HTTP, to publicly routable addresses only. Entry point: HttpSender.
@NullMarked
package tidings.sender.http;

import org.jspecify.annotations.NullMarked;
