package tidings.simulation;

/// What Tidings promises, as far as the engine can break it.
enum Promise {
    /// What was answered is on disk with all its deliveries, and stays there; one idempotency key makes one
    /// event.
    DURABLE,
    /// Every delivery ends; what has ended is not sent again, and nothing is sent twice without a reason.
    SETTLED,
    /// Within one notification, a later event of a subject waits for the earlier one.
    ORDERED,
    /// A receiver costs the others nothing: sends in flight and memory are bounded, and whoever can be sent
    /// to is.
    ISOLATED,
    /// As many attempts as granted, as late as agreed.
    RETRIED,
    /// Settings hold from the next attempt on; what is deactivated or deleted is given up, for that reason
    /// and no other.
    CURRENT,
    /// People are told of failures once a window, and of a recovery once.
    TOLD,
    /// Nothing is left over when nothing is left to do.
    TIDY
}
