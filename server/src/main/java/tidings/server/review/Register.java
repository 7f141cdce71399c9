package tidings.server.review;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import tidings.verification.DataField;
import tidings.verification.Verification;

/// Knows the other verifications of the same workspace and its blocklists.
public interface Register {

    /// The scanRefs of verifications of other clients with that value. The values of the client that this
    /// verification is about do not count, since one person may come again.
    ///
    /// @param field a document's number or a personal code
    /// @param key the value's [#key]
    Set<String> othersWith(Verification verification, DataField field, String key);

    /// Whether a blocklist of the workspace has the value.
    boolean isBlocked(Verification verification, DataField field, String key);

    /// The selfies on the workspace's blocklist.
    Collection<PictureHash> blockedFaces(Verification verification);

    /// What is compared of a value: its letters and digits.
    static String key(String value) {
        return value.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
