package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ProcessProbeTest {

    @Test
    void readsTheMemoryAndTimeOfALivingProcess() {
        ProcessProbe probe = new ProcessProbe(ProcessHandle.current().pid());

        ProcessProbe.Usage usage = probe.read();

        assertThat(usage.residentKiB()).isPositive();
        assertThat(usage.peakResidentKiB()).isGreaterThanOrEqualTo(usage.residentKiB());
        assertThat(usage.cpuMicros()).isPositive();
    }

    @Test
    void saysWhenTheProcessHasEnded() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThatThrownBy(new ProcessProbe(process.pid())::residentKiB)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has the process ended?");
    }
}
