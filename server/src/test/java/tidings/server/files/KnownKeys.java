package tidings.server.files;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tidings.server.verification.Verifications;

/// Knows the keys that a test tells it, and those of the verifications there are.
@Singleton
@Alternative
@Priority(1)
public final class KnownKeys implements FileKeys {
    private final Map<String, FileKey> keys = new ConcurrentHashMap<>();
    private final Verifications verifications;

    KnownKeys(Verifications verifications) {
        this.verifications = verifications;
    }

    void know(String scanRef, FileKey key) {
        keys.put(scanRef, key);
    }

    void forget(String scanRef) {
        keys.remove(scanRef);
    }

    @Override
    public Optional<FileKey> of(String scanRef) {
        return Optional.ofNullable(keys.get(scanRef)).or(() -> verifications.of(scanRef));
    }
}
