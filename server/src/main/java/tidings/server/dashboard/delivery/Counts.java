package tidings.server.dashboard.delivery;

import java.util.Locale;

/// Numbers of deliveries in words.
public final class Counts {
    private Counts() {}

    /// So many deliveries, or more than the most that were counted.
    public static String inWords(long count, long atMost) {
        if (count > atMost) {
            return String.format(Locale.ROOT, "More than %,d deliveries", atMost);
        }
        return inWords(count);
    }

    /// So many deliveries.
    public static String inWords(long count) {
        return count == 1 ? "1 delivery" : String.format(Locale.ROOT, "%,d deliveries", count);
    }
}
