package tidings.server.verification;

import java.util.List;
import tidings.engine.EventId;
import tidings.verification.Ruling.Refusal;

/// What became of an action.
public sealed interface Acted {

    /// It is done, and on disk with the events that it gave rise to.
    ///
    /// @param held as it stands now
    /// @param filed whether there was anything to do
    record Done(Held held, List<EventId> events, boolean filed) implements Acted {
        public Done {
            events = List.copyOf(events);
        }
    }

    /// It cannot be done; nothing changed.
    record Refused(Refusal why) implements Acted {}

    /// There is no such verification any more.
    record Gone() implements Acted {}
}
