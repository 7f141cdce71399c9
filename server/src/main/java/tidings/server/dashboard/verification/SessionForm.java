package tidings.server.dashboard.verification;

import jakarta.ws.rs.FormParam;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Option;
import tidings.server.dashboard.Typed;
import tidings.verification.AllowedDocuments;
import tidings.verification.Claims;
import tidings.verification.Countries;
import tidings.verification.DataField;
import tidings.verification.Policy;
import tidings.verification.ReadData;
import tidings.verification.Redirects;
import tidings.verification.Terms;

/// What was typed about a session that is to be made.
///
/// @param country a code, or empty for all
/// @param documents names of document types; none means the usual ones
/// @param bill whether a utility bill is asked for
public record SessionForm(
        String clientId,
        String externalRef,
        String firstName,
        String lastName,
        String dateOfBirth,
        String locale,
        String country,
        List<String> documents,
        boolean bill) {
    /// How long a link waits to be opened.
    static final Duration EXPIRY = Duration.ofHours(24);

    private static final Duration SESSION = Duration.ofMinutes(30);
    private static final int LONGEST_CLIENT_ID = 100;
    private static final int LONGEST_EXTERNAL_REF = 40;
    private static final List<String> LOCALES = List.of("en", "de", "es", "fr", "lt", "pl");
    private static final List<DocumentType> DOCUMENTS = List.of(
            DocumentType.PASSPORT, DocumentType.ID_CARD, DocumentType.RESIDENCE_PERMIT, DocumentType.DRIVER_LICENSE);

    /// The form as it is shown first.
    static final SessionForm BLANK = new SessionForm("", "", "", "", "", "en", "", List.of(), false);

    /// What the form offers.
    static VerificationTemplates.Offer offer() {
        List<Option> countries = new ArrayList<>();
        countries.add(new Option("", "All countries"));
        Countries.all().stream()
                .map(code -> new Option(code, Names.country(code)))
                .sorted((one, other) -> one.label().compareTo(other.label()))
                .forEach(countries::add);
        return new VerificationTemplates.Offer(
                LOCALES.stream()
                        .map(locale -> new Option(locale, language(locale)))
                        .toList(),
                countries,
                DOCUMENTS.stream()
                        .map(type -> new Option(type.name(), Names.of(type)))
                        .toList());
    }

    private static String language(String locale) {
        return Locale.of(locale).getDisplayLanguage(Locale.ENGLISH);
    }

    /// What the form sends.
    static final class Received {
        @FormParam("clientId")
        @Nullable
        String clientId;

        @FormParam("externalRef")
        @Nullable
        String externalRef;

        @FormParam("firstName")
        @Nullable
        String firstName;

        @FormParam("lastName")
        @Nullable
        String lastName;

        @FormParam("dateOfBirth")
        @Nullable
        String dateOfBirth;

        @FormParam("locale")
        @Nullable
        String locale;

        @FormParam("country")
        @Nullable
        String country;

        @FormParam("documents")
        @Nullable
        List<String> documents;

        @FormParam("bill")
        @Nullable
        String bill;

        SessionForm form() {
            return new SessionForm(
                    Typed.line(clientId),
                    Typed.line(externalRef),
                    Typed.line(firstName),
                    Typed.line(lastName),
                    Typed.line(dateOfBirth),
                    Typed.line(locale),
                    Typed.line(country),
                    documents == null ? List.of() : List.copyOf(documents),
                    bill != null);
        }
    }

    Complaints complaints() {
        List<FieldError> errors = new ArrayList<>();
        if (clientId.isEmpty() || clientId.length() > LONGEST_CLIENT_ID || !isPlain(clientId)) {
            errors.add(new FieldError(
                    "clientId", "The clientId must be 1 to 100 characters of plain ASCII, such as user-1001."));
        }
        if (externalRef.length() > LONGEST_EXTERNAL_REF || !isPlain(externalRef)) {
            errors.add(new FieldError("externalRef", "The externalRef may have 40 characters of plain ASCII."));
        }
        name("firstName", "The first name", firstName).ifPresent(errors::add);
        name("lastName", "The last name", lastName).ifPresent(errors::add);
        if (!dateOfBirth.isEmpty() && birth().isEmpty()) {
            errors.add(new FieldError(
                    "dateOfBirth", "The date of birth must be a date that exists, as year-month-day: 1990-01-31."));
        }
        if (!LOCALES.contains(locale)) {
            errors.add(new FieldError("locale", "Choose one of the languages."));
        }
        if (!country.isEmpty() && !Countries.isCode(country)) {
            errors.add(new FieldError("country", "Choose one of the countries."));
        }
        return new Complaints(errors);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static Optional<FieldError> name(String field, String what, String text) {
        return text.length() > DataField.DOC_FIRST_NAME.maxLength()
                        || text.chars().anyMatch(Character::isDigit)
                ? Optional.of(new FieldError(field, what + " may have 100 characters and no digits."))
                : Optional.empty();
    }

    private Optional<LocalDate> birth() {
        return ReadData.fit(DataField.DOC_DOB, dateOfBirth).map(LocalDate::parse);
    }

    /// The terms of a form without faults.
    Terms terms(boolean sandbox) {
        return new Terms(
                clientId,
                emptyAsNull(externalRef),
                Terms.TokenType.IDENTIFICATION,
                new Claims(
                        upper(firstName),
                        upper(lastName),
                        birth().orElse(null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                Redirects.NONE,
                locale,
                true,
                EXPIRY,
                SESSION,
                allowed(),
                bill,
                Map.of(),
                Map.of(),
                null,
                Policy.USUAL,
                sandbox);
    }

    private AllowedDocuments allowed() {
        Set<DocumentType> chosen = EnumSet.noneOf(DocumentType.class);
        DOCUMENTS.stream().filter(type -> documents.contains(type.name())).forEach(chosen::add);
        Set<DocumentType> types = chosen.isEmpty() ? EnumSet.copyOf(DOCUMENTS) : chosen;
        return new AllowedDocuments(Map.of(country.isEmpty() ? Terms.ALL : country, types));
    }

    private static @Nullable String upper(String text) {
        return text.isEmpty() ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Leaves out who it is for.
    @Override
    public String toString() {
        return "SessionForm[" + Arrays.asList(locale, country) + "]";
    }
}
