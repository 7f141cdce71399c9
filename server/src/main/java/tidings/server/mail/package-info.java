/// Hands the engine's mails to a mail server. Entry points: `SmtpMailbox`, and `NoMailbox` where none is
/// configured.
///
/// Knows nothing of what a mail is about, or when it is tried again.
@NullMarked
package tidings.server.mail;

import org.jspecify.annotations.NullMarked;
