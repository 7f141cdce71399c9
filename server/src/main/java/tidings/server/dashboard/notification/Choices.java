package tidings.server.dashboard.notification;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tidings.events.EventGroup;
import tidings.events.EventType;
import tidings.server.dashboard.Option;

/// What the form offers.
///
/// @param types the types of notification
/// @param groups the event types under their headings
/// @param overlaps how long a replaced key may go on signing
/// @param samples whose sample the test can send
record Choices(List<Option> types, List<Group> groups, List<Option> overlaps, List<Option> samples) {
    static final Choices ALL = new Choices(
            List.of(new Option("WEBHOOK", "Webhook"), new Option("EMAIL", "E-mail")),
            Stream.of(EventGroup.values()).map(Group::of).toList(),
            List.of(
                    overlap(Duration.ZERO, "Not at all: the old key ends now"),
                    overlap(Duration.ofHours(1), "1 hour"),
                    overlap(Duration.ofHours(24), "24 hours"),
                    overlap(Duration.ofDays(7), "7 days"),
                    overlap(Duration.ofDays(30), "30 days")),
            everySample());

    /// Event types under a heading.
    record Group(String title, List<Type> types) {
        static Group of(EventGroup group) {
            return new Group(
                    group.title(),
                    Stream.of(EventType.values())
                            .filter(type -> type.group() == group)
                            .map(type -> new Type(
                                    type.wireName(), type.displayName(), type.description(), type.deprecated()))
                            .toList());
        }
    }

    /// An event type.
    record Type(String name, String title, String description, boolean deprecated) {}

    /// What `choices:all` is in templates.
    @TemplateExtension(namespace = "choices")
    static final class Offered {
        private Offered() {}

        static Choices all() {
            return ALL;
        }
    }

    private static Option overlap(Duration time, String label) {
        return new Option(Long.toString(time.toSeconds()), label);
    }

    private static List<Option> everySample() {
        List<Option> all = new ArrayList<>();
        all.add(new Option("", "The first of the event types that are chosen"));
        Stream.of(EventType.values())
                .map(type -> new Option(type.wireName(), type.displayName()))
                .forEach(all::add);
        return all;
    }
}
