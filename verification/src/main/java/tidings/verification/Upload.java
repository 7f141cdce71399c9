package tidings.verification;

import java.time.Instant;
import java.util.Set;

/// What the person showed for a step.
///
/// @param retakes how often it was asked for again and taken anew since the overall attempt began
/// @param flaws what is wrong with it as a picture; it is asked for again as long as there are any and retakes are left
public record Upload(StoredFile file, Instant at, int retakes, Set<Flaw> flaws) {
    public Upload {
        flaws = Set.copyOf(flaws);
    }

    /// A file that is kept elsewhere.
    ///
    /// @param key where, within the verification
    /// @param mediaType such as `image/jpeg` or `application/pdf`
    /// @param bytes how long it is
    public record StoredFile(String key, String mediaType, long bytes) {}
}
