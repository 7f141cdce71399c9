package tidings.server.dashboard.home;

import java.util.List;
import tidings.engine.NotificationId;
import tidings.engine.Tally;
import tidings.server.dashboard.chart.Meter;
import tidings.server.dashboard.chart.Words;

/// How many of the deliveries that were not canceled arrived.
///
/// @param text in percent
/// @param meter as a picture
/// @param note in numbers
public record Rate(String text, String meter, String note) {
    static Rate of(List<Tally> tallies, NotificationId notification) {
        long delivered = 0;
        long failed = 0;
        for (Tally tally : tallies) {
            if (tally.notification().equals(notification)) {
                delivered += tally.delivered();
                failed += tally.failed();
            }
        }
        return of(delivered, delivered + failed);
    }

    static Rate of(long delivered, long all) {
        return new Rate(
                Words.share(delivered, all),
                new Meter(delivered, all).svg(),
                Words.number(delivered) + " of " + Words.number(all));
    }
}
