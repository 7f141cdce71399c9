package tidings.verification;

import java.time.Instant;
import java.util.Set;

/// What the person showed for a step.
///
/// @param retakes how often it was asked for again and taken anew since the overall attempt began; [#ANEW]
///     when the attempt began with asking for it
/// @param flaws what is wrong with it as a picture; it is asked for again as long as there are any and
///     retakes are left
public record Upload(StoredFile file, Instant at, int retakes, Set<Flaw> flaws) {
    /// The retakes of a picture that a new overall attempt asks for again, whatever the number of retakes
    /// allowed.
    public static final int ANEW = -1;

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
