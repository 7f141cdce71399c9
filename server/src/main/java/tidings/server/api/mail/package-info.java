/// The outbox: which mails went out or wait. Entry point: [MailResource].
///
/// Knows nothing of mail servers, and shows no mail's text.
@NullMarked
package tidings.server.api.mail;

import org.jspecify.annotations.NullMarked;
