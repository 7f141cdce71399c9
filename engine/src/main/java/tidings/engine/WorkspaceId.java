package tidings.engine;

import java.util.Optional;

/// Names a workspace.
public record WorkspaceId(long value) implements Comparable<WorkspaceId> {
    private static final String PREFIX = "wsp_";

    public WorkspaceId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<WorkspaceId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(WorkspaceId::new).findFirst();
    }

    @Override
    public int compareTo(WorkspaceId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `wsp_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
