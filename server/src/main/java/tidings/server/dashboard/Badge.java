package tidings.server.dashboard;

/// A state as the tag `badge` shows it.
///
/// @param text what it says
public record Badge(Tone tone, String text) {}
