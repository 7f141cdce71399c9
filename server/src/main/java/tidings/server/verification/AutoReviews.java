package tidings.server.verification;

import java.util.function.Consumer;
import tidings.verification.AutoReview;

/// Runs automatic reviews, beside everything else.
public interface AutoReviews {

    /// Begins one and returns at once. When it has come to its result, that is handed on; when it never does, as when
    /// the process ends, it is begun anew later.
    void begin(Held held, Consumer<AutoReview> whenDone);
}
