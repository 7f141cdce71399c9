package tidings.server.verification;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.engine.Dossier.Mark;
import tidings.engine.DossierFilter;
import tidings.engine.WorkspaceId;

/// Which verifications of a workspace are meant.
///
/// @param standings none means all of them
/// @param by what they have in common; absent means nothing
public record Search(
        WorkspaceId workspace,
        Set<Standing> standings,
        @Nullable By by) {

    /// What verifications are searched by; the whole text must be the same.
    public sealed interface By {
        record ClientId(String text) implements By {}

        record ExternalRef(String text) implements By {}

        record DocumentNumber(String text) implements By {}

        record PersonalCode(String text) implements By {}
    }

    public Search {
        standings = Set.copyOf(standings);
    }

    /// All of a workspace.
    public static Search all(WorkspaceId workspace) {
        return new Search(workspace, Set.of(), null);
    }

    /// Only those that stand so.
    public Search in(Set<Standing> only) {
        return new Search(workspace, only, by);
    }

    /// Only those with this in common.
    public Search by(By only) {
        return new Search(workspace, standings, only);
    }

    DossierFilter filter() {
        DossierFilter all = DossierFilter.of(workspace, Folder.KIND)
                .in(standings.stream().map(Standing::name).collect(Collectors.toSet()));
        return by == null ? all : all.marked(mark(by));
    }

    private static Mark mark(By by) {
        return switch (by) {
            case By.ClientId(String text) -> Folder.clientId(text);
            case By.ExternalRef(String text) -> Folder.externalRef(text);
            case By.DocumentNumber(String text) -> Folder.documentNumber(text);
            case By.PersonalCode(String text) -> Folder.personalCode(text);
        };
    }
}
