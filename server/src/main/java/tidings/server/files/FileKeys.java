package tidings.server.files;

import java.util.Optional;

/// Knows the keys of the files, since it keeps the verifications they belong to.
@FunctionalInterface
public interface FileKeys {

    /// The key of the verification's files; empty when there is no such verification, or no longer.
    Optional<FileKey> of(String scanRef);
}
