package tidings.server.dashboard.account;

import java.time.Instant;

/// A session as its person sees it.
///
/// @param handle names it in a form; worth nothing to anybody else
/// @param client the browser in words
/// @param current whether it is the one that looks
public record SessionLine(String handle, String client, Instant startedAt, Instant usedAt, boolean current) {}
