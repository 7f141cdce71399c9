package tidings.verification;

/// Decides what an action comes to. Stateless and thread-safe: the same question has the same answer.
public final class Workflow {
    /// @param links where the files in a body can be fetched
    public Workflow(Links links) {}
}
