package tidings.server.dashboard.home;

import tidings.server.dashboard.Tone;

/// Something that needs attention.
///
/// @param text what is the matter and what comes of it
/// @param path where something can be done about it
/// @param link what stands on the way there
public record Concern(Tone tone, String text, String path, String link) {}
