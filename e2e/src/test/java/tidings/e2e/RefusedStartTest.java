package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that cannot do its work says why in plain words, and does not start.
final class RefusedStartTest {
    @TempDir
    Path data;

    @Test
    void everySettingThatIsWrongIsNamedInALineOfItsOwn() {
        Setup wrong = Setup.open(data)
                .with("TIDINGS_RETENTION_DAYS", "for ever")
                .with("TIDINGS_ALLOWED_RECEIVERS", "10.0.0.0/33")
                .with("TIDINGS_REQUIRE_HTPS", "true");

        List<String> printed = Tidings.refused(wrong).lines().toList();

        assertThat(printed)
                .anyMatch(line -> line.contains("TIDINGS_RETENTION_DAYS"))
                .anyMatch(line -> line.contains("TIDINGS_ALLOWED_RECEIVERS"))
                .anyMatch(line -> line.contains("TIDINGS_REQUIRE_HTPS"))
                .noneMatch(line -> line.contains("Exception") || line.strip().startsWith("at "));
    }

    @Test
    void dataIsNotTouchedWithAnotherMasterKeyOrWithout() throws Exception {
        Setup first = Setup.open(data).with("TIDINGS_MASTER_KEY", "1f".repeat(32));
        try (Tidings tidings = Tidings.start(first)) {
            tidings.api().publish(Events.numbered(Events.newScanRef(), 1));
            assertThat(tidings.stop()).isIn(0, 128 + 15);
        }

        assertThat(Tidings.refused(first.with("TIDINGS_MASTER_KEY", "2e".repeat(32))))
                .containsIgnoringCase("master key")
                .doesNotContain("\tat ");
        assertThat(Tidings.refused(Setup.open(data)))
                .containsIgnoringCase("master key")
                .doesNotContain("\tat ");
        assertThat(data.resolve("master.key")).doesNotExist();

        try (Tidings tidings = Tidings.start(first)) {
            assertThat(tidings.api().deliveries("")).isEmpty();
            assertThat(Files.readString(tidings.log())).doesNotContain("1f1f1f");
        }
    }

    @Test
    void twoServersDoNotShareOneFolder() {
        try (Tidings _ = Tidings.start(Setup.open(data))) {
            assertThat(Tidings.refused(Setup.open(data)))
                    .contains(data.toString())
                    .doesNotContain("\tat ");
        }
    }
}
