package tidings.server.deadlines;

import tidings.engine.port.Keeper;

/// Knows what it means that a dossier of its kind is due.
public interface Waker extends Keeper {

    /// The kind of its dossiers.
    String kind();
}
