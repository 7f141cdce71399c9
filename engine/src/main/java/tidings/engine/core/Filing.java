package tidings.engine.core;

import java.util.List;
import tidings.engine.Dossier;
import tidings.engine.WorkspaceId;

/// The next version of a dossier, and what is to be told with it: both are kept, or neither.
///
/// @param from the version that this one follows; 0 for a dossier that is begun
/// @param publications events of the same workspace, in the order in which they happened
public record Filing(
        WorkspaceId workspace,
        String kind,
        String name,
        long from,
        Dossier.Content content,
        List<Publication> publications) {
    public Filing {
        publications = List.copyOf(publications);
    }

    /// Leaves out the name.
    @Override
    public String toString() {
        return "Filing[" + kind + ", from " + from + ", " + content + "]";
    }
}
