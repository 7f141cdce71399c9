package tidings.server.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Reads the bodies of uploads into memory, each and all of them together up to a limit. Thread-safe; blocks.
final class UploadBody {
    private static final int CHUNK = 64 << 10;

    private final int limit;
    private final AtomicLong free;

    /// @param limit how long one body may be
    /// @param together how long all that are read at the same time may be
    UploadBody(int limit, long together) {
        this.limit = limit;
        this.free = new AtomicLong(together);
    }

    /// What came of reading one. What it holds counts until it is closed.
    sealed interface Reading extends AutoCloseable {
        /// All of it was read.
        final class Whole implements Reading {
            private final byte[] bytes;
            private final Runnable release;

            private Whole(byte[] bytes, Runnable release) {
                this.bytes = bytes;
                this.release = release;
            }

            /// Not to be changed.
            byte[] bytes() {
                return bytes;
            }

            @Override
            public void close() {
                release.run();
            }
        }

        /// It is too long. Nothing of it is kept.
        record TooLarge() implements Reading {}

        /// It would be read, but others take all the memory at the moment.
        record Busy() implements Reading {}

        /// It stopped before its end.
        record CutOff() implements Reading {}

        @Override
        default void close() {}
    }

    /// @param declared how long it is said to be; less than 0 when that is not said
    Reading read(InputStream body, long declared) {
        if (declared > limit) {
            return new Reading.TooLarge();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        long taken = 0;
        boolean whole = false;
        try {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                if (bytes.size() + read > limit) {
                    return new Reading.TooLarge();
                }
                if (!take(read)) {
                    return new Reading.Busy();
                }
                taken += read;
                bytes.write(chunk, 0, read);
            }
            whole = true;
            long held = taken;
            return new Reading.Whole(bytes.toByteArray(), () -> free.addAndGet(held));
        } catch (IOException hungUpOrTooSlow) {
            return new Reading.CutOff();
        } finally {
            if (!whole) {
                free.addAndGet(taken);
            }
        }
    }

    private boolean take(int bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }
}
