package tidings.events;

/// The key of a notification's signatures.
public final class SigningKey {
    private final String text;

    private SigningKey(String text) {
        this.text = text;
    }

    /// The key with exactly these characters.
    public static SigningKey of(String text) {
        return new SigningKey(text);
    }

    /// The characters of the key.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
