package tidings.server.dashboard.verification;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.events.IdentificationData.AgeEstimate;
import tidings.events.IdentificationData.Sex;
import tidings.server.dashboard.Option;
import tidings.verification.Claims;
import tidings.verification.Countries;
import tidings.verification.DataField;

/// One field of what the document says, beside what the partner says.
///
/// @param name its input's name
/// @param value as it is, or as it was typed
/// @param shown the value in words
/// @param read what the machine read, in words, where it read something else; otherwise null
/// @param claimed what the partner gave, in words; null when nothing
/// @param differs whether that is something else than the value, where there is one
/// @param options what may be chosen; empty where it is typed
/// @param date whether it is a date
/// @param main whether it is among those that most documents have
/// @param maxLength in characters
public record Datum(
        String name,
        String label,
        String value,
        String shown,
        @Nullable String read,
        @Nullable String claimed,
        boolean differs,
        List<Option> options,
        boolean date,
        boolean main,
        int maxLength) {
    private static final List<DataField> MAIN = List.of(
            DataField.DOC_FIRST_NAME,
            DataField.DOC_LAST_NAME,
            DataField.DOC_DOB,
            DataField.DOC_SEX,
            DataField.DOC_NATIONALITY,
            DataField.DOC_PERSONAL_CODE,
            DataField.DOC_TYPE,
            DataField.DOC_NUMBER,
            DataField.DOC_ISSUING_COUNTRY,
            DataField.DOC_DATE_OF_ISSUE,
            DataField.DOC_EXPIRY,
            DataField.ADDRESS);

    private static final List<Option> COUNTRIES = Countries.all().stream()
            .map(code -> new Option(code, Names.country(code)))
            .sorted((one, other) -> one.label().compareTo(other.label()))
            .toList();

    /// What there is to compare.
    ///
    /// @param now what holds, or what was typed
    /// @param read what the machine read
    record Sources(Map<DataField, String> now, Map<DataField, String> read, Claims claims) {}

    /// All fields, the usual ones first.
    static List<Datum> all(Sources sources) {
        return Stream.concat(MAIN.stream(), Arrays.stream(DataField.values()).filter(field -> !MAIN.contains(field)))
                .map(field -> of(field, sources))
                .toList();
    }

    private static Datum of(DataField field, Sources sources) {
        String value = sources.now.getOrDefault(field, "");
        String read = sources.read.getOrDefault(field, "");
        Optional<String> claimed = claimed(field, sources.claims);
        return new Datum(
                Draft.input(field),
                Names.of(field),
                value,
                shown(field, value),
                read.isEmpty() || read.equals(value) ? null : shown(field, read),
                claimed.map(text -> shown(field, text)).orElse(null),
                !value.isEmpty() && claimed.isPresent() && !plain(claimed.get()).equals(plain(value)),
                options(field),
                field.kind() == DataField.Kind.DATE,
                MAIN.contains(field),
                field.maxLength());
    }

    private static Optional<String> claimed(DataField field, Claims claims) {
        Map<DataField, @Nullable String> given = new EnumMap<>(DataField.class);
        given.put(DataField.DOC_FIRST_NAME, claims.firstName());
        given.put(DataField.DOC_LAST_NAME, claims.lastName());
        given.put(DataField.DOC_DOB, text(claims.dateOfBirth()));
        given.put(DataField.DOC_EXPIRY, text(claims.dateOfExpiry()));
        given.put(DataField.DOC_DATE_OF_ISSUE, text(claims.dateOfIssue()));
        given.put(DataField.DOC_SEX, claims.sex() == null ? null : claims.sex().name());
        given.put(DataField.DOC_NATIONALITY, claims.nationality());
        given.put(DataField.DOC_PERSONAL_CODE, claims.personalNumber());
        given.put(DataField.DOC_NUMBER, claims.documentNumber());
        given.put(DataField.ADDRESS, claims.address());
        return Optional.ofNullable(given.get(field));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /// What divides words or numbers, and how they are capitalised, makes no difference.
    private static String plain(String text) {
        return text.replaceAll("[\\s./,'’-]+", "").toUpperCase(Locale.ROOT);
    }

    private static String shown(DataField field, String value) {
        return switch (field.kind()) {
            case TEXT, DATE -> value;
            case COUNTRY -> Countries.isCode(value) ? Names.country(value) : value;
            case DOCUMENT_TYPE ->
                Arrays.stream(DocumentType.values())
                        .filter(type -> type.name().equals(value))
                        .map(Names::of)
                        .findFirst()
                        .orElse(value);
            case SEX, AGE_ESTIMATE -> value.isEmpty() ? "" : Names.sentence(value);
        };
    }

    private static List<Option> options(DataField field) {
        return switch (field.kind()) {
            case TEXT, DATE -> List.of();
            case COUNTRY -> COUNTRIES;
            case DOCUMENT_TYPE ->
                Arrays.stream(DocumentType.values())
                        .map(type -> new Option(type.name(), Names.of(type)))
                        .toList();
            case SEX -> sentences(Sex.values());
            case AGE_ESTIMATE -> sentences(AgeEstimate.values());
        };
    }

    private static List<Option> sentences(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> new Option(constant.name(), Names.sentence(constant.name())))
                .toList();
    }

    /// Leaves out what it says.
    @Override
    public String toString() {
        return "Datum[" + name + "]";
    }
}
