package tidings.server.dashboard.notification;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.engine.Channel;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryState;
import tidings.engine.Health;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.dashboard.Badge;
import tidings.server.dashboard.Spark;
import tidings.server.dashboard.Tone;

/// Finds out how notifications do. Thread-safe; blocks.
@Singleton
final class Overview {
    private static final int HOURS = 24;
    private static final int TYPES_SHOWN = 2;
    private static final int MOST_COUNTED = 10_000;

    private final Engine engine;
    private final Archive archive;
    private final InstantSource clock;

    Overview(Engine engine, Archive archive, InstantSource clock) {
        this.engine = engine;
        this.archive = archive;
        this.clock = clock;
    }

    /// A line of the list.
    ///
    /// @param byEMail whether it sends e-mails, not webhooks
    /// @param receiver without what may be secret in it
    /// @param types the names of the first event types
    /// @param moreTypes how many there are besides
    /// @param health how it stands with the receiver
    /// @param healthText the same in a sentence
    /// @param rate the share that was delivered, of what ended within 24 hours
    record Line(
            String id,
            String name,
            boolean byEMail,
            String receiver,
            List<String> types,
            int moreTypes,
            boolean active,
            Badge health,
            String healthText,
            @Nullable Last last,
            String rate,
            Spark day,
            String dayText) {}

    /// The latest delivery.
    record Last(String id, Badge state, Instant at) {}

    /// All lines, in the order of the notifications.
    List<Line> lines(WorkspaceId workspace, List<Notification> notifications) {
        Instant now = clock.instant();
        Instant from = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
        Map<NotificationId, List<Tally>> tallies = new HashMap<>();
        archive.tallies(workspace, from, now.plusMillis(1))
                .forEach(tally -> tallies.computeIfAbsent(tally.notification(), _ -> new ArrayList<>())
                        .add(tally));
        return notifications.stream()
                .map(notification -> line(notification, tallies.getOrDefault(notification.id(), List.of()), from))
                .toList();
    }

    /// The line of one.
    Line line(Notification notification) {
        return lines(notification.workspace(), List.of(notification)).getFirst();
    }

    /// How many deliveries wait for a notification, in words.
    String pending(Notification notification) {
        DeliveryFilter filter = filter(notification, DeliveryState.PENDING);
        long count = archive.count(filter, null, MOST_COUNTED);
        return count == 0
                ? "No delivery is waiting."
                : count == 1
                        ? "One delivery is waiting and will be canceled."
                        : count > MOST_COUNTED
                                ? "More than 10,000 deliveries are waiting and will be canceled."
                                : String.format(
                                        Locale.ENGLISH, "%,d deliveries are waiting and will be canceled.", count);
    }

    private Line line(Notification notification, List<Tally> tallies, Instant from) {
        Notification.Settings settings = notification.settings();
        List<EventType> types = settings.eventTypes().stream().sorted().toList();
        Last last = last(notification);
        Standing standing = standing(notification, last);
        return new Line(
                notification.id().toString(),
                settings.name(),
                settings.channel() instanceof Recipients,
                receiver(settings.channel()),
                types.stream().limit(TYPES_SHOWN).map(EventType::displayName).toList(),
                Math.max(0, types.size() - TYPES_SHOWN),
                settings.active(),
                standing.badge(),
                standing.text(),
                last,
                rate(tallies),
                day(tallies, from),
                dayText(tallies));
    }

    private static String receiver(Channel channel) {
        return switch (channel) {
            case Receiver receiver -> ShownUrl.of(receiver.url());
            case Recipients recipients -> String.join(", ", recipients.addresses());
        };
    }

    private record Standing(Badge badge, String text) {}

    private Standing standing(Notification notification, @Nullable Last last) {
        Health health = engine.health(notification.id());
        if (!notification.settings().active()) {
            return new Standing(new Badge(Tone.QUIET, "Off"), "Nothing is sent while it is off.");
        }
        if (health.circuitOpen()) {
            return new Standing(
                    new Badge(Tone.BAD, "Slowed down"),
                    "The receiver keeps failing, so it gets one webhook at a time until it answers again.");
        }
        if (health.alert().failing() || (last != null && last.state().tone() == Tone.BAD)) {
            return new Standing(new Badge(Tone.WARNING, "Failing"), "The latest delivery failed.");
        }
        return last == null
                ? new Standing(new Badge(Tone.INFO, "New"), "Nothing has been sent yet.")
                : new Standing(new Badge(Tone.GOOD, "Healthy"), "The receiver takes what it is sent.");
    }

    private @Nullable Last last(Notification notification) {
        return archive.search(filter(notification, null), null, 1).stream()
                .findFirst()
                .map(entry -> new Last(entry.delivery().id().toString(), state(entry), at(entry.delivery())))
                .orElse(null);
    }

    private static Instant at(Delivery delivery) {
        return delivery.state().terminal() ? delivery.due() : delivery.event().at();
    }

    private static Badge state(Archive.Entry entry) {
        Integer code = entry.code();
        String answer = code == null ? "" : code == 0 ? " · no response" : " · " + code;
        return switch (entry.delivery().state()) {
            case PENDING -> new Badge(Tone.BUSY, "Waiting" + answer);
            case DELIVERED -> new Badge(Tone.GOOD, "Delivered" + answer);
            case FAILED -> new Badge(Tone.BAD, "Failed" + answer);
            case CANCELED -> new Badge(Tone.QUIET, "Canceled" + answer);
        };
    }

    private static String rate(List<Tally> tallies) {
        long delivered = tallies.stream().mapToLong(Tally::delivered).sum();
        long ended = delivered + tallies.stream().mapToLong(Tally::failed).sum();
        if (ended == 0) {
            return "";
        }
        // What failed must be seen, so a share is rounded down.
        return delivered == ended
                ? "100 %"
                : String.format(Locale.ENGLISH, "%.1f %%", Math.floor(1000.0 * delivered / ended) / 10);
    }

    private static Spark day(List<Tally> tallies, Instant from) {
        long[] good = new long[HOURS];
        long[] bad = new long[HOURS];
        for (Tally tally : tallies) {
            int hour = Math.toIntExact(Duration.between(from, tally.hour()).toHours());
            if (hour >= 0 && hour < HOURS) {
                good[hour] += tally.delivered();
                bad[hour] += tally.failed();
            }
        }
        List<Spark.Count> counts = new ArrayList<>();
        for (int i = 0; i < HOURS; i++) {
            counts.add(new Spark.Count(good[i], bad[i]));
        }
        return Spark.of(counts);
    }

    private static String dayText(List<Tally> tallies) {
        return String.format(
                Locale.ENGLISH,
                "Last 24 hours: %,d delivered, %,d failed",
                tallies.stream().mapToLong(Tally::delivered).sum(),
                tallies.stream().mapToLong(Tally::failed).sum());
    }

    private static DeliveryFilter filter(Notification notification, @Nullable DeliveryState state) {
        return new DeliveryFilter(
                notification.workspace(), null, null, null, notification.id(), state, null, null, null);
    }
}
