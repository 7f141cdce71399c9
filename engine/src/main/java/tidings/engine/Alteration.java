package tidings.engine;

/// One field that was altered, in words. A secret appears as `set`, `changed` or `removed`, never as its
/// text; an address appears without what may be a secret in it.
///
/// @param from what it was; empty when there was nothing
/// @param to what it is; empty when there is nothing any more
public record Alteration(String field, String from, String to) {}
