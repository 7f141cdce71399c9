package tidings.store.sqlite;

import tidings.engine.Dossier.Mark;
import tidings.engine.WorkspaceId;
import tidings.store.sqlite.BlindIndex.Use;

/// The blind indexes of dossiers.
final class DossierIndex {
    private static final char BETWEEN = '\n';

    private final BlindIndex index;

    DossierIndex(BlindIndex index) {
        this.index = index;
    }

    long name(WorkspaceId workspace, String kind, String name) {
        return index.mark(Use.DOSSIER, workspace, kind + BETWEEN + BETWEEN + name);
    }

    long mark(WorkspaceId workspace, String kind, Mark mark) {
        return mark.everywhere() ? mark(kind, mark) : index.mark(Use.DOSSIER, workspace, text(kind, mark));
    }

    long mark(String kind, Mark everywhere) {
        return index.mark(Use.DOSSIER, text(kind, everywhere));
    }

    private static String text(String kind, Mark mark) {
        return kind + BETWEEN + mark.field() + BETWEEN + mark.value();
    }
}
