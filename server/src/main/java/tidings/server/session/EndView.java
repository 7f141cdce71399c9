package tidings.server.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an [Ending] looks.
final class EndView {
    /// Long enough to read what became of it, in seconds.
    private static final int GLANCE = 2;
    private static final int READ = 10;

    private EndView() {}

    static Views.End of(Sheet sheet, Ending ending, @Nullable String target) {
        String key = "end." + ending.kind().name().toLowerCase(Locale.ROOT);
        return new Views.End(
                sheet.tell(key),
                sheet.tell(key + ".text"),
                tone(ending.kind()),
                icon(ending.kind()),
                target,
                ending.kind() == Ending.Kind.EXPIRED ? READ : GLANCE,
                message(ending));
    }

    private static String tone(Ending.Kind kind) {
        return switch (kind) {
            case APPROVED -> "good";
            case UNDELIVERED, FAILED -> "bad";
            case PENDING -> "busy";
            case CANCELLED, EXPIRED -> "quiet";
        };
    }

    private static String icon(Ending.Kind kind) {
        return switch (kind) {
            case APPROVED -> "done";
            case UNDELIVERED, FAILED -> "alert";
            case PENDING -> "person";
            case CANCELLED -> "cross";
            case EXPIRED -> "clock";
        };
    }

    /// All of it is made of our own words, so there is nothing to escape.
    static String message(Ending ending) {
        Ending.ManualStatus manual = ending.manualStatus();
        return "{\"status\":\"%s\",\"autoSuspected\":%s,\"manualSuspected\":%s,\"manualStatus\":%s}"
                .formatted(
                        ending.kind().status().word(),
                        ending.autoSuspected(),
                        ending.manualSuspected(),
                        manual == null ? "null" : "\"" + manual.word() + "\"");
    }
}
