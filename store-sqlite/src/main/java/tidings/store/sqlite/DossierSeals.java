package tidings.store.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of dossiers, one for each, in a file of slots that are never moved and never used twice. A dossier
/// is rewritten in the database often, and each time leaves its former self behind in pages and logs there;
/// overwriting its slot here makes all of them unreadable at once.
///
/// Slots are made, flushed and shredded by one thread; any thread seals and opens.
final class DossierSeals implements AutoCloseable {
    private static final int KEY = 32;
    private static final int SLOT = KEY + Sealer.OVERHEAD;

    private final SecretKey wrapping;
    private final RandomAccessFile file;
    private final SecureRandom random = new SecureRandom();
    private final Sealer sealer = new Sealer();
    private final List<byte[]> made = new ArrayList<>();
    private long next;

    private DossierSeals(RandomAccessFile file, SecretKey wrapping) {
        this.file = file;
        this.wrapping = wrapping;
    }

    /// Opens the file, which is made when it is missing.
    static DossierSeals open(Path path, MasterKey key) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        DossierSeals seals = new DossierSeals(file, key.derive("dossier keys", "AES"));
        seals.next = (file.length() + SLOT - 1) / SLOT;
        return seals;
    }

    /// What was made and not flushed belongs to nothing; a slot that was flushed is left alone for ever.
    synchronized void forget() {
        made.clear();
    }

    /// Makes a key; it is on disk after [#flush], and of use only then.
    ///
    /// @return its slot
    synchronized long make() {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        long slot = next + made.size();
        made.add(sealer.seal(wrapping, new Owner(Owner.Kind.DOSSIER_KEY, slot).bytes(), key));
        return slot;
    }

    /// Puts the keys that were made on disk.
    synchronized void flush() throws IOException {
        if (made.isEmpty()) {
            return;
        }
        byte[] slots = new byte[made.size() * SLOT];
        for (int i = 0; i < made.size(); i++) {
            System.arraycopy(made.get(i), 0, slots, i * SLOT, SLOT);
        }
        file.seek(next * SLOT);
        file.write(slots);
        file.getFD().sync();
        next += made.size();
        made.clear();
    }

    /// Overwrites keys, on disk when this returns.
    synchronized void shred(List<Long> slots) throws IOException {
        if (slots.isEmpty()) {
            return;
        }
        for (long slot : slots) {
            file.seek(slot * SLOT);
            file.write(new byte[SLOT]);
        }
        file.getFD().sync();
    }

    /// Seals with the key of a slot.
    synchronized byte[] seal(long slot, Owner owner, byte[] plain) throws IOException {
        SecretKey key = key(slot)
                .orElseThrow(() -> new IOException("The key of " + owner + " is gone, and so it cannot be written"));
        return sealer.seal(key, owner.bytes(), plain);
    }

    /// Opens with the key of a slot; empty when that was shredded.
    synchronized Optional<byte[]> open(long slot, Owner owner, byte[] sealed) throws IOException {
        Optional<SecretKey> key = key(slot);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(sealer.open(key.get(), owner.bytes(), sealed));
        } catch (AEADBadTagException e) {
            throw new IOException("The sealed record of " + owner + " is damaged", e);
        }
    }

    private Optional<SecretKey> key(long slot) throws IOException {
        byte[] wrapped;
        if (slot >= next) {
            wrapped = made.get(Math.toIntExact(slot - next));
        } else {
            wrapped = new byte[SLOT];
            file.seek(slot * SLOT);
            file.readFully(wrapped);
        }
        if (Arrays.equals(wrapped, new byte[SLOT])) {
            return Optional.empty();
        }
        try {
            byte[] key = sealer.open(wrapping, new Owner(Owner.Kind.DOSSIER_KEY, slot).bytes(), wrapped);
            return Optional.of(new SecretKeySpec(key, "AES"));
        } catch (AEADBadTagException e) {
            throw new IOException("The key of a dossier is damaged, in slot " + slot, e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
