/// Hands mails to a mail server: those of the engine's outbox, and the summaries that notifications send by
/// e-mail, which [Summary] writes. Entry points: [PostOffice], which is `SmtpMailbox`, or `NoMailbox` where
/// no server is configured.
///
/// Knows nothing of when a mail is tried again.
@NullMarked
package tidings.server.mail;

import org.jspecify.annotations.NullMarked;
