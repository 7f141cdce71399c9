package tidings.server.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.IdSequence;
import tidings.engine.Notification;
import tidings.engine.Outcome;
import tidings.engine.port.Sender;
import tidings.events.EventType;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.api.Reason;

/// Sends an event type's sample to a receiver at once, beside the queue and the log: what the test button
/// does. It goes the way of every webhook, through the same guard. Thread-safe; blocks.
@Singleton
final class Trials {
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
    record Result(
            int code,
            long durationMillis,
            @Schema(nullable = true) @Nullable Reason failure) {
        static final String EXAMPLE = """
                {"code": 500, "durationMillis": 41, \
                "failure": {"class": "HTTP_SERVER_ERROR", "sentence": "The receiver failed."}}""";
    }

    /// Sends the sample of an event type as the notification says, active or not.
    Result send(Notification notification, EventType type) {
        allowance.take(notification.workspace()).ifPresent(Trials::refuse);
        Body sample = Body.of(type.sample().getBytes(StandardCharsets.UTF_8));
        Instant began = clock.instant();
        Outcome outcome =
                sender.send(new Sender.Shipment(notification, nextId(began), notification.announces(type), sample));
        long millis = Math.max(0, Duration.between(began, clock.instant()).toMillis());
        return new Result(outcome.code(), millis, Reason.of(outcome));
    }

    private synchronized DeliveryId nextId(Instant now) {
        return new DeliveryId(ids.next(now));
    }

    private static void refuse(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        throw new ProblemException(
                Problem.of(
                        429,
                        "A workspace sends at most " + TrialAllowance.MAX + " tests a minute; try again in " + seconds
                                + " seconds."),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    }
}
