package tidings.server.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import tidings.verification.Links;
import tidings.verification.Upload;

/// Makes links that open one file for an hour to whoever has them, and checks those that come back.
/// Thread-safe.
///
/// A link says all that is needed to serve the file, and is signed by HMAC-SHA256 over all it says.
public final class SignedLinks implements Links {
    /// How long a link opens its file.
    public static final Duration LIFETIME = Duration.ofHours(1);

    static final String PATH = "/files";

    private final URI base;
    private final SecretKey key;
    private final InstantSource clock;

    /// @param base where people and links reach this server
    /// @param key for HmacSHA256, so nobody else may have it
    public SignedLinks(URI base, SecretKey key, InstantSource clock) {
        this.base = base;
        this.key = key;
        this.clock = clock;
    }

    /// What a link that came back says.
    ///
    /// @param scanRef whose file it is
    /// @param name the last part of the path, such as `FRONT.png`
    /// @param file the file's key within the verification
    /// @param expires in seconds since 1970
    record Said(String scanRef, String name, String file, long expires) {}

    /// What a link that came back opens.
    sealed interface Opens {
        record ThatFile(FileType type) implements Opens {}

        record NothingAnyMore() implements Opens {}

        /// It is not one of ours, or not as we made it.
        record Nothing() implements Opens {}
    }

    /// The same by another clock.
    SignedLinks at(InstantSource other) {
        return new SignedLinks(base, key, other);
    }

    @Override
    public URI to(String scanRef, String name, Upload.StoredFile file) {
        FileType type = FileType.ofMediaType(file.mediaType())
                .orElseThrow(() -> new IllegalArgumentException("No file is of this type: " + file.mediaType()));
        long expires = clock.instant().plus(LIFETIME).getEpochSecond();
        Said said = new Said(scanRef, name + "." + type.ending(), file.key(), expires);
        return URI.create(base + PATH + "/" + scanRef + "/" + said.name() + "?file=" + file.key() + "&expires="
                + expires + "&signature=" + sign(said));
    }

    Opens check(Said said, String signature) {
        byte[] right = sign(said).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8))) {
            return new Opens.Nothing();
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(said.expires()))) {
            return new Opens.NothingAnyMore();
        }
        return type(said.name()).<Opens>map(Opens.ThatFile::new).orElseGet(Opens.Nothing::new);
    }

    private static Optional<FileType> type(String name) {
        return FileType.ofEnding(name.substring(name.lastIndexOf('.') + 1));
    }

    private String sign(Said said) {
        String all = String.join("\n", said.scanRef(), said.name(), said.file(), Long.toString(said.expires()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", e);
        }
    }
}
