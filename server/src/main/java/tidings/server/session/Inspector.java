package tidings.server.session;

import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.server.files.FileType;
import tidings.server.pictures.Grey;
import tidings.server.pictures.Intake;
import tidings.server.pictures.Intake.Allowed;
import tidings.server.pictures.Intake.Verdict;
import tidings.server.pictures.Size;
import tidings.server.review.PictureQuality;
import tidings.verification.Flaw;
import tidings.verification.Step;

/// Looks at what a person sends, at once: whether it can be taken at all, and what is wrong with it as a
/// picture. Thread-safe; blocks.
@Singleton
final class Inspector {
    private final Intake intake;

    Inspector(Intake intake) {
        this.intake = intake;
    }

    /// What it comes to.
    sealed interface Look {
        /// It is taken.
        ///
        /// @param flaws why it may be asked for again
        record Taken(FileType type, Set<Flaw> flaws) implements Look {
            public Taken {
                flaws = Set.copyOf(flaws);
            }
        }

        /// It is not.
        record Refused(Reason why) implements Look {}
    }

    /// Why a file is not taken; the words for it are `refused.` and the name.
    enum Reason {
        MISSING,
        TOO_LARGE,
        WRONG_KIND,
        WRONG_KIND_PDF,
        DAMAGED,
        BUSY
    }

    Look look(byte[] file, @Nullable String declared, Step step, boolean pdf) {
        if (file.length == 0) {
            return new Look.Refused(Reason.MISSING);
        }
        return switch (intake.look(file, declared, pdf ? Allowed.PICTURE_OR_PDF : Allowed.PICTURE)) {
            case Verdict.Picture(FileType type, Size size, Grey upright) ->
                new Look.Taken(type, PictureQuality.flaws(size, upright, step));
            case Verdict.Document _ -> new Look.Taken(FileType.PDF, Set.of());
            case Verdict.Busy _ -> new Look.Refused(Reason.BUSY);
            case Verdict.Refused _ -> new Look.Refused(reason(file, pdf));
        };
    }

    /// Whoever sends a picture that is broken is told something else than who sends no picture.
    private static Reason reason(byte[] file, boolean pdf) {
        boolean jpeg = file.length > 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8;
        boolean png = file.length > 2 && (file[0] & 0xff) == 0x89 && file[1] == 'P';
        if (jpeg || png) {
            return Reason.DAMAGED;
        }
        return pdf ? Reason.WRONG_KIND_PDF : Reason.WRONG_KIND;
    }
}
