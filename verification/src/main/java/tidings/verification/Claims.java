package tidings.verification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tidings.events.IdentificationData.Sex;

/// What the partner says of the person, to be compared with the document. Names are upper case.
public record Claims(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable LocalDate dateOfBirth,
        @Nullable LocalDate dateOfExpiry,
        @Nullable LocalDate dateOfIssue,
        @Nullable Sex sex,
        @Nullable String nationality,
        @Nullable String personalNumber,
        @Nullable String documentNumber,
        @Nullable String address) {

    /// The partner says nothing.
    public static final Claims NONE = new Claims(null, null, null, null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Claims[masked]";
    }
}
