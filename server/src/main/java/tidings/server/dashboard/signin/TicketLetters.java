package tidings.server.dashboard.signin;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import tidings.engine.Mail;
import tidings.server.settings.Settings;

/// The mails that carry a link to set a password with. Nobody but their recipient may read them.
@Singleton
public final class TicketLetters {
    private final URI publicUrl;

    /// Makes links to where people reach this server.
    public TicketLetters(Settings settings) {
        this.publicUrl = settings.publicUrl();
    }

    /// The link itself, for whoever hands it on in another way.
    public URI link(String token) {
        return URI.create(publicUrl + "/password?ticket=" + token);
    }

    /// To somebody who is asked to join a workspace.
    ///
    /// @param by who asks
    public Mail.Letter invitation(String token, String workspace, String by, Duration lasting) {
        return new Mail.Letter(
                "You are invited to " + workspace + " on Tidings",
                """
                %s has invited you to the workspace %s on Tidings.

                Open this link to choose a password and sign in:

                %s

                The link works once, within %s. If you did not expect this mail, you can ignore it.
                """.formatted(by, workspace, link(token), inWords(lasting)),
                true);
    }

    /// To somebody who has forgotten the password.
    Mail.Letter passwordReset(String token, Duration lasting) {
        return new Mail.Letter("Choose a new password for Tidings", """
                Somebody, probably you, has asked for a new password for your account on Tidings.

                Open this link to choose one:

                %s

                The link works once, within %s. If it was not you, you can ignore this mail: your password stays as it is.
                """.formatted(link(token), inWords(lasting)), true);
    }

    private static String inWords(Duration lasting) {
        long hours = lasting.toHours();
        return hours < 48 ? hours + (hours == 1 ? " hour" : " hours") : lasting.toDays() + " days";
    }
}
