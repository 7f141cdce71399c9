package tidings.engine.core;

import java.util.List;
import tidings.engine.port.Change;

/// What a command comes to: the changes are committed first, then the reply is given and the signals are
/// passed on.
public record Decision(List<Change> changes, Reply reply, List<Signal> signals) {
    static Decision of(Change change, Signal signal) {
        return new Decision(List.of(change), new Reply.Done(), List.of(signal));
    }

    static Decision of(Change change, Reply reply) {
        return new Decision(List.of(change), reply, List.of());
    }

    static Decision nothing(Reply reply) {
        return new Decision(List.of(), reply, List.of());
    }
}
