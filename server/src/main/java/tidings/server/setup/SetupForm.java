package tidings.server.setup;

import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.signin.PasswordRule;
import tidings.server.mail.MailAddress;

/// What was typed into the set-up form, without the password.
///
/// @param token the secret of the link
/// @param workspace the name of the workspace; null when there is one already
public record SetupForm(String token, @Nullable String workspace, String name, String email) {
    private static final int MAX_NAME = 100;

    /// What the form sends.
    static final class Sent {
        @FormParam("token")
        @Nullable
        String token;

        @FormParam("workspace")
        @Nullable
        String workspace;

        @FormParam("name")
        @Nullable
        String name;

        @FormParam("email")
        @Nullable
        String email;

        @FormParam("password")
        @Nullable
        String password;
    }

    /// The form as it is shown first.
    static SetupForm blank(String token, boolean withWorkspace) {
        return new SetupForm(token, withWorkspace ? "" : null, "", "");
    }

    static SetupForm of(String token, Sent sent, boolean withWorkspace) {
        return new SetupForm(
                token, withWorkspace ? stripped(sent.workspace) : null, stripped(sent.name), stripped(sent.email));
    }

    Complaints complaints(String password) {
        List<FieldError> errors = new ArrayList<>();
        if (workspace != null && !isName(workspace)) {
            errors.add(new FieldError("workspace", "The workspace's name must be 1 to 100 characters long."));
        }
        if (!isName(name)) {
            errors.add(new FieldError("name", "Your name must be 1 to 100 characters long."));
        }
        if (MailAddress.parse(email).isEmpty()) {
            errors.add(new FieldError("email", "This must be an e-mail address such as anna@example.com."));
        }
        PasswordRule.fault(password, email).ifPresent(fault -> errors.add(new FieldError("password", fault)));
        return new Complaints(errors);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= MAX_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /// Leaves out who it is and what lets in.
    @Override
    public String toString() {
        return "SetupForm[]";
    }
}
