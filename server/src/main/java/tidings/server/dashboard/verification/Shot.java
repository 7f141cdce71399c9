package tidings.server.dashboard.verification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tidings.server.files.FileType;
import tidings.verification.Links;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Verification;

/// What a person showed for a step.
///
/// @param step its name on the wire
/// @param link where it is, for an hour
/// @param picture whether it is one; otherwise it is to be downloaded
/// @param flaws what is wrong with it as a picture, in words; null when nothing is
public record Shot(
        String step,
        String label,
        String link,
        boolean picture,
        String size,
        Instant at,
        @Nullable String flaws) {

    /// All of a verification, the document first and the face beside it.
    static List<Shot> all(Verification verification, Links links) {
        List<Step> first = List.of(Step.FRONT, Step.FACE, Step.BACK);
        return verification.uploads().entrySet().stream()
                .sorted((one, other) -> Integer.compare(place(first, one.getKey()), place(first, other.getKey())))
                .map(entry -> of(verification.scanRef(), entry, links))
                .toList();
    }

    private static int place(List<Step> first, Step step) {
        int place = first.indexOf(step);
        return place < 0 ? first.size() : place;
    }

    private static Shot of(String scanRef, Map.Entry<Step, Upload> entry, Links links) {
        Upload upload = entry.getValue();
        URI link = links.to(scanRef, entry.getKey().name(), upload.file());
        return new Shot(
                entry.getKey().name(),
                Names.of(entry.getKey()),
                // Whatever name the server was reached by, the page fetches from nowhere else.
                link.getRawPath() + "?" + link.getRawQuery(),
                FileType.ofMediaType(upload.file().mediaType())
                        .map(FileType::isPicture)
                        .orElse(false),
                size(upload.file().bytes()),
                upload.at(),
                upload.flaws().isEmpty() ? null : Names.flaws(upload.flaws()));
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? Math.max(1, bytes >> 10) + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024);
    }

    /// Leaves out the link.
    @Override
    public String toString() {
        return "Shot[" + step + "]";
    }
}
