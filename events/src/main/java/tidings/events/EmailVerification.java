package tidings.events;

import static java.util.Objects.requireNonNull;

/// Whether the person confirmed an e-mail address.
public record EmailVerification(String email, boolean emailVerified) {

    public EmailVerification {
        requireNonNull(email, "email");
    }

    @Override
    public String toString() {
        return "EmailVerification[masked]";
    }
}
