package tidings.server.pictures;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.server.files.FileType;

/// Decides which files are taken: pictures, and PDFs where they are allowed, recognised by what is in them.
///
/// A file that is taken has been decoded once, so that whoever looks at it later will see something; its
/// bytes stay as they came, and with them what a camera wrote about place and time, since that is evidence
/// too. No file makes this throw, however it is made. Thread-safe; blocks.
public final class Intake {
    /// How long the longer side is of the picture that is looked at.
    static final int LONGEST = 1_000;

    private static final int MEBIBYTE = 1 << 20;

    private final Pictures pictures;
    private final int maxBytes;

    /// @param maxBytes the largest file
    public Intake(Pictures pictures, int maxBytes) {
        this.pictures = pictures;
        this.maxBytes = maxBytes;
    }

    /// What is allowed where a file is handed in.
    public enum Allowed {
        PICTURE,
        PICTURE_OR_PDF
    }

    /// What is said to a file.
    public sealed interface Verdict {

        /// A picture that is taken.
        ///
        /// @param size of the original
        /// @param upright the picture, smaller and the right way up
        record Picture(FileType type, Size size, Grey upright) implements Verdict {}

        /// A PDF that is taken. Nobody has looked into it.
        record Document() implements Verdict {}

        /// It is not taken.
        ///
        /// @param why in a sentence, for whoever sent it
        record Refused(String why) implements Verdict {}

        /// It would be looked at, but there are too many at the moment.
        record Busy() implements Verdict {}
    }

    /// Decides on a file.
    ///
    /// @param declared the media type it is said to have; null when nothing is said
    public Verdict look(byte[] file, @Nullable String declared, Allowed allowed) {
        if (file.length == 0) {
            return new Verdict.Refused("The file is empty.");
        }
        if (file.length > maxBytes) {
            return new Verdict.Refused("The file has %s MB; at most %s MB are taken."
                    .formatted(megabytes(file.length), megabytes(maxBytes)));
        }
        Optional<Header> found = Headers.read(file);
        if (found.isEmpty()) {
            return new Verdict.Refused("This is " + Strangers.name(file) + ". " + wanted(allowed));
        }
        Header header = found.get();
        String type = header.type().mediaType();
        if (!agrees(declared, type)) {
            return new Verdict.Refused(
                    "The file is said to be " + shown(declared) + ", but what is in it is " + type + ".");
        }
        if (!header.type().isPicture()) {
            return pdf(header, allowed);
        }
        return refusal(header).<Verdict>map(Verdict.Refused::new).orElseGet(() -> picture(file, header));
    }

    private static Verdict pdf(Header header, Allowed allowed) {
        if (allowed == Allowed.PICTURE) {
            return new Verdict.Refused("This is a PDF. " + wanted(allowed));
        }
        return header.complete() ? new Verdict.Document() : new Verdict.Refused("The PDF is cut off before its end.");
    }

    private Verdict picture(byte[] file, Header header) {
        return switch (pictures.decode(file, header, LONGEST)) {
            case Decoding.Decoded(Size size, Grey upright) -> new Verdict.Picture(header.type(), size, upright);
            case Decoding.Damaged() ->
                new Verdict.Refused("The picture is damaged and cannot be opened; take or save it anew.");
            case Decoding.Busy() -> new Verdict.Busy();
        };
    }

    private static Optional<String> refusal(Header header) {
        if (!header.complete()) {
            return Optional.of("The picture is cut off before its end; send it again.");
        }
        if (header.components() > 3) {
            return Optional.of("The picture has colours for printing (CMYK); save it as an ordinary JPEG.");
        }
        if (!Pictures.isModest(header)) {
            Size size = header.size();
            return Optional.of(
                    "The picture is %d by %d pixels%s, which is more than is taken: at most %d million pixels and %d along a side."
                            .formatted(
                                    size.width(),
                                    size.height(),
                                    header.heldWhole() ? " in a progressive JPEG" : "",
                                    (header.heldWhole() ? Pictures.MAX_PIXELS_HELD : Pictures.MAX_PIXELS) / 1_000_000,
                                    Pictures.MAX_SIDE));
        }
        return Optional.empty();
    }

    /// Browsers that do not know a type say `application/octet-stream`, which says nothing.
    private static boolean agrees(@Nullable String declared, String type) {
        if (declared == null || declared.isBlank()) {
            return true;
        }
        String said = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (said) {
            case "application/octet-stream" -> true;
            case "image/jpg", "image/pjpeg" -> type.equals(FileType.JPEG.mediaType());
            default -> said.equals(type);
        };
    }

    private static String shown(@Nullable String declared) {
        String said = String.valueOf(declared).replaceAll("[^ -~]", "?");
        return said.substring(0, Math.min(said.length(), 60));
    }

    private static String wanted(Allowed allowed) {
        return switch (allowed) {
            case PICTURE -> "A picture is needed, as a JPEG or PNG file.";
            case PICTURE_OR_PDF -> "A picture is needed, as a JPEG or PNG file, or a PDF.";
        };
    }

    private static String megabytes(int bytes) {
        return bytes < MEBIBYTE
                ? "%.1f".formatted((double) bytes / MEBIBYTE)
                : String.valueOf(Math.ceilDiv(bytes, MEBIBYTE));
    }
}
