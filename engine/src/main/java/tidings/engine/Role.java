package tidings.engine;

/// What a user is in a workspace.
public enum Role {
    /// Configures, and may do everything else.
    ADMIN,

    /// Reviews verifications and reads the log.
    REVIEWER,

    /// Reads.
    VIEWER
}
