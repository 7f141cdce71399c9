package tidings.store.sqlite;

import java.util.List;
import java.util.Set;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;

/// The plain side of what is sealed of a dossier.
final class DossierRecords {
    private DossierRecords() {}

    /// What is in a sealed dossier.
    record Plain(String name, Set<Mark> marks, Body body) {}

    static byte[] pack(Dossier dossier) {
        return Records.packing(dossier.content().body().size() + 256)
                .text(dossier.name())
                .list(
                        List.copyOf(dossier.content().marks()),
                        (to, mark) -> to.text(mark.field()).text(mark.value()).flag(mark.everywhere()))
                .endingWith(dossier.content().body().bytes());
    }

    static Plain plain(byte[] packed) {
        Unpacking unpacking = Records.open(packed);
        return new Plain(
                unpacking.text(),
                Set.copyOf(unpacking.list(from -> new Mark(from.text(), from.text(), from.flag()))),
                Body.of(unpacking.rest()));
    }
}
