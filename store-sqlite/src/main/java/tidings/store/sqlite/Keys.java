package tidings.store.sqlite;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/// What is derived from the master key for use in the database: blind indexes and the seals of settings.
///
/// Thread-safe.
final class Keys {
    private static final String CHECK = "key check";

    private final SecretKey settings;
    private final SecretKey check;
    private final BlindIndex marks;
    private final Sealer sealer = new Sealer();

    Keys(MasterKey master) {
        settings = master.derive("settings", "AES");
        check = master.derive(CHECK, "AES");
        marks = new BlindIndex(master);
    }

    BlindIndex marks() {
        return marks;
    }

    synchronized byte[] seal(Owner owner, byte[] plain) {
        return sealer.seal(settings, owner.bytes(), plain);
    }

    synchronized byte[] open(Owner owner, byte[] sealed) throws IOException {
        try {
            return sealer.open(settings, owner.bytes(), sealed);
        } catch (AEADBadTagException e) {
            throw new IOException("The sealed settings of " + owner + " are damaged", e);
        }
    }

    /// Compares with the key that the database was made with, which is this one when it is new.
    ///
    /// @throws IllegalStateException when it was made with another
    void check(Sql sql) throws SQLException {
        Optional<byte[]> stored = sql.first("SELECT value FROM facts WHERE name = ?", Sql.Row::bytes, CHECK);
        if (stored.isEmpty()) {
            sql.update("INSERT INTO facts (name, value) VALUES (?, ?)", CHECK, check.getEncoded());
        } else if (!MessageDigest.isEqual(stored.get(), check.getEncoded())) {
            throw new IllegalStateException("The master key is not the one that this data was stored with: "
                    + "start with the right one; without it the data cannot be read");
        }
    }
}
