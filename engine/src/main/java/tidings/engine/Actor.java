package tidings.engine;

/// Who did something, as the audit log shows it: text, so that it outlives whoever it was.
///
/// @param name an e-mail address, `API key abc`, or `operator`
public record Actor(String name) {
    /// Whoever runs this server.
    public static final Actor OPERATOR = new Actor("operator");

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
