package tidings.server.review;

import tidings.server.pictures.Grey;

/// Recognises a picture, even when it was resized or saved anew: whether each of 8 by 8 fields is lighter
/// than the one to its right (a difference hash). It does not recognise a person on another picture.
public record PictureHash(long bits) {
    /// Two pictures that differ in at most as many of the 64 fields are one.
    static final int SAME = 6;

    private static final int SIDE = 8;
    private static final int HEX = 16;

    /// The hash of a picture.
    public static PictureHash of(Grey upright) {
        if (upright.width() <= SIDE || upright.height() < SIDE) {
            return new PictureHash(0);
        }
        Grey fields = upright.averaged(SIDE + 1, SIDE);
        long bits = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                bits = (bits << 1) + (fields.at(x, y) > fields.at(x + 1, y) ? 1 : 0);
            }
        }
        return new PictureHash(bits);
    }

    /// The hash whose [#text] this is.
    public static PictureHash of(String text) {
        return new PictureHash(Long.parseUnsignedLong(text, HEX));
    }

    /// Sixteen digits in hex.
    public String text() {
        return "%016x".formatted(bits);
    }

    /// Whether it is the same picture. Pictures with hardly anything on them are never.
    public boolean isSame(PictureHash other) {
        return !isPlain() && !other.isPlain() && Long.bitCount(bits ^ other.bits) <= SAME;
    }

    private boolean isPlain() {
        int ones = Long.bitCount(bits);
        return ones <= SAME || ones >= Long.SIZE - SAME;
    }
}
