package tidings.engine.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.Delivery;
import tidings.engine.DeliveryId;
import tidings.engine.FailMail;
import tidings.engine.Failure;
import tidings.engine.Mail.Letter;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.engine.Recipients;

/// What the person behind a notification's fail e-mail is told, and when; the rules stand at [Alert].
final class FailureNotices {
    /// How long failures are gathered after a mail.
    static final Duration WINDOW = Duration.ofMinutes(15);

    /// How many deliveries a digest names.
    static final int MAX_EXAMPLES = 20;

    /// How much of a payload goes into a mail; mail servers refuse large ones.
    static final int MAX_BODY_BYTES = 256 * 1024;

    private FailureNotices() {}

    /// The alert as it stands afterwards, and a letter if one is to be sent.
    ///
    /// @param about the delivery whose data the letter holds; absent when it holds none
    record Notice(
            Alert alert, @Nullable Letter letter, @Nullable Delivery about) {}

    /// A delivery has failed for good.
    static Notice failed(Notification notification, Alert alert, Failed failed, Instant now) {
        if (alert.windowEnds() != null) {
            List<DeliveryId> examples = new ArrayList<>(alert.examples());
            if (examples.size() < MAX_EXAMPLES) {
                examples.add(failed.delivery().id());
            }
            return new Notice(
                    new Alert(
                            alert.notification(), alert.windowEnds(), alert.gathered() + 1, examples, alert.failing()),
                    null,
                    null);
        }
        return new Notice(opened(alert, now), failureLetter(notification, failed), failed.delivery());
    }

    /// A delivery that has failed for good.
    record Failed(Delivery delivery, Attempt attempt, Body body) {}

    /// The receiver keeps failing, although deliveries may still have attempts left.
    static Notice failing(Notification notification, Alert alert, Instant now) {
        if (alert.windowEnds() != null || alert.failing()) {
            return new Notice(alert, null, null);
        }
        String text = """
                The receiver of the notification "%s" keeps failing:
                %s

                From now on it gets one request at a time until it answers again. Nothing is dropped: what cannot be
                delivered now is tried again as the notification's settings say.
                """.formatted(notification.settings().name(), shownTarget(notification));
        return new Notice(opened(alert, now), new Letter(subject("keeps failing", notification), text), null);
    }

    /// The window has ended; without an address that still wants to know, it closes whatever it holds.
    static Notice windowEnded(Notification notification, Alert alert, Instant now) {
        if (notification.settings().failMail() == null) {
            return new Notice(Alert.quiet(alert.notification()), null, null);
        }
        if (alert.gathered() == 0) {
            return new Notice(new Alert(alert.notification(), null, 0, List.of(), alert.failing()), null, null);
        }
        StringBuilder text = new StringBuilder("""
                %d more deliveries of the notification "%s" failed within %d minutes.
                Receiver: %s

                """.formatted(
                alert.gathered(), notification.settings().name(), WINDOW.toMinutes(), shownTarget(notification)));
        alert.examples().forEach(id -> text.append("  ").append(id).append('\n'));
        if (alert.gathered() > alert.examples().size()) {
            text.append("  and ")
                    .append(alert.gathered() - alert.examples().size())
                    .append(" more\n");
        }
        text.append("\nThey stand in the log with all their attempts and can be sent again from there.\n");
        return new Notice(
                opened(alert, now),
                new Letter(subject(alert.gathered() + " more deliveries failed", notification), text.toString()),
                null);
    }

    /// A delivery has succeeded.
    static Notice succeeded(Notification notification, Alert alert) {
        String text = """
                The receiver of the notification "%s" answers again:
                %s
                """.formatted(notification.settings().name(), shownTarget(notification));
        return new Notice(
                new Alert(alert.notification(), alert.windowEnds(), alert.gathered(), alert.examples(), false),
                new Letter(subject("has recovered", notification), text),
                null);
    }

    private static Alert opened(Alert alert, Instant now) {
        return new Alert(alert.notification(), now.plus(WINDOW), 0, List.of(), true);
    }

    private static Letter failureLetter(Notification notification, Failed failed) {
        Delivery delivery = failed.delivery();
        StringBuilder text = new StringBuilder("""
                An event could not be delivered.

                Notification: %s
                Receiver:     %s
                Event type:   %s
                Delivery:     %s
                Attempts:     %d
                Last answer:  %s
                Last attempt: %s

                The delivery stands in the log with all its attempts and can be sent again from there.
                """.formatted(
                        notification.settings().name(),
                        shownTarget(notification),
                        delivery.event().type(),
                        delivery.id(),
                        delivery.attempts(),
                        answer(failed.attempt()),
                        failed.attempt().at().truncatedTo(ChronoUnit.SECONDS)));
        FailMail failMail = notification.settings().failMail();
        if (failMail != null && failMail.includeBody()) {
            text.append("\nWhat was sent:\n\n").append(excerpt(failed.body())).append('\n');
        }
        return new Letter(subject("a delivery failed", notification), text.toString());
    }

    private static String answer(Attempt attempt) {
        return attempt.outcome().code() + " - "
                + attempt.outcome().failure().map(Failure::sentence).orElse("Delivered.");
    }

    private static String excerpt(Body body) {
        if (body.size() <= MAX_BODY_BYTES) {
            return new String(body.bytes(), StandardCharsets.UTF_8);
        }
        return new String(body.bytes(), 0, MAX_BODY_BYTES, StandardCharsets.UTF_8)
                + "\n[cut here: the whole payload has " + body.size() + " bytes and stands in the log]";
    }

    private static String subject(String what, Notification notification) {
        return "Tidings: " + notification.settings().name().strip() + " - " + what;
    }

    /// The receiver without its query, which often carries a token; or the recipients.
    private static String shownTarget(Notification notification) {
        return switch (notification.settings().channel()) {
            case Receiver receiver -> {
                int query = receiver.url().indexOf('?');
                yield query < 0 ? receiver.url() : receiver.url().substring(0, query) + "?…";
            }
            case Recipients recipients -> String.join(", ", recipients.addresses());
        };
    }
}
