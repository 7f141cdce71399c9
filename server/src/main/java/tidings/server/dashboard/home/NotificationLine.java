package tidings.server.dashboard.home;

import tidings.server.dashboard.Badge;

/// A notification as the first page shows it.
///
/// @param spark the last 24 hours as a picture
/// @param day of the last 24 hours
/// @param month of the last 30 days
/// @param waiting how many deliveries wait
public record NotificationLine(
        String id, String name, Badge state, String spark, Rate day, Rate month, String waiting) {}
