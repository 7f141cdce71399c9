package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.benchmarks.Section.Goal;

final class ReportTest {

    private final Section section = new Section("Speed")
            .line("received/s", "12,345", Goal.atLeast(12_345, 8_000))
            .line("p99", "30 ms", Goal.atMost(30, 25))
            .line("note", "none");

    @Test
    void printsATable() {
        assertThat(Report.text(section)).isEqualTo("""

                        Speed
                          received/s  12,345  at least 8,000: met
                          p99          30 ms  at most 25: MISSED
                          note          none
                        """);
    }

    @Test
    void writesMarkdownWithTheMachine() {
        Machine machine = new Machine("Some CPU", 2, 4_096, "Linux 1", new Machine.Disk("ext4", 250), "25", "abc");

        assertThat(new Report(Instant.parse("2026-01-02T03:04:05Z"), machine, List.of(section)).markdown())
                .isEqualTo("""
                        ## 2026-01-02T03:04:00Z, revision abc

                        Some CPU, 2 cores, 4,096 MiB, Linux 1, ext4 with a 4 KiB sync in 250 µs (median), JDK 25.

                        ### Speed

                        | what | measured | goal |
                        |---|---:|---|
                        | received/s | 12,345 | at least 8,000: met |
                        | p99 | 30 ms | at most 25: MISSED |
                        | note | none |  |
                        """);
    }
}
