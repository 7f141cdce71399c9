package tidings.events;

import org.jspecify.annotations.Nullable;

/// The end of a video call. No source describes the body; these are the two keys that nearly every other event has.
public record VideoCallFinished(
        @Nullable String scanRef, @Nullable String clientId) implements Payload {

    @Override
    public String toString() {
        return "VideoCallFinished[scanRef=" + scanRef + "]";
    }
}
