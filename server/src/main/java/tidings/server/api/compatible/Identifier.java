package tidings.server.api.compatible;

/// The classes of errors that the clients know.
enum Identifier {
    INTERNAL_ERROR(500),
    /// A parameter that cannot be so.
    BAD_VALUE(400),
    /// A parameter that has to be there.
    MISSING_VALUE(400),
    /// Parameters that do not go together.
    VALIDATION_ERROR(400),
    UNAUTHORIZED(401),
    /// A body that is no text.
    ENCODING_ERROR(400),
    /// A body that is no JSON.
    JSON_ERROR(400),
    /// A token that is unknown, expired or used up.
    TOKEN_NOT_VALID(400),
    /// What this server has no service for.
    PARTNER_CONTRACT_ERROR(400),
    /// What cannot be done to a verification as it stands.
    PARTNER_ERROR(400),
    METHOD_NOT_ALLOWED(405),
    PERMISSIONS_ERROR(403),
    TOO_MANY_REQUESTS(429);

    private final int status;

    Identifier(int status) {
        this.status = status;
    }

    /// The status that it comes with, unless it is said otherwise.
    int status() {
        return status;
    }

    /// What stands for an error that the frame tells by its status alone.
    static Identifier of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> PERMISSIONS_ERROR;
            case 405 -> METHOD_NOT_ALLOWED;
            case 415 -> ENCODING_ERROR;
            case 429 -> TOO_MANY_REQUESTS;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_VALUE;
        };
    }
}
