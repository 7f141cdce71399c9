package tidings.engine;

/// The ways in which an attempt fails, each in words that a partner understands.
///
/// A constant's name is stored and shown by the API; the classes say nothing about what stands behind a
/// blocked address.
public enum Failure {
    NAME_NOT_FOUND("The receiver's host name does not exist."),
    NAME_LOOKUP_FAILED("The receiver's host name could not be looked up in time."),
    BLOCKED_ADDRESS("The receiver's host name leads to an address that is not public, so nothing was sent."),
    OWN_ADDRESS("The receiver is this server itself, and not the inbox of this workspace, so nothing was sent."),
    INVALID_RECEIVER("The receiver is not a URL that can be sent to."),
    CONNECTION_REFUSED("The receiver's host did not accept a connection."),
    CONNECTION_LOST("The receiver closed the connection before it answered."),
    TIMED_OUT("The receiver did not answer in time."),
    TLS_CERTIFICATE_EXPIRED("The receiver's certificate has expired."),
    TLS_CERTIFICATE_NOT_YET_VALID("The receiver's certificate is not valid yet."),
    TLS_CERTIFICATE_UNTRUSTED("The receiver's certificate is not issued by a trusted authority."),
    TLS_WRONG_HOST("The receiver's certificate is made out to another host name."),
    TLS_HANDSHAKE("The receiver and we could not agree on a secure connection."),
    PROTOCOL("The receiver's answer was not valid HTTP."),
    OAUTH_REFUSED("The OAuth endpoint refused to issue a token."),
    OAUTH_UNREACHABLE("The OAuth endpoint could not be reached."),
    OAUTH_INVALID("The OAuth endpoint's answer held no usable token."),
    HTTP_REDIRECT("The receiver answered with a redirect, and redirects are not followed."),
    HTTP_GONE("The receiver answered 410: it wants no more of these."),
    HTTP_TOO_MANY_REQUESTS("The receiver answered 429: it gets too many requests."),
    HTTP_CLIENT_ERROR("The receiver could not handle the request."),
    HTTP_SERVER_ERROR("The receiver failed."),
    HTTP_UNEXPECTED("The receiver answered with a status that is neither success nor a known failure."),
    MAIL_DEFERRED("The mail server did not take the e-mail for now."),
    MAIL_REFUSED("The mail server refused the e-mail or one of its recipients for good."),
    MAIL_SERVER_UNREACHABLE(
            "The mail server could not be reached, did not answer in time or did not accept our login."),
    MAIL_NOT_CONFIGURED("This server has no mail server, so no e-mail can be sent. Its operator can set one."),
    NOTIFICATION_DELETED("The notification no longer exists, so there was nowhere to send to."),
    PAYLOAD_ERASED("The payload was erased, so there was nothing to send."),
    INTERNAL("The request could not be made because of a fault on our side.");

    private final String sentence;

    Failure(String sentence) {
        this.sentence = sentence;
    }

    /// The failure in words for the partner.
    public String sentence() {
        return sentence;
    }

    /// The failure that a response code other than 2xx stands for.
    static Failure ofCode(int code) {
        return switch (code / 100) {
            case 3 -> HTTP_REDIRECT;
            case 4 -> code == 410 ? HTTP_GONE : code == 429 ? HTTP_TOO_MANY_REQUESTS : HTTP_CLIENT_ERROR;
            case 5 -> HTTP_SERVER_ERROR;
            default -> HTTP_UNEXPECTED;
        };
    }
}
