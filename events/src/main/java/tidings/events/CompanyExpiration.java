package tidings.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// The coming or past end of a company's verification.
public record CompanyExpiration(String id, @Nullable ExpirationStatus expirationStatus) implements Payload {

    /// How far the expiry is.
    public enum ExpirationStatus {
        PENDING,
        EXPIRED
    }

    public CompanyExpiration {
        requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return "CompanyExpiration[id=" + id + "]";
    }
}
