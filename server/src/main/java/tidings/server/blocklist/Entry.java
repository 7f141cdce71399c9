package tidings.server.blocklist;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.server.review.PictureHash;

/// What is kept of an entry beside its marks.
///
/// @param reason in the words of whoever listed it; may be empty
/// @param by who that was
/// @param picture by which a picture is recognised; absent when none is listed
record Entry(String reason, String by, @Nullable PictureHash picture) {
    private static final int FORMAT = 1;

    Body write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeByte(FORMAT);
            to.writeUTF(reason);
            to.writeUTF(by);
            to.writeUTF(picture == null ? "" : picture.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(bytes.toByteArray());
    }

    static Entry read(Body body) {
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(body.bytes()))) {
            int format = from.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("This version does not know how an entry is written: " + format);
            }
            String reason = from.readUTF();
            String by = from.readUTF();
            String picture = from.readUTF();
            return new Entry(reason, by, picture.isEmpty() ? null : PictureHash.of(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<PictureHash> listed() {
        return Optional.ofNullable(picture);
    }

    /// Leaves out the reason.
    @Override
    public String toString() {
        return "Entry[by " + by + "]";
    }
}
