package tidings.server.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What single pages show, ready to be drawn.
public final class Views {
    private Views() {}

    /// The consent.
    ///
    /// @param face whether the face is shown, and compared
    /// @param more whether more than document and face is asked for
    public record Consent(boolean face, boolean more, boolean complaint) {}

    /// A country as it is offered.
    public record Land(String code, String name, String href) {}

    /// A document as it is offered.
    public record Paper(String value, String name, String icon) {}

    /// The choice of a country.
    ///
    /// @param search what was searched for
    public record Countries(String search, List<Land> near, List<Land> all) {
        public Countries {
            near = List.copyOf(near);
            all = List.copyOf(all);
        }
    }

    /// The choice of a document.
    ///
    /// @param others where another country is chosen; absent when there is no other
    public record Documents(
            String country,
            String countryName,
            List<Paper> papers,
            @Nullable String others) {
        public Documents {
            papers = List.copyOf(papers);
        }
    }

    /// Something to be shown.
    ///
    /// @param step its name
    /// @param eyebrow which document it is of; empty when it is of none
    /// @param frame how the picture is framed: `card`, `page`, `face` or `free`
    /// @param camera whether the camera may be used
    /// @param upload whether an existing file may be sent
    /// @param problems why it is to be shown again; empty when it is shown for the first time
    /// @param left how many tries are left after this one; absent when that does not matter
    /// @param anew whether the automatic review asked for it
    /// @param refusal why the file that was just sent was not taken
    /// @param back where the person goes who does not want to show it; absent when they must
    public record Shot(
            String step,
            String eyebrow,
            String title,
            String text,
            String frame,
            boolean camera,
            boolean upload,
            boolean pdf,
            int maxBytes,
            List<String> problems,
            @Nullable Integer left,
            boolean anew,
            @Nullable String refusal,
            @Nullable String back) {
        private static final int MEBIBYTE = 1 << 20;

        public Shot {
            problems = List.copyOf(problems);
        }

        /// Which files browsers offer.
        public String accept() {
            return pdf ? "image/jpeg,image/png,application/pdf" : "image/jpeg,image/png";
        }

        /// Which camera is opened.
        public String facing() {
            return frame.equals("face") ? "user" : "environment";
        }

        /// The largest file in megabytes.
        public int megabytes() {
            return maxBytes / MEBIBYTE;
        }
    }

    /// Something that was shown, or may be.
    ///
    /// @param picture where it can be seen; absent when it is no picture or not there
    /// @param there whether it was shown
    public record Piece(String title, @Nullable String picture, boolean there, boolean optional, String again) {}

    /// The last look before it is sent.
    ///
    /// @param change where another document is chosen; absent when there is no other
    public record Review(
            String document, List<Piece> pieces, @Nullable String change, boolean updating) {
        public Review {
            pieces = List.copyOf(pieces);
        }
    }

    /// What more is asked for.
    public record More(List<String> titles) {
        public More {
            titles = List.copyOf(titles);
        }
    }

    /// The end.
    ///
    /// @param tone `good`, `bad`, `busy` or `quiet`
    /// @param target where the person goes; absent when this page is all
    /// @param pause how many seconds before that
    /// @param message what a page around this one is told, as JSON
    public record End(
            String title,
            String text,
            String tone,
            String icon,
            @Nullable String target,
            int pause,
            String message) {}
}
