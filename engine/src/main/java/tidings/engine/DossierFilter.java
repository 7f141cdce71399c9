package tidings.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which dossiers of a workspace are meant: all criteria that are given must hold.
///
/// @param states the states that match; none means all of them
/// @param mark what they are marked with; absent means anything
public record DossierFilter(WorkspaceId workspace, String kind, Set<String> states, Dossier.@Nullable Mark mark) {
    public DossierFilter {
        states = Set.copyOf(states);
        if (mark != null && mark.everywhere()) {
            throw new IllegalArgumentException("A mark that holds everywhere names one dossier: " + mark);
        }
    }

    /// All of a kind.
    public static DossierFilter of(WorkspaceId workspace, String kind) {
        return new DossierFilter(workspace, kind, Set.of(), null);
    }

    /// Only those in one of these states.
    public DossierFilter in(Set<String> only) {
        return new DossierFilter(workspace, kind, only, mark);
    }

    /// Only those with that mark.
    public DossierFilter marked(Dossier.Mark only) {
        return new DossierFilter(workspace, kind, states, only);
    }
}
