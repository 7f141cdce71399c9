package tidings.bucket;

/// The store did not do what was asked of it. The message names neither objects nor keys.
public final class BucketException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BucketException(String message) {
        super(message);
    }

    BucketException(String message, Throwable cause) {
        super(message, cause);
    }
}
