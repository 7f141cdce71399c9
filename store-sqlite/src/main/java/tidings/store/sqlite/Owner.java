package tidings.store.sqlite;

import java.nio.ByteBuffer;

/// What a sealed record belongs to. It is bound into the seal, so that one record cannot stand in for
/// another.
record Owner(Kind kind, long id) {
    /// The kinds of sealed records; the letters are stored in every seal and never change.
    enum Kind {
        EVENT('e'),
        MAIL('m'),
        RESEND_JOB('j'),
        NOTIFICATION('n'),
        USER('u'),
        SESSION('s'),
        TICKET('t'),
        AUDIT('a'),
        DOSSIER('d'),
        DOSSIER_KEY('w'),
        FILE_KEY('k'),
        KEY_CHECK('c');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) kind.letter)
                .putLong(id)
                .array();
    }
}
