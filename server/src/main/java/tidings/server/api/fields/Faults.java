package tidings.server.api.fields;

import java.util.ArrayList;
import java.util.List;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.ProblemException;

/// What is wrong with a request, so that it can be said all at once. Not thread-safe.
public final class Faults {
    /// How many are told; whoever makes more of them is not a person.
    static final int MAX = 50;

    private final List<FieldError> errors = new ArrayList<>();

    /// Notes that a field is wrong.
    ///
    /// @param path names it, such as `headers[1].key`
    /// @param message says what is wrong and what would be right, in words
    public void add(String path, String message) {
        if (errors.size() < MAX) {
            errors.add(new FieldError(path, message));
        }
    }

    /// Whether nothing is wrong so far.
    public boolean none() {
        return errors.isEmpty();
    }

    /// Everything noted so far.
    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /// Ends the request with 400 if anything is wrong.
    public void refuse() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }
}
