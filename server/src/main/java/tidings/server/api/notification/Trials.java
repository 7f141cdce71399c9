package tidings.server.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.IdSequence;
import tidings.engine.Notification;
import tidings.engine.Outcome;
import tidings.engine.port.Sender;
import tidings.events.EventType;
import tidings.server.api.Reason;

/// Sends an event type's sample to a receiver at once, beside the queue and the log: what the test button
/// does. It goes the way of every webhook, through the same guard. Thread-safe; blocks.
@Singleton
public final class Trials {
    private final Sender sender;
    private final InstantSource clock;
    private final TrialAllowance allowance;
    private final IdSequence ids = new IdSequence(IdSequence.TRIAL_NODE, 0);

    Trials(Sender sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
        this.allowance = new TrialAllowance(clock);
    }

    /// What became of a test.
    ///
    /// @param code the response code; 0 when there was no response
    /// @param failure absent when the receiver answered with 2xx
    @Schema(name = "TestResult", description = "What became of a test.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Result(
            int code,
            long durationMillis,
            @Schema(nullable = true) @Nullable Reason failure) {
        static final String EXAMPLE = """
                {"code": 500, "durationMillis": 41, \
                "failure": {"class": "HTTP_SERVER_ERROR", "sentence": "The receiver failed."}}""";
    }

    /// A test that was made.
    ///
    /// @param type whose sample was sent
    /// @param request the request without its secrets; absent when the attempt ended before there was one
    public record Trial(Result result, EventType type, Sender.@Nullable Request request) {}

    /// Sends the sample of an event type as the notification says, active or not.
    NotificationDesk.Trying send(Notification notification, EventType type) {
        Optional<Duration> wait = allowance.take(notification.workspace());
        if (wait.isPresent()) {
            return new NotificationDesk.Trying.TooOften(wait.get());
        }
        Body sample = Body.of(type.sample().getBytes(StandardCharsets.UTF_8));
        AtomicReference<Sender.@Nullable Request> seen = new AtomicReference<>();
        Instant began = clock.instant();
        Outcome outcome = sender.send(
                new Sender.Shipment(notification, nextId(began), notification.announces(type), sample), seen::set);
        long millis = Math.max(0, Duration.between(began, clock.instant()).toMillis());
        Result result = new Result(outcome.code(), millis, Reason.of(outcome));
        return new NotificationDesk.Trying.Tried(new Trial(result, type, seen.get()));
    }

    private synchronized DeliveryId nextId(Instant now) {
        return new DeliveryId(ids.next(now));
    }
}
