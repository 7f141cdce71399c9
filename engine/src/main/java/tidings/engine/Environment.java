package tidings.engine;

/// What a workspace is for: real outcomes, or trying things out.
public enum Environment {
    LIVE,
    SANDBOX
}
