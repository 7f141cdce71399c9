package tidings.verification;

import java.time.LocalDate;
import java.util.List;
import tidings.events.DocumentExpiration.Threshold;

/// What is still to be told of a document's expiry, so that each threshold is told once whatever the clock
/// does.
///
/// @param expires the document's last day
/// @param pending what is to be told yet, in the order of its time
/// @param on whether the document is approved; nothing is told of one that was denied since
public record ExpiryWatch(LocalDate expires, List<Threshold> pending, boolean on) {
    public ExpiryWatch {
        pending = List.copyOf(pending);
    }

    @Override
    public String toString() {
        return "ExpiryWatch[masked]";
    }
}
