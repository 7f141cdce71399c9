package tidings.server.verification;

import java.time.Duration;
import java.util.Map;
import tidings.verification.AllowedDocuments;
import tidings.verification.Claims;
import tidings.verification.Policy;
import tidings.verification.Redirects;
import tidings.verification.Terms;

/// Sessions as tests ask for them.
public final class Sessions {
    private Sessions() {}

    /// The usual session of a client, in a sandbox.
    public static Terms of(String clientId) {
        return lasting(clientId, Duration.ofHours(1));
    }

    /// The same, whose token waits for as long as that.
    public static Terms lasting(String clientId, Duration expiryTime) {
        return new Terms(
                clientId,
                null,
                Terms.TokenType.IDENTIFICATION,
                Claims.NONE,
                Redirects.NONE,
                "en",
                true,
                expiryTime,
                Duration.ofMinutes(10),
                AllowedDocuments.USUAL,
                false,
                Map.of(),
                Map.of(),
                null,
                Policy.USUAL,
                true);
    }
}
