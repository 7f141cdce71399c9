package tidings.server.blocklist;

/// What can be listed of a verification. Constants are stored by name.
public enum Blocklist {
    /// The document: its number, and the picture of its front.
    DOCUMENT,
    /// What the document says: its number, and the person's code.
    DOCUMENT_INFO,
    /// The picture of the face.
    SELFIE
}
