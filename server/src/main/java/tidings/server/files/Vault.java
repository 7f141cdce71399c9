package tidings.server.files;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Upload.StoredFile;

/// Keeps the files of verifications, sealed.
///
/// Each file is sealed by AES-256-GCM with its verification's own key and bound to its name, so that no file
/// can stand in for another. What is kept is 12 bytes of nonce, the ciphertext and 16 bytes of tag. The bytes
/// are kept as they came, with all that a camera wrote into them: they are evidence. Thread-safe; blocks.
public final class Vault {
    /// The largest file, where the operator sets no other.
    public static final int DEFAULT_MAX_BYTES = 10 << 20;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int MARK_BYTES = 6;

    private final FileStore store;
    private final RandomGenerator random;
    private final int maxBytes;

    /// @param random must be fit for nonces
    /// @param maxBytes the largest file
    public Vault(FileStore store, RandomGenerator random, int maxBytes) {
        this.store = store;
        this.random = random;
        this.maxBytes = maxBytes;
    }

    /// The largest file.
    public int maxBytes() {
        return maxBytes;
    }

    /// Keeps what was shown for a step, beside what was shown for it before.
    ///
    /// @throws FileStoreException when it cannot be kept
    public StoredFile keep(FileKey key, String scanRef, Step step, FileType type, byte[] content) {
        if (content.length > maxBytes) {
            throw new IllegalArgumentException(
                    "A file may have " + maxBytes + " bytes, but this one has " + content.length);
        }
        byte[] mark = new byte[MARK_BYTES];
        random.nextBytes(mark);
        FileName name = new FileName(scanRef, step.name() + "-" + HexFormat.of().formatHex(mark));
        store.put(name, seal(key, name, content));
        return new StoredFile(name.file(), type.mediaType(), content.length);
    }

    /// The content of a file; empty when it is gone.
    ///
    /// @throws FileStoreException when the store does not say
    /// @throws IllegalStateException when it was altered, or is another verification's
    public Optional<byte[]> read(FileKey key, String scanRef, Upload.StoredFile file) {
        return read(key, scanRef, file.key());
    }

    Optional<byte[]> read(FileKey key, String scanRef, String file) {
        FileName name = new FileName(scanRef, file);
        return store.get(name).map(kept -> open(key, name, kept));
    }

    /// Deletes a file, as when another has taken its place.
    ///
    /// @throws FileStoreException when it cannot be deleted
    public void delete(String scanRef, Upload.StoredFile file) {
        store.delete(new FileName(scanRef, file.key()));
    }

    /// Deletes all files of a verification.
    ///
    /// @throws FileStoreException when they cannot be deleted; forgetting their key has shredded them all the
    ///     same
    public void deleteAll(String scanRef) {
        store.deleteFolder(scanRef);
    }

    private byte[] seal(FileKey key, FileName name, byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, name, nonce);
            byte[] sealed = new byte[NONCE + cipher.getOutputSize(content.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE);
            cipher.doFinal(content, 0, content.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not seal", e);
        }
    }

    private static byte[] open(FileKey key, FileName name, byte[] sealed) {
        if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw new IllegalStateException("A file of " + name.folder() + " is cut off");
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 0, nonce, 0, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, name, nonce).doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("A file of " + name.folder() + " was altered or has another key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not open", e);
        }
    }

    private static Cipher cipher(int mode, FileKey key, FileName name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.toString().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
