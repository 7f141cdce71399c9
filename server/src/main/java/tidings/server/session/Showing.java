package tidings.server.session;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tidings.server.files.FileStoreException;
import tidings.server.files.Vault;
import tidings.server.session.Inspector.Reason;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Upload.StoredFile;

/// Takes what a person shows: looks at it, keeps it sealed, and notes it. Thread-safe; blocks.
@Singleton
final class Showing {
    private final Verifications verifications;
    private final Inspector inspector;
    private final Vault vault;

    Showing(Verifications verifications, Inspector inspector, Vault vault) {
        this.verifications = verifications;
        this.inspector = inspector;
        this.vault = vault;
    }

    /// Takes a file for a step, unless there is a reason not to. What the verification does not take any more
    /// is dropped without a word: the next page says how it stands.
    Optional<Reason> take(Held held, Step step, FormFile file) {
        if (file.content().length > vault.maxBytes()) {
            return Optional.of(Reason.TOO_LARGE);
        }
        boolean pdf = Drawing.Settled.of(held.verification(), step).pdf();
        return switch (inspector.look(file.content(), file.type(), step, pdf)) {
            case Inspector.Look.Refused(Reason why) -> Optional.of(why);
            case Inspector.Look.Taken(var type, var flaws) -> {
                StoredFile kept = vault.keep(held.fileKey(), held.scanRef(), step, type, file.content());
                if (verifications.act(held, new Action.Show(step, kept, flaws)) instanceof Acted.Done done) {
                    forget(held, done.held());
                } else {
                    vault.delete(held.scanRef(), kept);
                }
                yield Optional.empty();
            }
        };
    }

    /// Deletes what the person replaced before anybody looked at it, so that nobody fills the disk. What cannot
    /// be deleted now goes with the verification.
    void forget(Held before, Held after) {
        if (!(before.verification().stage() instanceof Stage.Collecting)) {
            return;
        }
        Set<String> left = after.verification().uploads().values().stream()
                .map(upload -> upload.file().key())
                .collect(Collectors.toSet());
        for (Upload upload : before.verification().uploads().values()) {
            if (!left.contains(upload.file().key())) {
                try {
                    vault.delete(before.scanRef(), upload.file());
                } catch (FileStoreException unreachable) {
                    return;
                }
            }
        }
    }
}
