package tidings.events;

/// A body does not have the shape of the payload it was read as. The message names the payload and the property; it
/// never quotes a value, because values are personal, and has no cause for the same reason.
public final class UnreadablePayloadException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnreadablePayloadException(Class<? extends Payload> type, String where) {
        super("not a JSON object of the shape " + type.getSimpleName() + where);
    }
}
