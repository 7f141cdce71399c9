/// Settings → System notifications: the list, the form with its test, the page for those who may only look. Entry
/// point: [NotificationPages]. What is right is decided by the API's
/// [NotificationDesk][tidings.server.api.notification.NotificationDesk], to which the form is handed as JSON.
///
/// Knows nothing of how notifications are stored or sent.
@NullMarked
package tidings.server.dashboard.notification;

import org.jspecify.annotations.NullMarked;
