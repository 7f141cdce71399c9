package tidings.server.session;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.Event;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.Entry;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.verification.Held;

/// What became of the webhooks that told the latest outcome of a verification. Their first attempts count: the
/// person waits for these, and not for what is tried again. Thread-safe; blocks.
@Singleton
final class WebhookOutcome {
    /// How long the person waits for them.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /// More notifications than any workspace wants of one event, with the verification's events before it.
    private static final int LATEST = 100;

    private final Archive archive;
    private final Engine engine;
    private final InstantSource clock;

    WebhookOutcome(Archive archive, Engine engine, InstantSource clock) {
        this.archive = archive;
        this.engine = engine;
        this.clock = clock;
    }

    /// What became of them.
    enum Word {
        /// Not all of them were answered yet, and there is time.
        WAITING,
        /// One of them was answered with something else than 2xx, or not at all.
        FAILED,
        /// All of them were taken, or there are none, or their time is over.
        SETTLED
    }

    Word of(Held held) {
        DeliveryFilter filter =
                new DeliveryFilter(held.workspace(), held.scanRef(), null, null, null, null, null, null, null);
        List<Entry> entries = archive.search(filter, null, LATEST).stream()
                .filter(entry -> isOutcome(entry.delivery().event().type()) && isWebhook(entry.delivery()))
                .toList();
        if (entries.isEmpty()) {
            return Word.SETTLED;
        }
        Event latest = entries.getFirst().delivery().event();
        boolean waiting = false;
        for (Entry entry : entries) {
            if (entry.delivery().event().id().equals(latest.id())) {
                Attempt first = firstAttempt(held, entry);
                if (first != null && !first.succeeded()) {
                    return Word.FAILED;
                }
                waiting |= first == null && entry.delivery().state() == DeliveryState.PENDING;
            }
        }
        boolean inTime = clock.instant().isBefore(latest.at().plus(PATIENCE));
        return waiting && inTime ? Word.WAITING : Word.SETTLED;
    }

    private @Nullable Attempt firstAttempt(Held held, Entry entry) {
        if (entry.attemptCount() == 0) {
            return null;
        }
        return archive.find(held.workspace(), entry.delivery().id()).stream()
                .flatMap(detail -> detail.attempts().stream())
                .findFirst()
                .orElse(null);
    }

    /// Nobody waits for a mail.
    private boolean isWebhook(Delivery delivery) {
        return engine.directory()
                .notification(delivery.notification())
                .map(notification -> notification.settings().webhook().isPresent())
                .orElse(true);
    }

    private static boolean isOutcome(EventType type) {
        return type.name().startsWith("IDENTIFICATION");
    }
}
