package tidings.server.registration;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Filing;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.PayloadCodec;
import tidings.server.api.Await;
import tidings.verification.Ruling.Emission;
import tidings.verification.deadline.Deadline;

/// Files deadlines as dossiers. Thread-safe.
@Singleton
final class Cabinet {
    private static final int TRIES = 50;

    private final Engine engine;
    private final Archive archive;

    Cabinet(Engine engine, Archive archive) {
        this.engine = engine;
        this.archive = archive;
    }

    /// Which dossier.
    record Place(WorkspaceId workspace, String kind, String name) {
        static Place of(Dossier dossier) {
            return new Place(dossier.workspace(), dossier.kind(), dossier.name());
        }
    }

    /// What is to lie there from now on.
    ///
    /// @param due when it is to be woken; absent when nothing will happen by itself
    /// @param clientId whom the events are about besides; absent when nobody
    record Sheet(
            String state,
            @Nullable Instant due,
            Set<Mark> marks,
            Deadline deadline,
            List<Emission> emissions,
            @Nullable String clientId) {}

    Optional<Dossier> read(Place place) {
        return archive.dossier(place.workspace(), place.kind(), place.name());
    }

    /// Alters what lies at a place, as often as somebody is faster. Nothing is altered where the alteration is empty.
    Optional<Dossier> alter(Place place, Function<Optional<Dossier>, Optional<Sheet>> alteration) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Dossier> present = read(place);
            Optional<Sheet> sheet = alteration.apply(present);
            if (sheet.isEmpty()) {
                return present;
            }
            Reply.OfFiling reply = Await.result(file(place, present, sheet.get()));
            if (reply instanceof Reply.Filed filed) {
                return Optional.of(filed.dossier());
            }
        }
        throw new IllegalStateException("Others were always faster to alter a " + place.kind());
    }

    /// Files the next version of a dossier; whoever is faster wins, and then it is woken again if it is due.
    CompletionStage<?> advance(Dossier dossier, Sheet sheet) {
        return file(Place.of(dossier), Optional.of(dossier), sheet);
    }

    private CompletionStage<Reply.OfFiling> file(Place place, Optional<Dossier> present, Sheet sheet) {
        Dossier.Content content =
                new Dossier.Content(sheet.state(), sheet.due(), sheet.marks(), Papers.write(sheet.deadline()));
        List<Publication> publications = sheet.emissions().stream()
                .map(emission -> new Publication(
                        place.workspace(),
                        emission.type(),
                        subject(place),
                        sheet.clientId(),
                        Body.of(PayloadCodec.write(emission.payload())),
                        null))
                .toList();
        return engine.file(new Filing(
                place.workspace(),
                place.kind(),
                place.name(),
                present.map(Dossier::version).orElse(0L),
                content,
                publications));
    }

    /// Events of a day's monitorings are about nobody.
    private static @Nullable String subject(Place place) {
        return place.kind().equals(Kinds.MONITORING_DAY) ? null : place.name();
    }
}
