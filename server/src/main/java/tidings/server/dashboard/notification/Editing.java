package tidings.server.dashboard.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the page around the form says of the notification that is being edited.
///
/// @param title the page's heading
/// @param action where the form is sent
/// @param testAction where it is sent to be tried
/// @param saved absent when the notification is new
record Editing(
        String title,
        String action,
        String testAction,
        @Nullable Saved saved) {
    static final Editing NEW = new Editing("New notification", "/notifications/new", "/notifications/test", null);

    /// What is there already.
    ///
    /// @param pending what a deletion would cancel, in a sentence
    /// @param curl a command that sends a sample to the receiver; absent when there is none
    record Saved(
            Overview.Line line, String pending, @Nullable String curl, Instant createdAt, Instant updatedAt) {}

    static Editing of(Saved saved) {
        String path = "/notifications/" + saved.line().id();
        return new Editing(saved.line().name(), path, path + "/test", saved);
    }
}
