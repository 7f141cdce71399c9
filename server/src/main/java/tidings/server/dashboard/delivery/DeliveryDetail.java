package tidings.server.dashboard.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Failure;
import tidings.engine.Notification;
import tidings.engine.core.Directory;
import tidings.engine.port.Archive;
import tidings.engine.port.Sender;
import tidings.engine.port.Sender.Shipment;
import tidings.sender.http.RequestOutline;
import tidings.server.dashboard.Tone;

/// What the page of one delivery shows.
///
/// @param eventId the event's outward id
/// @param wireName the event type as the request names it
/// @param canceled why it was given up, in a sentence; null when it was not
/// @param attempts the attempts, oldest first; of very many, the latest
/// @param unseen how many attempts before them are not shown
/// @param request null when it is not known any more
/// @param payload null when it is gone
/// @param obstacle why it cannot be sent again, in a sentence; null when it can
public record DeliveryDetail(
        DeliveryRow row,
        String eventId,
        String wireName,
        @Nullable String canceled,
        List<Try> attempts,
        int unseen,
        @Nullable Request request,
        @Nullable Payload payload,
        Neighbours neighbours,
        @Nullable String obstacle) {
    private static final int MAX_ATTEMPTS = 100;

    /// How much of a payload stands in the page itself; a larger one is fetched beside it.
    private static final int LARGEST_INLINE = 64 * 1024;

    /// One attempt.
    ///
    /// @param tone its tone
    /// @param sentence what became of it, in words
    /// @param took how long it took, such as `48 ms`
    public record Try(
            int number,
            Instant at,
            @Nullable Integer code,
            String title,
            Tone tone,
            String sentence,
            String took,
            boolean manual) {
        static Try of(int number, Attempt attempt) {
            int code = attempt.outcome().code();
            Optional<Failure> failure = attempt.outcome().failure();
            return new Try(
                    number,
                    attempt.at(),
                    code == 0 ? null : code,
                    CodeClass.of(code).title(),
                    failure.isPresent() ? Tone.BAD : Tone.GOOD,
                    failure.map(Failure::sentence).orElse("The receiver took it."),
                    took(attempt.duration()),
                    attempt.manual());
        }

        private static String took(Duration duration) {
            long millis = duration.toMillis();
            return millis < 1 ? "< 1 ms" : millis < 10_000 ? millis + " ms" : tenths(millis) + " s";
        }

        private static String tenths(long millis) {
            return String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
        }
    }

    /// The request as it was sent, or will be.
    ///
    /// @param address null when nothing can be sent there
    /// @param sent whether it was sent already
    /// @param changed whether the notification was changed since, so that this is how it would be sent now
    public record Request(@Nullable String address, List<Sender.Field> headers, boolean sent, boolean changed) {}

    /// What was sent.
    ///
    /// @param text all of it, or its beginning when it is large
    /// @param whole whether the text is all of it
    /// @param size in words
    public record Payload(String text, boolean whole, String size) {
        static Payload of(Body body) {
            int size = body.size();
            boolean whole = size <= LARGEST_INLINE;
            return new Payload(whole ? text(body, size) : text(body, LARGEST_INLINE), whole, inWords(size));
        }

        private static String text(Body body, int length) {
            return StandardCharsets.UTF_8
                    .decode(ByteBuffer.wrap(body.bytes(), 0, length))
                    .toString();
        }

        private static String inWords(int bytes) {
            return bytes < 1024
                    ? bytes + " bytes"
                    : bytes < 1024 * 1024
                            ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                            : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024);
        }

        /// Leaves out what it says.
        @Override
        public String toString() {
            return "Payload[" + size + "]";
        }
    }

    /// The deliveries of the same subject to the same notification that come before and after it.
    ///
    /// @param query the search for all of the subject
    public record Neighbours(
            @Nullable String older,
            @Nullable String newer,
            @Nullable String query) {
        static final Neighbours NONE = new Neighbours(null, null, null);

        /// Leaves out whom it is about.
        @Override
        public String toString() {
            return "Neighbours";
        }
    }

    /// What is asked for beside the delivery itself.
    record Surroundings(
            Directory directory, RequestOutline outline, Neighbours neighbours, Optional<String> obstacle) {}

    static DeliveryDetail of(Archive.Detail detail, Surroundings around) {
        Archive.Entry entry = detail.entry();
        CancelReason canceled = entry.delivery().canceled();
        Body body = detail.body();
        int all = detail.attempts().size();
        int unseen = Math.max(0, all - MAX_ATTEMPTS);
        List<Try> attempts = new ArrayList<>();
        for (int i = unseen; i < all; i++) {
            attempts.add(Try.of(i + 1, detail.attempts().get(i)));
        }
        return new DeliveryDetail(
                DeliveryRow.of(entry, around.directory),
                entry.delivery().event().id().toString(),
                entry.delivery().event().type().wireName(),
                canceled == null ? null : canceled.sentence(),
                attempts,
                unseen,
                request(detail, around).orElse(null),
                body == null ? null : Payload.of(body),
                around.neighbours,
                around.obstacle.orElse(null));
    }

    /// Where a resend is asked for.
    public String resendPath() {
        return "/deliveries/" + row.id() + "/resend";
    }

    private static Optional<Request> request(Archive.Detail detail, Surroundings around) {
        Archive.Entry entry = detail.entry();
        Optional<Notification> found = around.directory.notification(
                entry.delivery().event().workspace(), entry.delivery().notification());
        Body body = detail.body();
        if (found.isEmpty() || body == null) {
            return Optional.empty();
        }
        Notification notification = found.get().facing(entry.delivery().event());
        boolean sent = !detail.attempts().isEmpty();
        Instant at = sent ? detail.attempts().getLast().at() : entry.delivery().due();
        Shipment shipment = new Shipment(
                notification,
                entry.delivery().id(),
                notification.announces(entry.delivery().event().type()),
                body);
        return notification
                .settings()
                .webhook()
                .map(receiver -> new Request(
                        around.outline.address(receiver).orElse(null),
                        around.outline.headers(shipment, at),
                        sent,
                        sent && notification.updatedAt().isAfter(at)));
    }

    /// Leaves out whom it is about.
    @Override
    public String toString() {
        return "DeliveryDetail[" + row.id() + "]";
    }
}
