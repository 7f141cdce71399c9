package tidings.server.api;

/// How large a body may be under some paths, where not as large as everywhere else.
public interface BodyLimit {

    /// Whether it holds at this path.
    ///
    /// @param path with its slash at the beginning
    boolean holdsAt(String path);

    /// In bytes.
    int bytes();
}
