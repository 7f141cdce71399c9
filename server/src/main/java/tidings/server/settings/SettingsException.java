package tidings.server.settings;

/// A setting is wrong, so the server must not start. The message has a line for each, naming the variable; it
/// holds no secret.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says what is wrong, for the operator.
    public SettingsException(String message) {
        super(message, null, false, false);
    }
}
