package tidings.server.dashboard.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tidings.engine.Mail;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Tone;

/// A mail as the pages show it.
///
/// @param attempts how often it was tried
/// @param moment what happened or happens at [#at()]
/// @param at when it is tried next, was sent or was given up; absent while it waits for a mail server
/// @param text what its recipient reads; absent when nobody else may
public record MailLine(
        String id,
        String recipient,
        String subject,
        Badge state,
        int attempts,
        String moment,
        @Nullable Instant at,
        @Nullable String text) {
    /// @param mailing whether there is a mail server
    static MailLine of(Mail mail, boolean mailing) {
        return new MailLine(
                mail.id().toString(),
                mail.recipient(),
                mail.letter().subject(),
                state(mail.state()),
                mail.attempts(),
                moment(mail.state()),
                mail.state() == Mail.State.PENDING && !mailing ? null : mail.due(),
                mail.letter().confidential() ? null : mail.letter().text());
    }

    private static Badge state(Mail.State state) {
        return switch (state) {
            case PENDING -> new Badge(Tone.BUSY, "Waiting");
            case SENT -> new Badge(Tone.GOOD, "Sent");
            case FAILED -> new Badge(Tone.BAD, "Failed");
        };
    }

    private static String moment(Mail.State state) {
        return switch (state) {
            case PENDING -> "Next try";
            case SENT -> "Sent";
            case FAILED -> "Given up";
        };
    }

    /// Where its page is.
    public String path() {
        return "/mails/" + id;
    }

    /// Where the form goes that has it sent again.
    public String resending() {
        return path() + "/resend";
    }

    /// Leaves out whom it goes to and what it says.
    @Override
    public String toString() {
        return "MailLine[" + id + "]";
    }
}
