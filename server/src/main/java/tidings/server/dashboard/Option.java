package tidings.server.dashboard;

/// One of the things that the tag `select` offers.
///
/// @param value what the form sends
/// @param label what the person reads
public record Option(String value, String label) {}
