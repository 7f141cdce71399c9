package tidings.engine;

import java.util.Arrays;

/// The bytes of a payload, exactly as they were received; what is stored, signed and sent are these.
///
/// The array is shared, not copied, since it travels the hot path: nobody changes it.
public final class Body {
    /// No bytes.
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Wraps the bytes, which the caller gives away.
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    /// The bytes themselves; the caller only reads them.
    public byte[] bytes() {
        return bytes;
    }

    /// How many bytes there are.
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Says how long it is, and nothing of what it holds.
    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes]";
    }
}
