package tidings.server.verification;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.engine.DossierFilter;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.server.blocklist.Blocklists;
import tidings.server.review.PictureHash;
import tidings.server.review.Register;
import tidings.verification.DataField;
import tidings.verification.Verification;

/// Looks up in what is kept whether somebody was there before, or is listed. It looks into the archive by
/// itself, since those who keep verifications have them reviewed. Thread-safe; blocks.
@Singleton
final class KeptRegister implements Register {
    /// More than so many verifications with one number say nothing more.
    private static final int MOST = 100;

    private final Archive archive;
    private final Blocklists blocklists;

    KeptRegister(Archive archive, Blocklists blocklists) {
        this.archive = archive;
        this.blocklists = blocklists;
    }

    @Override
    public Set<String> othersWith(Verification verification, DataField field, String key) {
        Mark mark = field == DataField.DOC_NUMBER ? Folder.documentNumber(key) : Folder.personalCode(key);
        return workspace(verification).stream()
                .map(workspace -> DossierFilter.of(workspace, Folder.KIND).marked(mark))
                .flatMap(filter -> archive.dossiers(filter, DossierPage.newest(MOST)).stream())
                .map(dossier -> Folder.read(dossier).verification())
                .filter(other ->
                        !other.terms().clientId().equals(verification.terms().clientId()))
                .map(Verification::scanRef)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isBlocked(Verification verification, DataField field, String key) {
        return workspace(verification)
                .filter(workspace -> blocklists.lists(workspace, field, key))
                .isPresent();
    }

    @Override
    public Collection<PictureHash> blockedFaces(Verification verification) {
        return workspace(verification).map(blocklists::faces).orElse(List.of());
    }

    private Optional<WorkspaceId> workspace(Verification verification) {
        return archive.dossier(Folder.KIND, Folder.scanRef(verification.scanRef()))
                .map(Dossier::workspace);
    }
}
