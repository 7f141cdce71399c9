package tidings.server.files;

/// Files cannot be kept, read or deleted at the moment. The message names no file.
public final class FileStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FileStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
