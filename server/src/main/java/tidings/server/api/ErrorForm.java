package tidings.server.api;

import tidings.engine.Body;

/// How errors look under paths whose clients know them in another form than that of a [Problem].
public interface ErrorForm {

    /// Whether it is the form of this path.
    ///
    /// @param path with its slash at the beginning
    boolean holdsAt(String path);

    /// The problem in this form.
    Written write(Problem problem);

    /// The body of an answer.
    record Written(String mediaType, Body body) {}
}
