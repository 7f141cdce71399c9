package tidings.server.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tidings.engine.WorkspaceId;

final class TrialAllowanceTest {
    private static final WorkspaceId ONE = new WorkspaceId(1);
    private static final WorkspaceId OTHER = new WorkspaceId(2);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final TrialAllowance allowance = new TrialAllowance(() -> now);

    @Test
    void refusesWhatIsTooMuchInAMinuteAndSaysWhenToComeBack() {
        take(ONE, TrialAllowance.MAX - 1);
        now = now.plusSeconds(20);
        take(ONE, 1);

        assertThat(allowance.take(ONE)).contains(Duration.ofSeconds(40));
        assertThat(allowance.take(OTHER)).isEmpty();
        now = now.plusSeconds(40);
        take(ONE, TrialAllowance.MAX - 1);
        assertThat(allowance.take(ONE)).contains(Duration.ofSeconds(20));
    }

    @Test
    void locksNobodyOutWhenTheClockIsSetBack() {
        take(ONE, TrialAllowance.MAX);
        now = now.minus(Duration.ofHours(1));

        assertThat(allowance.take(ONE)).isEmpty();
    }

    private void take(WorkspaceId workspace, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(allowance.take(workspace)).isEmpty();
        }
    }
}
