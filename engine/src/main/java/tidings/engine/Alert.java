package tidings.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the person behind a notification's fail e-mail has been told and is still to be told.
///
/// The first failure is mailed at once and opens a window; what fails within the window is gathered and
/// mailed as one digest at its end, which opens the next window. A window in which nothing failed closes for
/// good. The first success after a failure mail is announced once.
///
/// @param windowEnds when the open window ends; absent when none is open
/// @param gathered how many deliveries failed in the open window
/// @param examples the first of those
/// @param failing whether a failure was mailed and no recovery since
public record Alert(
        NotificationId notification,
        @Nullable Instant windowEnds,
        int gathered,
        List<DeliveryId> examples,
        boolean failing) {
    public Alert {
        examples = List.copyOf(examples);
    }

    /// Nothing was told, and there is nothing to tell.
    public static Alert quiet(NotificationId notification) {
        return new Alert(notification, null, 0, List.of(), false);
    }
}
