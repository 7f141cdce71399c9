package tidings.server.dashboard;

/// One of the things that the tag `choice` offers, with what it means.
///
/// @param value what the form sends
/// @param label what the person reads
/// @param meaning what comes of it, in a sentence
public record Choice(String value, String label, String meaning) {}
