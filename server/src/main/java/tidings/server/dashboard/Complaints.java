package tidings.server.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.server.api.Problem.FieldError;

/// What is wrong with a form that was sent. The tag `complaints` lists it at the form's top, and the tags of the
/// fields show it beside each.
///
/// @param all in the order of the form; a field is named as its input is
public record Complaints(List<FieldError> all) {
    /// A form that nothing is wrong with, or that was not sent yet.
    public static final Complaints NONE = new Complaints(List.of());

    public Complaints {
        all = List.copyOf(all);
    }

    /// A single complaint.
    public static Complaints about(String field, String message) {
        return new Complaints(List.of(new FieldError(field, message)));
    }

    /// What is wrong with this field; null when nothing is.
    public @Nullable String of(String field) {
        for (FieldError error : all) {
            if (error.field().equals(field)) {
                return error.message();
            }
        }
        return null;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return all.isEmpty();
    }
}
