package tidings.server.dashboard.delivery;

import java.util.Arrays;
import java.util.Optional;

/// The forms in which a copy of deliveries can be taken.
enum ExportFormat {
    CSV("csv", "text/csv;charset=UTF-8", "deliveries as CSV"),
    NDJSON("ndjson", "application/x-ndjson", "deliveries as NDJSON"),
    NDJSON_WITH_PAYLOADS("ndjson", "application/x-ndjson", "deliveries as NDJSON with payloads");

    private final String extension;
    private final String mediaType;
    private final String inWords;

    ExportFormat(String extension, String mediaType, String inWords) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.inWords = inWords;
    }

    /// The format of this name; empty when there is none.
    static Optional<ExportFormat> of(String name, boolean payloads) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(name) && format.payloads() == (payloads && format != CSV))
                .findFirst();
    }

    /// Its name, which is also the ending of a file's.
    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /// As the audit log names it.
    String inWords() {
        return inWords;
    }

    /// Whether payloads are among what is taken.
    boolean payloads() {
        return this == NDJSON_WITH_PAYLOADS;
    }
}
