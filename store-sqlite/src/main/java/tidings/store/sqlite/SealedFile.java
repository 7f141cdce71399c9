package tidings.store.sqlite;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        readFully(channel, header, 0);
        header.flip();
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
            return new SealedFile(path, day, new SecretKeySpec(keys.unwrap(wrapped), "AES"), channel);
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

    /// The bytes at a place; empty when the file is no more.
    Optional<byte[]> read(int offset, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (true) {
            FileChannel open = channel;
            boolean interrupted = Thread.interrupted();
            try {
                readFully(open, bytes.clear(), offset);
                return Optional.of(bytes.array());
            } catch (ClosedChannelException e) {
                // An interrupt of any reader closes the channel for all.
                interrupted |= Thread.interrupted();
                if (!reopen(open)) {
                    return Optional.empty();
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    void write(ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
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
        channel.close();
    }

    private synchronized boolean reopen(FileChannel closed) throws IOException {
        if (channel.equals(closed)) {
            if (!Files.exists(path)) {
                return false;
            }
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        return true;
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
