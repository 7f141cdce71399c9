package tidings.server.dashboard.team;

import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Role;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Typed;
import tidings.server.mail.MailAddress;

/// What was typed about somebody who is to be asked to join.
///
/// @param role the name of a [Role], if the form is right
public record InviteForm(String name, String email, String role) {
    /// The form as it is shown first: with the role that can do the least harm.
    static final InviteForm BLANK = new InviteForm("", "", Role.VIEWER.name());

    /// What the form sends.
    static final class Sent {
        @FormParam("name")
        @Nullable
        String name;

        @FormParam("email")
        @Nullable
        String email;

        @FormParam("role")
        @Nullable
        String role;

        InviteForm form() {
            return new InviteForm(Typed.line(name), Typed.line(email), Typed.line(role));
        }
    }

    Complaints complaints() {
        List<FieldError> errors = new ArrayList<>();
        Typed.nameFault("The name", name).ifPresent(fault -> errors.add(new FieldError("name", fault)));
        if (MailAddress.parse(email).isEmpty()) {
            errors.add(new FieldError("email", "This must be one e-mail address such as bella@example.com."));
        }
        if (Roles.parse(role).isEmpty()) {
            errors.add(new FieldError("role", "Choose one of the roles."));
        }
        return new Complaints(errors);
    }

    /// Leaves out who it is.
    @Override
    public String toString() {
        return "InviteForm[role=" + role + "]";
    }
}
