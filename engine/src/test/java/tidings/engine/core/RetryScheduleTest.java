package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tidings.engine.Attempt;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.engine.RetryPolicy;
import tidings.engine.port.Dice;

class RetryScheduleTest {
    private static final Instant BEGAN = Instant.parse("2026-03-31T12:00:00Z");
    private static final Duration TOOK = Duration.ofSeconds(10);
    private static final Instant ENDED = BEGAN.plus(TOOK);
    private static final RetryPolicy EVERY_MINUTE = new RetryPolicy(3, Duration.ofMinutes(1));
    private static final Dice LOWEST = bound -> 0;
    private static final Dice HIGHEST = bound -> bound - 1;

    @Test
    void waitsTheIntervalFromTheEndOfTheAttempt() {
        assertThat(RetrySchedule.next(EVERY_MINUTE, unanswered(), LOWEST)).isEqualTo(ENDED.plusSeconds(60));
    }

    @Test
    void onlyAddsJitterAndATenthAtMost() {
        assertThat(RetrySchedule.next(EVERY_MINUTE, unanswered(), HIGHEST)).isEqualTo(ENDED.plusSeconds(66));
    }

    @Test
    void waitsLongerWhenTheReceiverAsksForIt() {
        assertThat(RetrySchedule.next(EVERY_MINUTE, refused(Duration.ofMinutes(5)), LOWEST))
                .isEqualTo(ENDED.plusSeconds(300));
    }

    @Test
    void doesNotWaitLessBecauseTheReceiverAsksForIt() {
        assertThat(RetrySchedule.next(EVERY_MINUTE, refused(Duration.ZERO), LOWEST))
                .isEqualTo(ENDED.plusSeconds(60));
    }

    @Test
    void doesNotWaitLongerThanADayForAnyReceiver() {
        assertThat(RetrySchedule.next(EVERY_MINUTE, refused(Duration.ofSeconds(Long.MAX_VALUE)), LOWEST))
                .isEqualTo(ENDED.plus(Duration.ofHours(24)));
    }

    @Test
    void grantsAsManyAttemptsAfterTheFirstAsThePolicySays() {
        assertThat(RetrySchedule.grantsAnother(EVERY_MINUTE, 3)).isTrue();
        assertThat(RetrySchedule.grantsAnother(EVERY_MINUTE, 4)).isFalse();
        assertThat(RetrySchedule.grantsAnother(new RetryPolicy(0, Duration.ofSeconds(1)), 1))
                .isFalse();
    }

    private static Attempt unanswered() {
        return new Attempt(BEGAN, TOOK, new Outcome.Unanswered(Failure.TIMED_OUT), false);
    }

    private static Attempt refused(@Nullable Duration retryAfter) {
        return new Attempt(BEGAN, TOOK, new Outcome.Refused(503, retryAfter), false);
    }
}
