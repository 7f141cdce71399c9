package tidings.server.files;

import java.util.Optional;

/// Where sealed files are. What it is given is unreadable to whoever has only it. Thread-safe; blocks.
///
/// Every call throws a [FileStoreException] when the store cannot do it.
public interface FileStore extends AutoCloseable {

    /// Keeps a file; when this returns it survives a crash.
    void put(FileName name, byte[] sealed);

    /// The file; empty when there is none.
    Optional<byte[]> get(FileName name);

    /// Deletes a file; there need not be one.
    void delete(FileName name);

    /// Deletes a folder with all that is in it; there need not be one.
    void deleteFolder(String folder);

    @Override
    void close();
}
