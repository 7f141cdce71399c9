package tidings.server.files;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Opens the files of one verification, with which it is kept. Whoever forgets it has shredded them, wherever
/// copies of them may be.
public final class FileKey {
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private FileKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A new one.
    ///
    /// @param random must be fit for keys
    public static FileKey draw(RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new FileKey(bytes);
    }

    /// The one whose [#text] this is.
    public static FileKey of(String text) {
        byte[] bytes = HexFormat.of().parseHex(text);
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A file key has " + LENGTH + " bytes, but this one " + bytes.length);
        }
        return new FileKey(bytes);
    }

    /// To be kept where it is encrypted and can be deleted, and to be shown nowhere.
    public String text() {
        return HexFormat.of().formatHex(bytes);
    }

    SecretKey aes() {
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "FileKey[hidden]";
    }
}
