package tidings.server.files;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of files that a person may show.
public enum FileType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String ending;

    FileType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /// Such as `image/jpeg`.
    public String mediaType() {
        return mediaType;
    }

    /// What a file's name ends in, without the dot.
    public String ending() {
        return ending;
    }

    /// Whether it is a picture.
    public boolean isPicture() {
        return this != PDF;
    }

    /// The one of that media type.
    public static Optional<FileType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /// The one whose files' names end so.
    static Optional<FileType> ofEnding(String ending) {
        return Arrays.stream(values())
                .filter(type -> type.ending.equals(ending))
                .findFirst();
    }
}
