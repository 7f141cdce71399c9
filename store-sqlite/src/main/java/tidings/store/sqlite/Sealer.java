package tidings.store.sqlite;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts with AES-256-GCM. What is sealed is 12 bytes of nonce, the ciphertext, and 16 bytes of tag.
///
/// Nonces are random: one key may seal some billions of records before two of them are likely to meet.
///
/// Not thread-safe.
final class Sealer {
    static final int NONCE = 12;
    static final int OVERHEAD = NONCE + 16;
    private static final int TAG_BITS = 128;
    private static final int NONCES_AT_ONCE = 256;

    private final SecureRandom random = new SecureRandom();
    private final byte[] nonces = new byte[NONCE * NONCES_AT_ONCE];
    private int nonceAt = nonces.length;
    private final Cipher cipher;

    Sealer() {
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    /// Seals `plain`, bound to its owner: it opens only together with the same one.
    byte[] seal(SecretKey key, byte[] owner, byte[] plain) {
        byte[] sealed = new byte[plain.length + OVERHEAD];
        seal(key, owner, plain, plain.length, sealed, 0);
        return sealed;
    }

    /// Seals the first `length` bytes of `plain` into `target` from `offset` on.
    void seal(SecretKey key, byte[] owner, byte[] plain, int length, byte[] target, int offset) {
        try {
            nextNonce(target, offset);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, target, offset, NONCE));
            cipher.updateAAD(owner);
            cipher.doFinal(plain, 0, length, target, offset + NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not seal", e);
        }
    }

    /// Opens what [#seal] made.
    ///
    /// @throws AEADBadTagException when it is not that, or was sealed with another key or for another owner
    byte[] open(SecretKey key, byte[] owner, byte[] sealed) throws AEADBadTagException {
        if (sealed.length < OVERHEAD) {
            throw new AEADBadTagException("Too short: " + sealed.length + " bytes");
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(owner);
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not open", e);
        }
    }

    private void nextNonce(byte[] target, int offset) {
        if (nonceAt == nonces.length) {
            random.nextBytes(nonces);
            nonceAt = 0;
        }
        System.arraycopy(nonces, nonceAt, target, offset, NONCE);
        Arrays.fill(nonces, nonceAt, nonceAt + NONCE, (byte) 0);
        nonceAt += NONCE;
    }
}
