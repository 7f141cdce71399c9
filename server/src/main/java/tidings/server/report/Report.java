package tidings.server.report;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.events.IdentificationStatus;
import tidings.server.files.FileType;
import tidings.server.files.Vault;
import tidings.server.verification.Held;
import tidings.verification.DataField;
import tidings.verification.Outcomes;
import tidings.verification.Overall;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Verification;

/// A verification on paper: its outcome, what was read, what was shown and all that happened. Thread-safe;
/// blocks.
///
/// Everything that writes PDF is loaded with the first report.
@Singleton
public final class Report {
    private static final Logger LOG = Logger.getLogger(Report.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// A PNG beyond that would have to be held decoded, several times its size in the file.
    private static final long MOST_PIXELS = 16_000_000;

    private static final int WIDTH_IN_PNG = 16;
    private static final int SIZE_IN_PNG = 24;

    private final Vault vault;
    private final InstantSource clock;

    Report(Vault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /// The report as it would be written now, in PDF.
    public byte[] of(Held held) {
        Verification verification = held.verification();
        try (Sheets sheets = new Sheets("Identity verification " + verification.scanRef())) {
            sheets.title("Identity verification");
            about(verification, sheets);
            results(verification, sheets);
            data(verification, sheets);
            for (Map.Entry<Step, Upload> shown : verification.uploads().entrySet()) {
                picture(held, shown.getKey(), shown.getValue(), sheets);
            }
            sheets.heading("What happened");
            for (var line : verification.history()) {
                sheets.line(TIME.format(line.at()), words(line.kind()) + ", " + line.by() + detail(line.detail()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sheets.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("A report could not be written into memory", e);
        }
    }

    private void about(Verification verification, Sheets sheets) throws IOException {
        sheets.line("scanRef", verification.scanRef());
        sheets.line("clientId", verification.terms().clientId());
        sheets.line("externalRef", or(verification.terms().externalRef()));
        sheets.line("Created", TIME.format(verification.createdAt()));
        if (verification.visit() != null) {
            sheets.line("Started", TIME.format(verification.visit().startedAt()));
            sheets.line("IP address", or(verification.visit().ip()));
        }
        if (verification.choice() != null) {
            sheets.line(
                    "Document chosen",
                    verification.choice().country() + " "
                            + verification.choice().document());
        }
        Instant now = clock.instant();
        sheets.line("This report is of", TIME.format(now));
    }

    private static void results(Verification verification, Sheets sheets) throws IOException {
        IdentificationStatus status = Outcomes.status(verification);
        sheets.heading("Outcome");
        sheets.line("Status", Overall.statusWord(verification).name());
        sheets.line("Overall", String.valueOf(status.overall()));
        sheets.line("Final", Overall.isFinal(verification) ? "yes" : "no");
        sheets.line("Document, automatic", or(status.autoDocument()));
        sheets.line("Face, automatic", or(status.autoFace()));
        sheets.line("Document, manual", or(status.manualDocument()));
        sheets.line("Face, manual", or(status.manualFace()));
        sheets.line("Additional steps", or(status.additionalSteps()));
        sheets.line("Fraud tags", list(status.fraudTags()));
        sheets.line("Mismatch tags", list(status.mismatchTags()));
        sheets.line("Reasons of a denial", list(status.denyReasons()));
    }

    private static void data(Verification verification, Sheets sheets) throws IOException {
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        if (verification.manual() != null) {
            data.putAll(verification.manual().data());
        } else if (verification.auto() != null) {
            data.putAll(verification.auto().data());
        }
        sheets.heading("What was read from the document");
        if (data.isEmpty()) {
            sheets.line("Nothing", "-");
        }
        for (Map.Entry<DataField, String> field : data.entrySet()) {
            sheets.line(field.getKey().wireName(), field.getValue());
        }
    }

    private void picture(Held held, Step step, Upload upload, Sheets sheets) throws IOException {
        sheets.heading("Shown: " + step);
        sheets.line("When", TIME.format(upload.at()));
        sheets.line("File", upload.file().mediaType() + ", " + upload.file().bytes() + " bytes");
        byte[] content =
                vault.read(held.fileKey(), held.scanRef(), upload.file()).orElse(null);
        if (content == null) {
            sheets.line("", "The file is gone.");
        } else if (!isPrinted(upload.file().mediaType(), content)) {
            sheets.line("", "Not printed here: it is a PDF, or too large.");
        } else {
            try {
                sheets.picture(step.name(), content);
            } catch (IOException | RuntimeException e) {
                LOG.warn("A picture could not be put into a report", e);
                sheets.line("", "Not printed here: it could not be opened.");
            }
        }
    }

    private static boolean isPrinted(String mediaType, byte[] content) {
        return mediaType.equals(FileType.JPEG.mediaType())
                || (mediaType.equals(FileType.PNG.mediaType()) && pixels(content) <= MOST_PIXELS);
    }

    private static long pixels(byte[] png) {
        return png.length < SIZE_IN_PNG
                ? Long.MAX_VALUE
                : (long) ByteBuffer.wrap(png).getInt(WIDTH_IN_PNG)
                        * ByteBuffer.wrap(png).getInt(WIDTH_IN_PNG + 4);
    }

    private static String list(@Nullable List<?> tags) {
        return tags == null || tags.isEmpty()
                ? "-"
                : tags.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String or(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String words(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String detail(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }
}
