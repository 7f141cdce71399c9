package tidings.server.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// A file that pages fetch. Its content's hash is part of its path, so browsers keep it for good.
final class Asset {
    private static final int HASH_LENGTH = 16;

    private final String name;
    private final String mediaType;
    private final String hash;
    private final byte[] content;
    private final byte[] zipped;

    private Asset(String name, String mediaType, byte[] content) throws IOException {
        this.name = name;
        this.mediaType = mediaType;
        this.hash = hash(content);
        this.content = content;
        this.zipped = zipped(content);
    }

    /// Reads it from the folder `assets`.
    static Asset read(String name, String mediaType) {
        try (InputStream in = Asset.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The server was built without assets/" + name);
            }
            return new Asset(name, mediaType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("assets/" + name + " cannot be read", e);
        }
    }

    String name() {
        return name;
    }

    String mediaType() {
        return mediaType;
    }

    /// Changes with the content.
    String hash() {
        return hash;
    }

    /// The content, compressed by gzip or not. Shared, and not to be changed.
    byte[] content(boolean zip) {
        return zip ? zipped : content;
    }

    /// Where pages find it.
    String path() {
        return "/assets/" + hash + "/" + name;
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
