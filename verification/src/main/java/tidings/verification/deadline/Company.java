package tidings.verification.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.CompanyExpiration;
import tidings.events.CompanyExpiration.ExpirationStatus;
import tidings.events.EventType;
import tidings.verification.Ruling.Emission;

/// A verified company, whose verification holds for a while. Its end is told 30 days ahead and when it has come; one
/// that
/// is registered later than that is told of at once.
public record Company(String id, @Nullable String clientId, Instant expiresAt, Told told) implements Deadline {
    /// How long before the end it is near.
    public static final Duration NOTICE = Duration.ofDays(30);

    public Company {
        requireNonNull(id, "id");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(told, "told");
    }

    @Override
    public Optional<Instant> wakeAt() {
        return switch (told) {
            case NOTHING -> Optional.of(expiresAt.minus(NOTICE));
            case NEAR -> Optional.of(expiresAt);
            case ENDED -> Optional.empty();
        };
    }

    /// What it comes to at this time.
    public Due<Company> at(Instant now) {
        List<Emission> emissions = new ArrayList<>();
        Told next = told;
        if (next == Told.NOTHING && !now.isBefore(expiresAt.minus(NOTICE))) {
            next = Told.NEAR;
            emissions.add(expiration(ExpirationStatus.PENDING));
        }
        if (next == Told.NEAR && !now.isBefore(expiresAt)) {
            next = Told.ENDED;
            emissions.add(expiration(ExpirationStatus.EXPIRED));
        }
        return new Due<>(new Company(id, clientId, expiresAt, next), emissions);
    }

    private Emission expiration(ExpirationStatus status) {
        return new Emission(EventType.COMPANY_EXPIRATION, new CompanyExpiration(id, status));
    }

    @Override
    public String toString() {
        return "Company[" + expiresAt + ", told " + told + "]";
    }
}
