package tidings.verification.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.CompanyInfoRequest;
import tidings.events.CompanyInfoRequest.Status;
import tidings.events.EventType;
import tidings.verification.Ruling.Emission;

/// The token with which a company reaches the form that it is to fill in. That it ran out unused is told.
///
/// @param email who was asked; absent when that is not known
/// @param open whether it may still be used
public record FormToken(
        String token, String companyId, @Nullable String email, Instant expiresAt, boolean open) implements Deadline {

    public FormToken {
        requireNonNull(token, "token");
        requireNonNull(companyId, "companyId");
        requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public Optional<Instant> wakeAt() {
        return open ? Optional.of(expiresAt) : Optional.empty();
    }

    /// What it comes to at this time.
    public Due<FormToken> at(Instant now) {
        if (!open || now.isBefore(expiresAt)) {
            return new Due<>(this, List.of());
        }
        return new Due<>(
                closed(),
                List.of(new Emission(
                        EventType.COMPANY_INFO_REQUEST,
                        new CompanyInfoRequest(companyId, token, expiresAt, email, null, Status.EXPIRED))));
    }

    /// The same, used or run out.
    public FormToken closed() {
        return new FormToken(token, companyId, email, expiresAt, false);
    }

    @Override
    public String toString() {
        return "FormToken[" + expiresAt + ", open " + open + "]";
    }
}
