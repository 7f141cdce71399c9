package tidings.server.ingest;

import tidings.engine.core.Publication;
import tidings.server.api.Problem;

/// What came of one event of a batch.
public sealed interface Verdict {

    /// It may be published.
    record Admitted(Publication publication) implements Verdict {}

    /// It may not, and this is why.
    record Refused(Problem problem) implements Verdict {}
}
