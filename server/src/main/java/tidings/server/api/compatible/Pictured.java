package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.server.files.FileType;
import tidings.server.pictures.Intake;
import tidings.server.pictures.Intake.Allowed;
import tidings.verification.Step;

/// Reads files out of JSON: base64, with or without `data:` in front, and only what the intake takes.
@Singleton
final class Pictured {
    private static final Pattern DATA_URL = Pattern.compile("data:([A-Za-z0-9.+/-]{0,100})((?:;[^;,]{0,60})*),");
    private static final long RETRY_SECONDS = 2;

    private final Intake intake;

    Pictured(Intake intake) {
        this.intake = intake;
    }

    /// A file that is taken.
    record Taken(FileType type, Body content) {}

    /// The file that a parameter holds.
    ///
    /// @param name how the parameter is called in a sentence
    /// @throws CompatibleException when it is not taken
    Taken read(String name, Step step, JsonNode given) {
        if (!given.isTextual() || given.textValue().isEmpty()) {
            throw bad(name, "This must be a picture in base64.");
        }
        String text = given.textValue();
        Matcher front = DATA_URL.matcher(text);
        String declared = null;
        if (front.lookingAt()) {
            declared = front.group(1);
            text = text.substring(front.end());
        }
        if (text.length() / 4L * 3L > HandIns.MAX_PICTURE + 4_096L) {
            throw tooLarge(name);
        }
        byte[] content = decoded(name, text);
        if (content.length > HandIns.MAX_PICTURE) {
            throw tooLarge(name);
        }
        return new Taken(type(name, step, content, declared), Body.of(content));
    }

    private FileType type(String name, Step step, byte[] content, @Nullable String declared) {
        Allowed allowed = step.equals(Step.FACE) ? Allowed.PICTURE : Allowed.PICTURE_OR_PDF;
        return switch (intake.look(content, declared, allowed)) {
            case Intake.Verdict.Picture picture -> picture.type();
            case Intake.Verdict.Document _ -> FileType.PDF;
            case Intake.Verdict.Refused(String why) -> throw bad(name, why);
            case Intake.Verdict.Busy _ ->
                throw CompatibleException.later(
                        503, "Too many pictures are being looked at; please try again.", RETRY_SECONDS);
        };
    }

    private static byte[] decoded(String name, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException perhapsInLines) {
            try {
                return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
            } catch (IllegalArgumentException e) {
                throw bad(name, "This is not valid base64.");
            }
        }
    }

    private static CompatibleException tooLarge(String name) {
        return bad(name, "This is larger than a file may be: 6 MB.");
    }

    private static CompatibleException bad(String name, String message) {
        return CompatibleException.of(Identifier.BAD_VALUE, name + ": " + message);
    }
}
