package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tidings.engine.WorkspaceId;
import tidings.store.sqlite.BlindIndex.Use;

class BlindIndexTest {
    private static final WorkspaceId OURS = new WorkspaceId(1);

    private final BlindIndex index = new BlindIndex(OpenSqliteStore.KEY);

    @Test
    void marksEqualTextsEqually() {
        assertThat(index.mark(Use.SUBJECT, OURS, "scan-ž"))
                .isEqualTo(new BlindIndex(OpenSqliteStore.KEY).mark(Use.SUBJECT, OURS, "scan-ž"));
    }

    @Test
    void marksDifferentTextsUsesWorkspacesAndKeysDifferently() {
        Stream<Long> marks = Stream.of(
                index.mark(Use.SUBJECT, OURS, "scan-1"),
                index.mark(Use.SUBJECT, OURS, "scan-2"),
                index.mark(Use.CLIENT, OURS, "scan-1"),
                index.mark(Use.RECEIPT, OURS, "scan-1"),
                index.mark(Use.SUBJECT, new WorkspaceId(2), "scan-1"),
                new BlindIndex(MasterKey.of(new byte[32])).mark(Use.SUBJECT, OURS, "scan-1"));

        assertThat(marks).doesNotHaveDuplicates();
    }
}
