/// Notifications: making, altering, deleting and trying them. Entry point: [NotificationResource].
///
/// Knows nothing of how they are stored or when they are sent.
@NullMarked
package tidings.server.api.notification;

import org.jspecify.annotations.NullMarked;
