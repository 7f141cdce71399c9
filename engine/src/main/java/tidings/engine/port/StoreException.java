package tidings.engine.port;

/// The store could not do its work: the disk is full, the database is gone.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Says what was tried; the message carries no stored data.
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
