package tidings.verification;

/// What is kept of a verification cannot be read. The message says where, and quotes nothing.
public final class UnreadableVerificationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableVerificationException(String where) {
        super("These bytes hold no verification" + where);
    }
}
