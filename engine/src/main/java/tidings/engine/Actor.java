package tidings.engine;

/// Who did something, as the audit log shows it: text, so that it outlives whoever it was.
///
/// @param name an e-mail address, `API key abc`, `operator` or `system`
public record Actor(String name) {
    /// Whoever runs this server.
    public static final Actor OPERATOR = new Actor("operator");

    /// This server itself, when time has come for something.
    public static final Actor SYSTEM = new Actor("system");

    /// A person.
    public static Actor of(User user) {
        return new Actor(user.email());
    }

    /// A client.
    ///
    /// @param key the public half of its API key
    public static Actor ofKey(String key) {
        return new Actor("API key " + key);
    }

    /// Leaves out who it is.
    @Override
    public String toString() {
        return "Actor[]";
    }
}
