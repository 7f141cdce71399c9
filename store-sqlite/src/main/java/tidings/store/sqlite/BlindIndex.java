package tidings.store.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import tidings.engine.WorkspaceId;

/// Makes texts findable without storing them: the first 8 bytes of HMAC-SHA-256 under a key derived from the
/// master key. Equal texts have different marks in different workspaces and for different uses.
///
/// Thread-safe.
final class BlindIndex {
    /// What a text is used for; the letters are part of every mark and never change.
    enum Use {
        SUBJECT('s'),
        CLIENT('c'),
        RECEIPT('r'),
        SESSION('u'),
        TICKET('t'),
        DOSSIER('d');

        private final char letter;

        Use(char letter) {
            this.letter = letter;
        }
    }

    private static final WorkspaceId NO_WORKSPACE = new WorkspaceId(0);

    private final Mac mac;

    BlindIndex(MasterKey key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(key.derive("blind index", "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
        }
    }

    /// The mark of a text that belongs to no workspace.
    long mark(Use use, String text) {
        return mark(use, NO_WORKSPACE, text);
    }

    /// The mark of a text.
    long mark(Use use, WorkspaceId workspace, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message = ByteBuffer.allocate(1 + Long.BYTES + utf8.length);
        message.put((byte) use.letter).putLong(workspace.value()).put(utf8);
        synchronized (mac) {
            return ByteBuffer.wrap(mac.doFinal(message.array())).getLong();
        }
    }
}
