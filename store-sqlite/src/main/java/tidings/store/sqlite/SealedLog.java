package tidings.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Where everything personal is kept: sealed records, appended to files beside the database, which knows them
/// by their [Place] only.
///
/// A record is written once, unlike in a database that writes it to its log first; it never moves, so
/// overwriting it erases it for certain; and what is past its retention goes with its file, whose key is
/// overwritten first. A file holds the records of one day at most.
///
/// One thread appends, flushes, erases and drops; any thread reads.
final class SealedLog implements AutoCloseable {
    private static final String SUFFIX = ".sealed";

    private final Path directory;
    private final SecretKey wrapping;
    private final int maxFile;
    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer = new Sealer();
    private final Queue<Sealer> openers = new ConcurrentLinkedQueue<>();
    private final ConcurrentSkipListSet<Integer> numbers = new ConcurrentSkipListSet<>();
    private final Map<Integer, SealedFile> files = new ConcurrentHashMap<>();

    private int number;
    private @Nullable SealedFile current;
    private int written = SealedFile.HEADER;
    private int kept = SealedFile.HEADER;
    private boolean fresh;
    private boolean distrusted;
    private final List<Tail> tails = new ArrayList<>();
    private byte[] buffer = new byte[1 << 16];
    private int buffered;

    /// What a transaction that is not yet committed left in a file that is full.
    private record Tail(SealedFile file, int kept) {}

    private SealedLog(Path directory, SecretKey wrapping, int maxFile) {
        this.directory = directory;
        this.wrapping = wrapping;
        this.maxFile = maxFile;
    }

    /// Opens the log as far as the database knows it: what comes after its last record was never committed,
    /// and goes.
    ///
    /// @param last the last committed record; absent when there is none
    /// @param maxFile how many bytes a file has at most, unless a single record is larger
    static SealedLog open(Path directory, MasterKey key, @Nullable Place last, int maxFile) throws IOException {
        Files.createDirectories(directory);
        SealedLog log = new SealedLog(directory, key.derive("sealed files", "AES"), maxFile);
        log.find();
        log.resume(last);
        return log;
    }

    private void find() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            found.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .forEach(numbers::add);
        }
    }

    private void resume(@Nullable Place last) throws IOException {
        number = last == null ? 0 : last.file();
        for (int beyond : List.copyOf(numbers.tailSet(number, false))) {
            SealedFile.shred(path(beyond));
            numbers.remove(beyond);
        }
        if (last != null) {
            SealedFile file = SealedFile.open(path(number), wrapped -> unwrap(number, wrapped));
            files.put(number, file);
            if (file.size() < last.end()) {
                throw new IOException("The sealed log ends before its last record does: " + path(number));
            }
            file.truncate(last.end());
            current = file;
            written = last.end();
            kept = written;
        }
    }

    /// Seals a record and buffers it; it is on disk after [#flush].
    Place append(Owner owner, byte[] plain) throws IOException {
        int size = plain.length + Sealer.OVERHEAD;
        SealedFile file = fileFor(Days.of(owner.id()), size);
        if (buffer.length - buffered < size) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, buffered + size));
        }
        sealer.seal(file.key(), owner.bytes(), plain, plain.length, buffer, buffered);
        Place place = Place.of(number, written + buffered, size);
        buffered += size;
        return place;
    }

    private SealedFile fileFor(long day, int size) throws IOException {
        SealedFile file = current;
        boolean fits = (long) written + buffered + size <= maxFile;
        if (file != null && file.day() >= day && fits && !distrusted) {
            return file;
        }
        flush();
        if (file != null && written > kept) {
            tails.add(new Tail(file, kept));
        }
        number = Math.max(number, numbers.isEmpty() ? 0 : numbers.last()) + 1;
        byte[] key = new byte[32];
        random.nextBytes(key);
        byte[] wrapped = sealer.seal(wrapping, new Owner(Owner.Kind.FILE_KEY, number).bytes(), key);
        SealedFile made = SealedFile.create(path(number), day, key, wrapped);
        numbers.add(number);
        files.put(number, made);
        current = made;
        written = SealedFile.HEADER;
        kept = written;
        fresh = true;
        distrusted = false;
        return made;
    }

    /// Puts on disk what was appended. After a failure the rest of this file is not trusted any more.
    void flush() throws IOException {
        SealedFile file = current;
        if (buffered == 0 || file == null) {
            return;
        }
        try {
            file.write(ByteBuffer.wrap(buffer, 0, buffered), written);
            file.force();
            if (fresh) {
                forceDirectory();
                fresh = false;
            }
        } catch (IOException e) {
            distrusted = true;
            throw e;
        }
        written += buffered;
        buffered = 0;
    }

    /// What was flushed belongs to a transaction that was committed.
    void keep() {
        kept = written;
        tails.clear();
    }

    /// What was appended since the last [#keep] belongs to nothing.
    void drop() {
        boolean left = buffered > 0 || written > kept;
        buffered = 0;
        written = kept;
        SealedFile file = current;
        if (file != null && left) {
            tails.add(new Tail(file, kept));
        }
        for (Tail tail : tails) {
            try {
                tail.file().truncate(tail.kept());
            } catch (IOException e) {
                distrusted = true;
            }
        }
        tails.clear();
    }

    /// The record at a place; empty when it was erased or dropped.
    Optional<byte[]> read(Owner owner, Place place) throws IOException {
        if (place.size() == 0) {
            return Optional.empty();
        }
        try {
            return open(owner, place);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AEADBadTagException e) {
            // An erasure may have overwritten the record while it was read; then it is all zeros by now.
            return openAgain(owner, place);
        }
    }

    private Optional<byte[]> openAgain(Owner owner, Place place) throws IOException {
        try {
            return open(owner, place);
        } catch (AEADBadTagException e) {
            throw new IOException("The sealed record of " + owner + " is damaged", e);
        }
    }

    private Optional<byte[]> open(Owner owner, Place place) throws IOException, AEADBadTagException {
        SealedFile file = file(place.file());
        byte[] sealed = file.read(place.offset(), place.size());
        return erased(sealed) ? Optional.empty() : Optional.of(open(file.key(), owner, sealed));
    }

    private static boolean erased(byte[] sealed) {
        for (int i = 0; i < Sealer.NONCE; i++) {
            if (sealed[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Overwrites records with zeros, on disk when this returns.
    void erase(List<Place> places) throws IOException {
        Set<SealedFile> touched = new HashSet<>();
        for (Place place : places) {
            SealedFile file;
            try {
                file = file(place.file());
            } catch (NoSuchFileException e) {
                continue;
            }
            file.write(ByteBuffer.allocate(place.size()), place.offset());
            touched.add(file);
        }
        for (SealedFile file : touched) {
            file.force();
        }
    }

    /// Destroys the files before the one that holds `first`, or all of them when nothing is needed.
    void dropBefore(@Nullable Place first) throws IOException {
        Set<Integer> old = first == null ? numbers : numbers.headSet(first.file());
        for (int gone : List.copyOf(old)) {
            SealedFile.shred(path(gone));
            numbers.remove(gone);
            SealedFile open = files.remove(gone);
            if (open != null) {
                open.close();
            }
            if (gone == number) {
                current = null;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (SealedFile file : files.values()) {
            file.close();
        }
    }

    private SealedFile file(int wanted) throws IOException {
        SealedFile open = files.get(wanted);
        if (open != null) {
            return open;
        }
        synchronized (files) {
            SealedFile again = files.get(wanted);
            if (again != null) {
                return again;
            }
            SealedFile opened = SealedFile.open(path(wanted), wrapped -> unwrap(wanted, wrapped));
            files.put(wanted, opened);
            return opened;
        }
    }

    private byte[] unwrap(int file, byte[] wrapped) throws AEADBadTagException {
        return open(wrapping, new Owner(Owner.Kind.FILE_KEY, file), wrapped);
    }

    private byte[] open(SecretKey key, Owner owner, byte[] sealed) throws AEADBadTagException {
        Sealer opener = openers.poll();
        if (opener == null) {
            opener = new Sealer();
        }
        byte[] plain = opener.open(key, owner.bytes(), sealed);
        openers.add(opener);
        return plain;
    }

    private Path path(int file) {
        return directory.resolve("%010d%s".formatted(file, SUFFIX));
    }

    private void forceDirectory() throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
