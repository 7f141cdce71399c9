package tidings.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes values one behind the other into bytes, to be sealed; [Unpacking] reads them in the same order.
final class Packing {
    private ByteBuffer bytes;

    Packing(int expected) {
        bytes = ByteBuffer.allocate(expected);
    }

    Packing number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Packing numberOrNull(@Nullable Long value) {
        flag(value != null);
        return value == null ? this : number(value);
    }

    Packing small(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Packing flag(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    Packing time(Instant value) {
        return number(Times.nanos(value));
    }

    Packing timeOrNull(@Nullable Instant value) {
        flag(value != null);
        return value == null ? this : time(value);
    }

    Packing text(@Nullable String value) {
        if (value == null) {
            return small(-1);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        small(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    <T> Packing list(List<T> values, BiConsumer<Packing, T> each) {
        small(values.size());
        values.forEach(value -> each.accept(this, value));
        return this;
    }

    /// Bytes that end the whole, so that their length need not be written.
    byte[] endingWith(byte[] last) {
        byte[] whole = Arrays.copyOf(bytes.array(), bytes.position() + last.length);
        System.arraycopy(last, 0, whole, bytes.position(), last.length);
        return whole;
    }

    byte[] done() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int position = bytes.position();
            byte[] larger = Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), position + count));
            bytes = ByteBuffer.wrap(larger).position(position);
        }
        return bytes;
    }
}
