package tidings.server.dashboard.resend;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.server.dashboard.delivery.Chip;
import tidings.server.dashboard.delivery.Counts;

/// What is asked before a resend begins.
///
/// @param query the search that it is about
/// @param given the filters, as the form sends them
/// @param count null until the deliveries are counted
public record ResendQuestion(
        String query,
        List<Chip> chips,
        Map<String, String> given,
        @Nullable Count count) {

    /// How many match.
    public record Count(String text, boolean none) {
        static Count of(long count) {
            return new Count(Counts.inWords(count), count == 0);
        }
    }

    /// The list of what matches.
    public String backPath() {
        return "/deliveries?" + query;
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "ResendQuestion";
    }
}
