package tidings.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// Whether an address exists.
public record AddressVerification(
        String address,
        @Nullable String country,
        Status status,
        @Nullable Integer accuracy,
        @Nullable Quality quality) {

    /// The verdict.
    public enum Status {
        VERIFIED,
        PARTIALLY_VERIFIED,
        UNVERIFIED
    }

    /// How good the given address is.
    public enum Quality {
        EXCELLENT,
        GOOD,
        AVERAGE,
        POOR,
        BAD
    }

    public AddressVerification {
        requireNonNull(address, "address");
        requireNonNull(status, "status");
    }

    @Override
    public String toString() {
        return "AddressVerification[masked]";
    }
}
