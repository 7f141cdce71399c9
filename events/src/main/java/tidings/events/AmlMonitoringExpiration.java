package tidings.events;

/// How many monitorings of the whole account end soon. It names no subject.
public record AmlMonitoringExpiration(int usersToExtend, int usersToExpire) implements Payload {}
