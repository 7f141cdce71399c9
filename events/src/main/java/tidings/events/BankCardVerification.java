package tidings.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The result of a bank card verification, as an event of its own or within an identification.
public record BankCardVerification(
        String id,
        Status status,
        @Nullable NoMatchReason noMatchReason,
        @Nullable String name,
        @Nullable String firstSix,
        @Nullable String lastFour,
        @Nullable LocalDate expiryDate,
        @Nullable Boolean nameMatch,
        @Nullable Boolean lastFourMatch)
        implements Payload {

    /// Whether the card belongs to the person.
    public enum Status {
        NOT_COMPARED,
        MATCH,
        NO_MATCH
    }

    /// Why it does not.
    public enum NoMatchReason {
        NAME_MISMATCH,
        NUMBER_MISMATCH,
        NAME_NOT_FOUND,
        NUMBER_NOT_FOUND,
        LIVENESS_FAILED
    }

    public BankCardVerification {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
    }

    @Override
    public String toString() {
        return "BankCardVerification[id=" + id + "]";
    }
}
