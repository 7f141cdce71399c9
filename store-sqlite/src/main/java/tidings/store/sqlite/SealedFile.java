package tidings.store.sqlite;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// One file of the sealed log: a header with the key of its records, wrapped by the master key, then the
/// records. Without the header nobody can read the rest, so overwriting it destroys them all.
///
/// Reading is thread-safe; writing is for one thread.
final class SealedFile {
    /// The header: a mark of the format, the day whose records these are, the wrapped key.
    static final int HEADER = Integer.BYTES + Long.BYTES + Sealer.OVERHEAD + 32;

    private static final int FORMAT = 0x54444731;

    private final Path path;
    private final long day;
    private final SecretKey key;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private SealedFile(Path path, long day, SecretKey key, FileChannel channel) {
        this.path = path;
        this.day = day;
        this.key = key;
        this.channel = channel;
    }

    /// Makes a file; it is durable with the first [#force].
    static SealedFile create(Path path, long day, byte[] key, byte[] wrappedKey) throws IOException {
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        SealedFile file = new SealedFile(path, day, new SecretKeySpec(key, "AES"), channel);
        file.write(
                ByteBuffer.allocate(HEADER)
                        .putInt(FORMAT)
                        .putLong(day)
                        .put(wrappedKey)
                        .flip(),
                0);
        return file;
    }

    /// Opens a file that was made before.
    static SealedFile open(Path path, Unwrapping keys) throws IOException {
        ByteBuffer header;
        // A stream of this kind, unlike a channel, is indifferent to interrupts.
        try (FileInputStream input = new FileInputStream(path.toFile())) {
            header = ByteBuffer.wrap(input.readNBytes(HEADER));
        } catch (FileNotFoundException e) {
            throw new NoSuchFileException(path.toString(), null, e.getMessage());
        }
        if (header.remaining() < HEADER) {
            throw new IOException("The header of this file is incomplete: " + path);
        }
        int format = header.getInt();
        if (format == 0) {
            throw new NoSuchFileException(path.toString(), null, "It is being destroyed");
        }
        if (format != FORMAT) {
            throw new IOException("Not a file of the sealed log: " + path);
        }
        long day = header.getLong();
        byte[] wrapped = new byte[header.remaining()];
        header.get(wrapped);
        try {
            SecretKey key = new SecretKeySpec(keys.unwrap(wrapped), "AES");
            return new SealedFile(
                    path, day, key, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (AEADBadTagException e) {
            throw new IOException("The key of this file does not open: " + path, e);
        }
    }

    /// Opens the key of a file.
    @FunctionalInterface
    interface Unwrapping {
        byte[] unwrap(byte[] wrapped) throws AEADBadTagException;
    }

    long day() {
        return day;
    }

    SecretKey key() {
        return key;
    }

    /// The bytes at a place.
    byte[] read(int offset, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        run(open -> readFully(open, bytes.clear(), offset));
        return bytes.array();
    }

    void write(ByteBuffer bytes, long offset) throws IOException {
        run(open -> {
            bytes.rewind();
            long at = offset;
            while (bytes.hasRemaining()) {
                at += open.write(bytes, at);
            }
        });
    }

    void force() throws IOException {
        run(open -> open.force(false));
    }

    long size() throws IOException {
        return Files.size(path);
    }

    void truncate(long size) throws IOException {
        run(open -> open.truncate(size));
    }

    /// Overwrites the key in a file and deletes the file.
    static void shred(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(HEADER), 0);
            channel.force(false);
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(path);
    }

    void close() throws IOException {
        closed = true;
        channel.close();
    }

    /// Something that is done with the open file, and can be done again when the file was closed meanwhile.
    @FunctionalInterface
    private interface Work {
        void on(FileChannel open) throws IOException;
    }

    /// An interrupt of any thread that uses a channel closes it for all; here they open it again and go on.
    private void run(Work work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel open = channel;
                try {
                    work.on(open);
                    return;
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(open, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void reopen(FileChannel failed, ClosedChannelException cause) throws IOException {
        if (closed && !Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "It was destroyed");
        }
        if (closed) {
            throw cause;
        }
        if (channel.equals(failed)) {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, at);
            if (count < 0) {
                throw new EOFException("The file ends before the record at " + offset + " does");
            }
            at += count;
        }
    }
}
