package tidings.engine.port;

import java.util.concurrent.CompletionStage;
import tidings.engine.Dossier;

/// Knows what a dossier means. Thread-safe.
@FunctionalInterface
public interface Keeper {

    /// The dossier is due. This may block. The stage completes when it has been filed or shredded since, by whomever;
    /// until its
    /// due time lies ahead it is woken again, soon if the stage succeeded and after a while if it failed.
    CompletionStage<?> wake(Dossier dossier);
}
