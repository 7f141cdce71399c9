package tidings.server.api.compatible;

import java.util.Map;

/// Ends a request of the compatible interface with an error in its form.
final class CompatibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final Identifier identifier;
    private final String sentence;
    private final transient Map<String, String> headers;

    private CompatibleException(int status, Identifier identifier, String sentence, Map<String, String> headers) {
        super("The request ends with " + identifier, null, false, false);
        this.status = status;
        this.identifier = identifier;
        this.sentence = sentence;
        this.headers = headers;
    }

    /// An error with its usual status.
    ///
    /// @param sentence what is wrong and what would be right
    static CompatibleException of(Identifier identifier, String sentence) {
        return new CompatibleException(identifier.status(), identifier, sentence, Map.of());
    }

    /// 404; the sentence must be the same whether the thing exists nowhere or in another workspace.
    static CompatibleException notFound(String sentence) {
        return new CompatibleException(404, Identifier.BAD_VALUE, sentence, Map.of());
    }

    /// An error that will pass.
    ///
    /// @param seconds when to come back
    static CompatibleException later(int status, String sentence, long seconds) {
        return new CompatibleException(
                status, Identifier.of(status), sentence, Map.of("Retry-After", Long.toString(seconds)));
    }

    int status() {
        return status;
    }

    Identifier identifier() {
        return identifier;
    }

    /// What the client is told.
    String sentence() {
        return sentence;
    }

    Map<String, String> headers() {
        return headers;
    }
}
