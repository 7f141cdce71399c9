package tidings.server.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.engine.core.Publication;
import tidings.server.api.Problem.FieldError;

/// The key under which a client may publish the same again without effect.
///
/// @param field where it was given
record Idempotency(String field, @Nullable String key) {
    private static final int MAX_LENGTH = 200;
    private static final HexFormat HEX = HexFormat.of();

    void check(List<FieldError> faults) {
        if (key != null
                && (key.isEmpty()
                        || key.length() > MAX_LENGTH
                        || key.chars().anyMatch(character -> character <= ' ' || character > '~'))) {
            faults.add(new FieldError(
                    field, "This must be 1 to " + MAX_LENGTH + " visible ASCII characters, without spaces."));
        }
    }

    /// The publication under this key, if there is one.
    Publication keyed(Publication publication) {
        return key == null
                ? publication
                : new Publication(
                        publication.workspace(),
                        publication.type(),
                        publication.subject(),
                        publication.clientId(),
                        publication.body(),
                        new Publication.IdempotencyKey(key, fingerprint(publication)));
    }

    /// Two requests are the same when type, subject, client and the payload's bytes are.
    private static String fingerprint(Publication publication) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, publication.type().wireName());
            add(digest, publication.subject());
            add(digest, publication.clientId());
            digest.update(publication.body().bytes());
            return HEX.formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// Ends each part with a byte that occurs in none of them.
    private static void add(MessageDigest digest, @Nullable String part) {
        if (part != null) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
    }
}
