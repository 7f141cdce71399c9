package tidings.engine;

import org.jspecify.annotations.Nullable;

/// How it stands with a notification's receiver right now.
///
/// @param circuitOpen whether the receiver gets one send at a time because it keeps failing
/// @param inFlight sends under way or not yet recorded
/// @param pending how many deliveries wait, those under way included; absent when there are so many that they
///     are not all in memory
public record Health(
        Alert alert,
        boolean circuitOpen,
        int inFlight,
        @Nullable Integer pending) {}
