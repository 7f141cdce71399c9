package tidings.verification.deadline;

/// How much of a coming end has been told.
public enum Told {
    NOTHING,
    /// That it is near.
    NEAR,
    /// That it has come.
    ENDED
}
