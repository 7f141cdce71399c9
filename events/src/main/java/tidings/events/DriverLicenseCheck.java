package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the licensing authority says of a driving licence. A match is null when it was not compared.
public record DriverLicenseCheck(
        String name,
        String surname,
        LocalDate dateOfBirth,
        String state,
        @Nullable String gender,
        @Nullable LocalDate dateOfIssue,
        @Nullable LocalDate dateOfExpiry,
        @Nullable String documentNumber,
        @Nullable Boolean nameMatch,
        @Nullable Boolean surnameMatch,
        @Nullable Boolean dateOfBirthMatch,
        @Nullable Boolean dateOfIssueMatch,
        @Nullable Boolean dateOfExpiryMatch,
        @Nullable Boolean documentNumberMatch,
        @Nullable Boolean genderMatch) {

    public DriverLicenseCheck {
        requireNonNull(name, "name");
        requireNonNull(surname, "surname");
        requireNonNull(dateOfBirth, "dateOfBirth");
        requireNonNull(state, "state");
    }

    @Override
    public String toString() {
        return "DriverLicenseCheck[masked]";
    }
}
