package tidings.engine;

/// What became of a delivery. All but PENDING are terminal.
public enum DeliveryState {
    PENDING,
    DELIVERED,
    FAILED,
    CANCELED;

    /// Whether nothing more happens by itself.
    public boolean terminal() {
        return this != PENDING;
    }
}
