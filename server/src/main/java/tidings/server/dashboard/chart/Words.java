package tidings.server.dashboard.chart;

import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them.
public final class Words {
    private Words() {}

    /// Such as `12,402`.
    public static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /// Two or three digits and a unit, such as `38 ms`, `1.4 s`, `12 min`.
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ENGLISH, millis < 10_000 ? "%.1f s" : "%.0f s", millis / 1_000.0);
        }
        return time.toMinutes() < 60 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    /// A share of a whole in percent. Only what is complete is shown as 100 %.
    ///
    /// @return `–` when there is nothing to take a share of
    public static String share(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        if (part == whole) {
            return "100 %";
        }
        double percent = Math.min(99.9, Math.floor(1_000.0 * part / whole) / 10);
        return String.format(Locale.ENGLISH, "%.1f %%", percent);
    }
}
