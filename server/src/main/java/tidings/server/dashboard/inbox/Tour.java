package tidings.server.dashboard.inbox;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tidings.engine.Notification;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.runtime.Engine;
import tidings.events.EventGroup;
import tidings.events.EventType;
import tidings.server.dashboard.Option;
import tidings.server.inbox.Inboxes;
import tidings.server.inbox.Manner;

/// How far a newcomer has come on the way from nothing to a retried webhook. Any page may show the steps, by
/// including `inbox/tour.html`. Thread-safe.
@Singleton
public final class Tour {
    private final Engine engine;
    private final Inboxes inboxes;

    Tour(Engine engine, Inboxes inboxes) {
        this.engine = engine;
        this.inboxes = inboxes;
    }

    /// The steps of a workspace.
    ///
    /// @param connected whether a notification sends to the inbox
    /// @param arrived whether something has come
    /// @param failed whether the inbox was told to answer otherwise than by 200
    /// @param groups the event types that the first step offers
    /// @param types those that the second step offers: what the inbox is sent comes first
    /// @param type the one that is chosen
    public record Steps(
            boolean connected, boolean arrived, boolean failed, List<Group> groups, List<Option> types, String type) {

        /// Whether nothing is left to be done.
        public boolean done() {
            return connected && arrived && failed;
        }
    }

    /// Event types that belong together.
    public record Group(String title, List<Choice> choices) {}

    /// One of them.
    ///
    /// @param on whether it is chosen unless somebody says otherwise
    public record Choice(String name, String label, boolean on) {}

    /// How far the workspace is.
    public Steps of(WorkspaceId id) {
        Workspace workspace = engine.directory().workspace(id).orElseThrow();
        List<Notification> pointing = inboxes.pointingTo(workspace);
        List<EventType> sent = Arrays.stream(EventType.values())
                .filter(type -> pointing.stream().anyMatch(notification -> notification.wants(type)))
                .toList();
        List<Option> types = Arrays.stream(EventType.values())
                .filter(type -> !type.deprecated())
                .sorted(Comparator.comparing((EventType type) -> !sent.contains(type)))
                .map(type -> new Option(type.wireName(), type.displayName()))
                .toList();
        return new Steps(
                !pointing.isEmpty(),
                !inboxes.arrivals(id, 0).isEmpty(),
                inboxes.manner(id) != Manner.OK
                        || inboxes.arrivals(id, 0).stream().anyMatch(arrival -> arrival.answered() != Manner.OK),
                Arrays.stream(EventGroup.values()).map(Tour::group).toList(),
                types,
                types.getFirst().value());
    }

    private static Group group(EventGroup group) {
        return new Group(
                group.title(),
                Arrays.stream(EventType.values())
                        .filter(type -> type.group() == group && !type.deprecated())
                        .map(type -> new Choice(type.wireName(), type.displayName(), true))
                        .toList());
    }
}
