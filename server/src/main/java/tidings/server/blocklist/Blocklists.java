package tidings.server.blocklist;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.engine.DossierFilter;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Filing;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.runtime.Engine;
import tidings.server.api.Await;
import tidings.server.files.FileKey;
import tidings.server.files.Vault;
import tidings.server.pictures.Decoding;
import tidings.server.pictures.Pictures;
import tidings.server.review.PictureHash;
import tidings.server.review.Register;
import tidings.verification.DataField;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Verification;

/// Keeps the blocklists of all workspaces. Each entry is a dossier of its own, named after its list and the
/// verification it comes from, and found by what it lists. Thread-safe; blocks.
@Singleton
public final class Blocklists {
    private static final String KIND = "blocklist";
    private static final String REMOVED = "REMOVED";
    private static final int MOST_PICTURES = 10_000;
    private static final int LONGEST = 1_000;
    private static final int TRIES = 10;

    private final Engine engine;
    private final Archive archive;
    private final Vault vault;
    private final Pictures pictures;

    Blocklists(Engine engine, Archive archive, Vault vault, Pictures pictures) {
        this.engine = engine;
        this.archive = archive;
        this.vault = vault;
        this.pictures = pictures;
    }

    /// Whom an entry is about.
    ///
    /// @param files opens the verification's files
    public record Subject(WorkspaceId workspace, Verification verification, FileKey files) {}

    /// Lists what a verification has shown; listing it again replaces the reason.
    ///
    /// @return whether it has anything that the list could name
    public boolean add(Subject subject, Blocklist list, String reason, Actor by) {
        Set<Mark> marks = new HashSet<>();
        Map<DataField, String> data = data(subject.verification());
        for (DataField field : fields(list)) {
            String key = Register.key(data.getOrDefault(field, ""));
            if (!key.isEmpty()) {
                marks.add(mark(field, key));
            }
        }
        PictureHash picture = picture(subject, list).orElse(null);
        if (marks.isEmpty() && picture == null) {
            return false;
        }
        Body body = new Entry(reason, by.name(), picture).write();
        file(
                subject.workspace(),
                name(subject.verification().scanRef(), list),
                new Dossier.Content(list.name(), null, marks, body));
        return true;
    }

    /// Takes a verification off a list.
    ///
    /// @return whether it was on it
    public boolean remove(WorkspaceId workspace, String scanRef, Blocklist list, Actor by) {
        String name = name(scanRef, list);
        boolean listed = archive.dossier(workspace, KIND, name)
                .filter(dossier -> !dossier.content().state().equals(REMOVED))
                .isPresent();
        if (listed) {
            Body body = new Entry("", by.name(), null).write();
            file(workspace, name, new Dossier.Content(REMOVED, null, Set.of(), body));
        }
        return listed;
    }

    /// Forgets all that is listed of a verification.
    public void forget(WorkspaceId workspace, String scanRef, Actor by) {
        for (Blocklist list : Blocklist.values()) {
            String name = name(scanRef, list);
            if (archive.dossier(workspace, KIND, name).isPresent()) {
                Await.result(engine.shred(workspace, KIND, name, 0, by));
            }
        }
    }

    /// Whether a list of the workspace names the value.
    ///
    /// @param key as [Register#key] makes it
    public boolean lists(WorkspaceId workspace, DataField field, String key) {
        return archive.countDossiers(DossierFilter.of(workspace, KIND).marked(mark(field, key)), 1) > 0;
    }

    /// The pictures of faces that the workspace lists.
    public Collection<PictureHash> faces(WorkspaceId workspace) {
        DossierFilter filter = DossierFilter.of(workspace, KIND).in(Set.of(Blocklist.SELFIE.name()));
        return archive.dossiers(filter, DossierPage.newest(MOST_PICTURES)).stream()
                .map(dossier -> Entry.read(dossier.content().body()).listed())
                .flatMap(Optional::stream)
                .toList();
    }

    private void file(WorkspaceId workspace, String name, Dossier.Content content) {
        for (int i = 0; i < TRIES; i++) {
            long version =
                    archive.dossier(workspace, KIND, name).map(Dossier::version).orElse(0L);
            Filing filing = new Filing(workspace, KIND, name, version, content, List.of());
            if (Await.result(engine.file(filing)) instanceof Reply.Filed) {
                return;
            }
        }
        throw new IllegalStateException("Others were always faster to alter an entry of a blocklist");
    }

    private Optional<PictureHash> picture(Subject subject, Blocklist list) {
        Verification verification = subject.verification();
        Upload upload = verification.uploads().get(step(list));
        return Optional.ofNullable(upload)
                .filter(shown -> list != Blocklist.DOCUMENT_INFO)
                .flatMap(shown -> vault.read(subject.files(), verification.scanRef(), shown.file()))
                .flatMap(this::hash);
    }

    private Optional<PictureHash> hash(byte[] file) {
        return pictures.decode(file, LONGEST) instanceof Decoding.Decoded decoded
                ? Optional.of(PictureHash.of(decoded.upright()))
                : Optional.empty();
    }

    private static Step step(Blocklist list) {
        return switch (list) {
            case DOCUMENT, DOCUMENT_INFO -> Step.FRONT;
            case SELFIE -> Step.FACE;
        };
    }

    private static List<DataField> fields(Blocklist list) {
        return switch (list) {
            case DOCUMENT -> List.of(DataField.DOC_NUMBER);
            case DOCUMENT_INFO -> List.of(DataField.DOC_NUMBER, DataField.DOC_PERSONAL_CODE);
            case SELFIE -> List.of();
        };
    }

    private static Mark mark(DataField field, String key) {
        return Mark.of(field.wireName(), key);
    }

    private static String name(String scanRef, Blocklist list) {
        return list + " " + scanRef;
    }

    private static Map<DataField, String> data(Verification verification) {
        @Nullable
        Map<DataField, String> manual =
                verification.manual() == null ? null : verification.manual().data();
        @Nullable
        Map<DataField, String> auto =
                verification.auto() == null ? null : verification.auto().data();
        return manual != null ? manual : auto != null ? auto : Map.of();
    }
}
