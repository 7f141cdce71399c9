package tidings.server.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page shows around its own content. The first component of every page record, named `frame`.
///
/// @param person who is signed in
/// @param workspace the one that the page shows
/// @param others the person's other workspaces, in the order in which they are offered
/// @param may what the page may offer; the server refuses the rest all the same
/// @param waiting how many verifications wait for a reviewer, in words; null when none does
/// @param active where in the menu the page stands
/// @param notice what the request before this one came to; null when there is nothing to say
public record Frame(
        Person person,
        Space workspace,
        List<Space> others,
        May may,
        @Nullable String waiting,
        Menu active,
        @Nullable Notice notice) {

    public Frame {
        others = List.copyOf(others);
    }

    /// The one who is signed in.
    ///
    /// @param role as it is shown, such as `Administrator`
    public record Person(String name, String email, String role) {
        /// The first letters of the first and the last name.
        public String initials() {
            String stripped = name.strip();
            int last = stripped.lastIndexOf(' ');
            return initial(stripped) + initial(stripped.substring(last < 0 ? stripped.length() : last + 1));
        }

        private static String initial(String word) {
            return word.isEmpty() ? "" : Character.toString(Character.toUpperCase(word.codePointAt(0)));
        }

        /// Leaves out who it is.
        @Override
        public String toString() {
            return "Person[role=" + role + "]";
        }
    }

    /// A workspace.
    ///
    /// @param id its outward form
    /// @param sandbox whether nothing in it is meant seriously
    public record Space(String id, String name, boolean sandbox) {}

    /// What the person's role allows in this workspace.
    public record May(
            boolean publish, boolean configure, boolean resend, boolean erase, boolean review, boolean administer) {
        /// A person who may only look.
        public static final May NOTHING = new May(false, false, false, false, false, false);
    }
}
