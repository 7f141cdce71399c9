package tidings.engine;

import java.util.LinkedHashSet;
import java.util.List;

/// Who gets an e-mail about each event of a notification. It goes to all of them as one mail: either all are
/// sent it or, when the mail server refuses one of them, nobody is.
///
/// @param addresses 1 to 10 plain e-mail addresses, each once
/// @param includeBody whether the mail carries the event's payload, which holds personal data
public record Recipients(List<String> addresses, boolean includeBody) implements Channel {
    /// How many there are at most.
    public static final int MAX = 10;

    public Recipients {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > MAX) {
            throw new IllegalArgumentException("There are 1 to " + MAX + " recipients, not " + addresses.size());
        }
        if (new LinkedHashSet<>(addresses).size() < addresses.size()) {
            throw new IllegalArgumentException("A recipient is named twice");
        }
    }

    /// Leaves out who they are.
    @Override
    public String toString() {
        return "Recipients[" + addresses.size() + "]";
    }
}
