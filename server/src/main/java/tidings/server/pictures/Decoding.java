package tidings.server.pictures;

/// What came of decoding a picture.
public sealed interface Decoding {

    /// The picture.
    ///
    /// @param size of the original
    /// @param upright smaller than the original where that is large, and the right way up
    record Decoded(Size size, Grey upright) implements Decoding {}

    /// It is damaged.
    record Damaged() implements Decoding {}

    /// So many pictures are being decoded that its turn has not come in time.
    record Busy() implements Decoding {}
}
