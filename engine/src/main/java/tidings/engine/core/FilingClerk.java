package tidings.engine.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tidings.engine.AuditAction;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.EventId;
import tidings.engine.IdSequence;
import tidings.engine.port.Change;

/// Decides what becomes of dossiers.
final class FilingClerk {
    private final Books books;
    private final IdSequence ids;
    private final AuditTrail audit;
    private final Publisher publisher;

    FilingClerk(Books books, IdSequence ids, AuditTrail audit, Publisher publisher) {
        this.books = books;
        this.ids = ids;
        this.audit = audit;
        this.publisher = publisher;
    }

    Decision decide(Command.OfDossiers command, Instant now) {
        return switch (command) {
            case Command.FileDossier file -> file(file.filing(), now);
            case Command.ShredDossier shred -> shred(shred, now);
        };
    }

    private Decision file(Filing filing, Instant now) {
        Optional<Dossier.Head> present = books.dossierHead(filing.workspace(), filing.kind(), filing.name());
        long version = present.map(Dossier.Head::version).orElse(0L);
        if (version != filing.from()) {
            return Decision.nothing(new Reply.Outdated());
        }
        DossierId id = present.map(Dossier.Head::id).orElseGet(() -> new DossierId(ids.next(now)));
        Dossier next = new Dossier(id, filing.workspace(), filing.kind(), filing.name(), version + 1, filing.content());
        List<Change> changes = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        List<EventId> events = new ArrayList<>();
        changes.add(new Change.DossierSaved(next));
        for (Publication publication : filing.publications()) {
            Publisher.Accepted accepted = publisher.accept(publication, now);
            changes.add(accepted.change());
            signals.addAll(accepted.signals());
            events.add(accepted.change().event().id());
        }
        return new Decision(changes, new Reply.Filed(next, events), signals);
    }

    private Decision shred(Command.ShredDossier shred, Instant now) {
        Optional<Dossier.Head> present = books.dossierHead(shred.workspace(), shred.kind(), shred.name())
                .filter(head -> shred.version() == 0 || head.version() == shred.version());
        if (present.isEmpty()) {
            return Decision.nothing(new Reply.OfDossier(Optional.empty()));
        }
        AuditTrail.Deed deed = new AuditTrail.Deed(
                AuditAction.SUBJECT_ERASED, "fingerprint " + AuditTrail.fingerprint(shred.workspace(), shred.name()));
        return new Decision(
                List.of(
                        new Change.DossierRemoved(present.get().id(), shred.workspace(), shred.kind(), shred.name()),
                        new Change.SubjectErased(shred.workspace(), shred.name(), now),
                        audit.entry(shred.workspace(), deed, shred.by(), now)),
                new Reply.OfDossier(Optional.of(present.get().id())),
                List.of(new Signal.Erased(shred.workspace(), shred.name())));
    }
}
