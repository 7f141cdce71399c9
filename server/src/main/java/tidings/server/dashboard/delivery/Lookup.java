package tidings.server.dashboard.delivery;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.sender.http.RequestOutline;

/// Finds what the pages show. Nothing here costs more when more is stored: every look has a limit.
/// Thread-safe.
@Singleton
final class Lookup {
    /// How many rows of a page are looked at for changes.
    private static final int MAX_OPEN = 100;

    /// How many newer ones are looked through for the next of the same subject.
    private static final int NEAR = 50;

    private final Engine engine;
    private final Archive archive;
    private final RequestOutline outline;
    private final InstantSource clock;

    Lookup(Engine engine, Archive archive, RequestOutline outline, InstantSource clock) {
        this.engine = engine;
        this.archive = archive;
        this.outline = outline;
        this.clock = clock;
    }

    Directory directory() {
        return engine.directory();
    }

    DeliveryQuery query(Map<String, List<String>> parameters, WorkspaceId workspace) {
        return DeliveryQuery.read(parameters, workspace, clock.instant());
    }

    /// The deliveries of a page.
    List<Archive.Entry> page(DeliveryQuery query, int limit) {
        return archive.search(query.filter(), query.before(), limit);
    }

    List<DeliveryRow> rows(List<Archive.Entry> entries) {
        Directory directory = engine.directory();
        return entries.stream().map(entry -> DeliveryRow.of(entry, directory)).toList();
    }

    long count(DeliveryFilter filter, long atMost) {
        return archive.count(filter, null, atMost);
    }

    Optional<Archive.Detail> find(WorkspaceId workspace, String id) {
        return DeliveryId.parse(id).flatMap(parsed -> archive.find(workspace, parsed));
    }

    /// What is newer than a delivery. The search begins at its time, so that it costs no more than it finds.
    ///
    /// @param newest an outward id; without one, everything is newer
    List<Archive.Entry> since(DeliveryFilter filter, @Nullable String newest, int limit) {
        Optional<Archive.Detail> top = newest == null ? Optional.empty() : find(filter.workspace(), newest);
        if (top.isEmpty()) {
            return archive.search(filter, null, limit);
        }
        Delivery delivery = top.get().entry().delivery();
        DeliveryFilter later = DeliveryQuery.notBefore(filter, delivery.event().at());
        return archive.search(later, null, limit).stream()
                .takeWhile(
                        entry -> entry.delivery().id().value() > delivery.id().value())
                .toList();
    }

    /// Those of some rows that look different by now.
    ///
    /// @param seen outward ids, each with the version that was seen behind a dot, separated by commas
    List<DeliveryRow> changed(WorkspaceId workspace, @Nullable String seen) {
        if (seen == null || seen.isEmpty()) {
            return List.of();
        }
        return rows(Arrays.stream(seen.split(",", MAX_OPEN + 1))
                .limit(MAX_OPEN)
                .map(row -> row.split("\\.", 2))
                .flatMap(row -> find(workspace, row[0])
                        .map(Archive.Detail::entry)
                        .filter(entry ->
                                row.length < 2 || !DeliveryRow.version(entry).equals(row[1]))
                        .stream())
                .toList());
    }

    DeliveryDetail view(Archive.Detail detail, Optional<String> obstacle) {
        return DeliveryDetail.of(
                detail,
                new DeliveryDetail.Surroundings(
                        engine.directory(), outline, neighbours(detail.entry().delivery()), obstacle));
    }

    private DeliveryDetail.Neighbours neighbours(Delivery delivery) {
        String subject = delivery.event().subject();
        if (subject == null) {
            return DeliveryDetail.Neighbours.NONE;
        }
        DeliveryFilter same = DeliveryQuery.besides(delivery);
        String older = archive.search(same, delivery.id(), 1).stream()
                .map(entry -> entry.delivery().id().toString())
                .findFirst()
                .orElse(null);
        DeliveryFilter later = DeliveryQuery.notBefore(same, delivery.event().at());
        String newer = archive.search(later, null, NEAR).stream()
                .map(entry -> entry.delivery().id())
                .takeWhile(id -> id.value() > delivery.id().value())
                .reduce((newest, next) -> next)
                .map(DeliveryId::toString)
                .orElse(null);
        return new DeliveryDetail.Neighbours(older, newer, DeliveryQuery.ofSubject(subject));
    }
}
