package tidings.verification;

import java.net.URI;

/// Where a file can be fetched from for a while, by whoever has the link.
@FunctionalInterface
public interface Links {

    /// The link to the file of a step.
    ///
    /// @param name its last path element without the ending, such as `FRONT`
    URI to(String scanRef, String name, Upload.StoredFile file);
}
