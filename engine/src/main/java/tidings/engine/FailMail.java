package tidings.engine;

/// Who is told when a delivery has failed for good, and whether the mail carries the event's payload.
public record FailMail(String address, boolean includeBody) {}
