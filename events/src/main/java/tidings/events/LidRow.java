package tidings.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// One document in a register of lost or invalid documents.
public record LidRow(
        String documentNumber, @Nullable String documentType, boolean valid, String expiryDate, String checkDate) {

    public LidRow {
        requireNonNull(documentNumber, "documentNumber");
        requireNonNull(expiryDate, "expiryDate");
        requireNonNull(checkDate, "checkDate");
    }

    @Override
    public String toString() {
        return "LidRow[masked]";
    }
}
