package tidings.server.pictures;

/// The width and height of a picture, in pixels and as it is stored, whichever way up it is shown.
public record Size(int width, int height) {
    /// The longer side.
    public int longer() {
        return Math.max(width, height);
    }

    /// The shorter side.
    public int shorter() {
        return Math.min(width, height);
    }

    /// How many pixels there are.
    public long pixels() {
        return (long) width * height;
    }
}
