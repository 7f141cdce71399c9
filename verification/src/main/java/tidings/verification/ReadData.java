package tidings.verification;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.events.IdentificationData.AgeEstimate;
import tidings.events.IdentificationData.Sex;

/// What was read from a document, brought into the form that the wire takes: this is the entrance for all
/// that a machine or a reviewer says, so that no body can hold what its schema refuses.
///
/// Text that is too long is cut, since its beginning is still true. A number that names a document or a
/// person is dropped instead, for a part of it would be another number; and so is what is no date, country or
/// known word.
public final class ReadData {

    private ReadData() {}

    /// The data without what the wire does not take.
    public static Map<DataField, String> fit(Map<DataField, String> data) {
        Map<DataField, String> fitting = new EnumMap<>(DataField.class);
        data.forEach((field, value) -> fit(field, value).ifPresent(fit -> fitting.put(field, fit)));
        return Map.copyOf(fitting);
    }

    /// One value as the wire takes it; empty when it does not.
    public static Optional<String> fit(DataField field, String value) {
        String text = plain(value);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case TEXT -> fitText(field, text);
            case DATE -> date(text).map(LocalDate::toString);
            case COUNTRY -> Optional.of(text).filter(Countries::isCode);
            case DOCUMENT_TYPE -> word(DocumentType.class, text).map(Enum::name);
            case SEX -> word(Sex.class, text).map(Enum::name);
            case AGE_ESTIMATE -> word(AgeEstimate.class, text).map(Enum::name);
        };
    }

    /// The text's beginning, as long as allowed and without what JSON or a database could not hold. Lengths
    /// count characters as JSON Schema does: by code point.
    static String cut(String value, int maxLength) {
        String text = plain(value);
        return text.codePointCount(0, text.length()) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength)).strip();
    }

    /// A date of four-digit year, as `YYYY-MM-DD`; empty when the text is none.
    static Optional<LocalDate> date(@Nullable String text) {
        if (text == null || text.length() != 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// The constant of that name.
    static <E extends Enum<E>> Optional<E> word(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static Optional<String> fitText(DataField field, String text) {
        boolean names = field == DataField.DOC_NUMBER || field == DataField.DOC_PERSONAL_CODE;
        if (names && text.codePointCount(0, text.length()) > field.maxLength()) {
            return Optional.empty();
        }
        return Optional.of(cut(text, field.maxLength()));
    }

    /// Control characters become spaces, and halves of characters the mark for what cannot be shown.
    private static String plain(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                text.append('\uFFFD');
            } else {
                text.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            }
        });
        return text.toString().strip();
    }
}
