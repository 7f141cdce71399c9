/// The mails of a workspace: which wait, went out or failed, what they say, and sending one again. Entry point:
/// [MailPages].
@NullMarked
package tidings.server.dashboard.mail;

import org.jspecify.annotations.NullMarked;
