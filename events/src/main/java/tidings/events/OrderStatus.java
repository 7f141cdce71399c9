package tidings.events;

/// How far an order at a government register is.
public enum OrderStatus {
    NOT_ORDERED,
    IN_PROGRESS,
    FINISHED,
    FAILED,
    TIMED_OUT
}
