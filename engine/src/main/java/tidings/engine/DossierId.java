package tidings.engine;

import java.util.Optional;

/// Names a dossier. Ids grow in the order in which dossiers are begun.
public record DossierId(long value) implements Comparable<DossierId> {
    private static final String PREFIX = "dos_";

    public DossierId {
        if (value < 0) {
            throw new IllegalArgumentException("An id is not negative, but this is " + value);
        }
    }

    /// Reads the outward form; empty when the text is not one.
    public static Optional<DossierId> parse(String text) {
        return IdText.read(PREFIX, text).stream().mapToObj(DossierId::new).findFirst();
    }

    @Override
    public int compareTo(DossierId other) {
        return Long.compare(value, other.value);
    }

    /// The outward form, such as `dos_0c5d8k3m9q000`.
    @Override
    public String toString() {
        return IdText.write(PREFIX, value);
    }
}
