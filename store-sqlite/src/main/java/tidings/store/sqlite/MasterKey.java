package tidings.store.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The one secret from which all keys at rest are derived; whoever has it and the data directory can read
/// everything, and whoever has only the directory nothing.
public final class MasterKey {
    /// The name of the key's file in the data directory.
    public static final String FILE = "master.key";

    private static final int LENGTH = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKey key;

    private MasterKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HKDF");
    }

    /// The key with these 32 bytes.
    public static MasterKey of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A master key has " + LENGTH + " bytes, but this one " + bytes.length);
        }
        return new MasterKey(bytes.clone());
    }

    /// The key that is given, in hex or base64; else the one in the directory's `master.key`, a file that is
    /// made, for its owner only, when the directory holds no data yet.
    ///
    /// @throws IllegalStateException when there is no key that could be right; the message says what to do
    public static MasterKey load(@Nullable String given, Path directory) {
        if (given != null && !given.isBlank()) {
            return parse(given.strip(), "The master key given in the settings");
        }
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            if (Files.exists(directory.resolve(Database.FILE))) {
                throw new IllegalStateException("There is data in " + directory + " but no master key to read it: "
                        + "give the key in the settings, or put " + FILE + " back");
            }
            return create(file);
        } catch (IOException e) {
            throw new IllegalStateException("The master key cannot be read from or written to " + file, e);
        }
    }

    /// A key for one purpose; keys for different purposes say nothing of each other.
    public SecretKey derive(String purpose, String algorithm) {
        HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                .addIKM(key)
                .thenExpand(("tidings " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF-SHA256", e);
        }
    }

    private static MasterKey read(Path file) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    "Others than its owner may use " + file + ": restrict it with chmod 600, then start again");
        }
        return parse(Files.readString(file).strip(), "The master key in " + file);
    }

    private static MasterKey create(Path file) throws IOException {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            return read(file);
        }
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.DSYNC);
        return new MasterKey(bytes);
    }

    private static MasterKey parse(String text, String what) {
        byte[] bytes;
        try {
            bytes = text.length() == 2 * LENGTH
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != LENGTH) {
            throw new IllegalStateException(what + " is not 32 bytes in hex (64 characters) or base64 (44 characters)");
        }
        return new MasterKey(bytes);
    }

    @Override
    public String toString() {
        return "MasterKey[hidden]";
    }
}
