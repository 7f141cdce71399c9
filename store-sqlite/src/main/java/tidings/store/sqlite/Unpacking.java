package tidings.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what [Packing] wrote.
final class Unpacking {
    private final ByteBuffer bytes;

    Unpacking(byte[] packed) {
        bytes = ByteBuffer.wrap(packed);
    }

    long number() {
        return bytes.getLong();
    }

    @Nullable
    Long numberOrNull() {
        return flag() ? number() : null;
    }

    int small() {
        return bytes.getInt();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    Instant time() {
        return Times.instant(number());
    }

    @Nullable
    Instant timeOrNull() {
        return flag() ? time() : null;
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalStateException("A text is missing in a sealed record");
        }
        return text;
    }

    @Nullable
    String textOrNull() {
        int length = bytes.getInt();
        if (length < 0) {
            return null;
        }
        byte[] utf8 = new byte[length];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    <T> List<T> list(Function<Unpacking, T> each) {
        int size = small();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(each.apply(this));
        }
        return values;
    }

    /// Whether all was read.
    boolean isAtEnd() {
        return !bytes.hasRemaining();
    }

    byte[] rest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
    }
}
