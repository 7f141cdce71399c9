package tidings.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is kept about one thing that goes on for a while: a verification, a company, an entry of a blocklist.
/// The engine stores it together with the events that it gives rise to, finds it, and wakes it when its time
/// has come; it never reads its body.
///
/// @param kind what it is about; a word of those who keep it
/// @param name names it among those of its kind in the workspace; it may be personal
/// @param version 1 for the first, and one more each time it is filed
public record Dossier(DossierId id, WorkspaceId workspace, String kind, String name, long version, Content content) {

    public Dossier {
        requireNonNull(id, "id");
        requireNonNull(workspace, "workspace");
        requireNonNull(content, "content");
        if (version < 1) {
            throw new IllegalArgumentException("A dossier's versions begin with 1, but this is " + version);
        }
    }

    /// Leaves out the name.
    @Override
    public String toString() {
        return "Dossier[" + id + ", " + kind + ", version " + version + "]";
    }

    /// Which one it is, and in which version.
    public record Head(DossierId id, long version) {}

    /// Which one it is, and in which version.
    public Head head() {
        return new Head(id, version);
    }

    /// What is in it.
    ///
    /// @param state how it stands, in one word that is not personal, for lists
    /// @param due when it is to be woken; absent when nothing will happen by itself, and what is later than
    ///     [#NEVER] counts as that
    /// @param marks what else it is found by
    public record Content(String state, @Nullable Instant due, Set<Mark> marks, Body body) {
        /// No store needs to count further than that.
        public static final Instant NEVER = Instant.parse("2200-01-01T00:00:00Z");

        public Content {
            requireNonNull(state, "state");
            due = due == null || due.isAfter(NEVER) ? null : due;
            marks = Set.copyOf(marks);
            requireNonNull(body, "body");
        }

        /// Leaves out the marks.
        @Override
        public String toString() {
            return "Content[" + state + ", due " + due + "]";
        }
    }

    /// Something that dossiers are found by, such as a client's id: equal texts are found, and nothing else.
    ///
    /// @param everywhere whether it is found without saying in which workspace; then it belongs to one dossier
    ///     only, as a token does
    public record Mark(String field, String value, boolean everywhere) {
        /// One that is looked for within a workspace.
        public static Mark of(String field, String value) {
            return new Mark(field, value, false);
        }

        /// One that says by itself which dossier is meant.
        public static Mark everywhere(String field, String value) {
            return new Mark(field, value, true);
        }

        /// Leaves out the value.
        @Override
        public String toString() {
            return "Mark[" + field + "]";
        }
    }
}
