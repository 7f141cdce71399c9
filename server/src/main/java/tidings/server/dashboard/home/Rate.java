package tidings.server.dashboard.home;

import tidings.server.dashboard.chart.Meter;
import tidings.server.dashboard.chart.Words;

/// How many of the deliveries that were not canceled arrived.
///
/// @param text in percent
/// @param meter as a picture
/// @param note in numbers
public record Rate(String text, String meter, String note) {
    static Rate of(PastMonth.Counts counts) {
        long all = counts.delivered() + counts.failed();
        return new Rate(
                Words.share(counts.delivered(), all),
                new Meter(counts.delivered(), all).svg(),
                Words.number(counts.delivered()) + " of " + Words.number(all));
    }
}
