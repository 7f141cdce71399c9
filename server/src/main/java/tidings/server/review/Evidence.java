package tidings.server.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tidings.server.pictures.Decoding;
import tidings.server.pictures.Grey;
import tidings.server.pictures.Pictures;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Verification;
import tidings.verification.Visit;

/// What a review is about: the verification, and its files, each opened when it is first asked for. For one
/// thread.
public final class Evidence {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_FINE = 2_600;

    private final Verification verification;
    private final Instant now;
    private final Function<Step, Optional<byte[]>> files;
    private final Pictures pictures;
    private final Map<Step, Optional<byte[]>> opened = new HashMap<>();
    private final Map<Step, Optional<Decoding.Decoded>> decoded = new HashMap<>();

    /// @param files opens the file of a step; empty when it is gone
    public Evidence(Verification verification, Instant now, Function<Step, Optional<byte[]>> files, Pictures pictures) {
        this.verification = verification;
        this.now = now;
        this.files = files;
        this.pictures = pictures;
    }

    /// As it stands while the review is under way.
    public Verification verification() {
        return verification;
    }

    /// When the review is held.
    public Instant now() {
        return now;
    }

    /// The day of the review.
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// The sides of the document that were shown.
    List<Step> sides() {
        return List.of(Step.FRONT, Step.BACK).stream()
                .filter(verification.uploads()::containsKey)
                .toList();
    }

    /// Whether the person can still be asked for another picture.
    boolean mayAskAgain() {
        Visit visit = verification.visit();
        return visit != null
                && verification.attempt() <= verification.terms().policy().maxAttemptCount()
                && now.isBefore(visit.startedAt().plus(verification.terms().sessionLength()));
    }

    /// The file of a step; empty when there is none.
    Optional<byte[]> file(Step step) {
        return verification.uploads().containsKey(step) ? opened.computeIfAbsent(step, files) : Optional.empty();
    }

    /// The picture of a step, the longer side at most 1,000 pixels; empty when there is none or it is a PDF.
    ///
    /// @throws IllegalStateException when too many are being decoded: what was not looked at must not pass for
    ///     good, so the review is to be held again
    Optional<Decoding.Decoded> picture(Step step) {
        return decoded.computeIfAbsent(step, wanted -> decode(wanted, LONGEST));
    }

    /// The same with up to 2,600 pixels, for what is small on it.
    Optional<Grey> fine(Step step) {
        return decode(step, LONGEST_FINE).map(Decoding.Decoded::upright);
    }

    private Optional<Decoding.Decoded> decode(Step step, int longest) {
        Upload upload = verification.uploads().get(step);
        if (upload == null || !upload.file().mediaType().startsWith("image/")) {
            return Optional.empty();
        }
        return file(step).flatMap(content -> switch (pictures.decode(content, longest)) {
            case Decoding.Decoded picture -> Optional.of(picture);
            case Decoding.Damaged() -> Optional.empty();
            case Decoding.Busy() ->
                throw new IllegalStateException("Too many pictures are being decoded: " + verification);
        });
    }
}
