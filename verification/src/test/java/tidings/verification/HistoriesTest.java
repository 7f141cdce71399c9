package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What always holds, over random histories. More of them run with `-Dverification.histories=n`, and one
/// again with `-Dverification.seed=n`.
class HistoriesTest {
    private static final long HISTORIES = Long.getLong("verification.histories", 2_000);
    private static final Long SEED = Long.getLong("verification.seed");

    private static final Set<String> EVERYTHING = Set.of(
            "Cancelled",
            "Decided",
            "Expired",
            "Reviewing",
            "IDENTIFICATION_AUTO_FINISHED",
            "IDENTIFICATION_AUTO_FINISHED final",
            "IDENTIFICATION_MANUAL_FINISHED final",
            "IDENTIFICATION_EXPIRED",
            "IDENTIFICATION_EXPIRED final",
            "IDENTIFICATION_CANCELLED final",
            "IDENTIFICATION_RESUBMITTED",
            "IDENTIFICATION_RESUBMITTED final",
            "DOCUMENT_EXPIRES_WITHIN_30_DAYS",
            "DOCUMENT_EXPIRES_WITHIN_7_DAYS",
            "DOCUMENT_EXPIRES_WITHIN_1_DAY",
            "DOCUMENT_EXPIRED");

    @Test
    void everyHistoryEndsWithAnOutcomeAndTellsNothingTwice() {
        LongStream seeds = SEED == null ? LongStream.rangeClosed(1, HISTORIES) : LongStream.of(SEED);

        Set<String> seen = seeds.parallel()
                .mapToObj(HistoriesTest::run)
                .flatMap(List::stream)
                .collect(Collectors.toSet());

        if (SEED == null) {
            assertThat(seen).as("all that can come of it").isEqualTo(EVERYTHING);
        }
    }

    private static List<String> run(long seed) {
        try {
            return new DrawnHistory(seed).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " breaks it; again: tools/maven -pl verification -am package -Dtest=HistoriesTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dverification.seed=" + seed,
                    e);
        }
    }
}
