package tidings.server.dashboard.apikey;

import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.ApiKey.Scope;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Typed;

/// What was typed about a key that is to be made.
///
/// @param scope the name of a [Scope], if the form is right
/// @param expiry one of [Expiry#OPTIONS]
/// @param date the last day, where that was chosen
public record ApiKeyForm(String name, String scope, String expiry, String date) {
    /// The form as it is shown first: with a key that ends.
    static final ApiKeyForm BLANK = new ApiKeyForm("", Scope.FULL.name(), "90", "");

    /// What the form sends.
    static final class Sent {
        @FormParam("name")
        @Nullable
        String name;

        @FormParam("scope")
        @Nullable
        String scope;

        @FormParam("expiry")
        @Nullable
        String expiry;

        @FormParam("date")
        @Nullable
        String date;

        ApiKeyForm form() {
            return new ApiKeyForm(Typed.line(name), Typed.line(scope), Typed.line(expiry), Typed.line(date));
        }
    }

    Complaints complaints(Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Typed.nameFault("The name", name).ifPresent(fault -> errors.add(new FieldError("name", fault)));
        if (Scopes.parse(scope).isEmpty()) {
            errors.add(new FieldError("scope", "Choose what the key may be used for."));
        }
        if (Expiry.of(expiry, date, now) instanceof Expiry.Fault(String field, String message)) {
            errors.add(new FieldError(field, message));
        }
        return new Complaints(errors);
    }
}
