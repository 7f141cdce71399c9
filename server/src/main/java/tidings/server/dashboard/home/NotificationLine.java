package tidings.server.dashboard.home;

import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Spark;

/// A notification as the first page shows it.
///
/// @param spark the last 24 hours by the hour
/// @param day of the last 24 hours
/// @param month of the last 30 days
/// @param waiting how many deliveries wait
public record NotificationLine(String id, String name, Badge state, Spark spark, Rate day, Rate month, String waiting) {
    /// What the picture shows, in words.
    public String sparkLabel() {
        return "Deliveries in the last 24 hours: " + day.note() + " arrived";
    }
}
