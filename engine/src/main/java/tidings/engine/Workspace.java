package tidings.engine;

import java.time.Instant;

/// The tenant: one environment of a partner. Nothing of one workspace is visible in another.
///
/// @param inboxRenewals how often the secret address of its test inbox was replaced by a new one
public record Workspace(WorkspaceId id, String name, Environment environment, Instant createdAt, int inboxRenewals) {

    /// The same with another address of its inbox.
    public Workspace withInboxRenewed() {
        return new Workspace(id, name, environment, createdAt, inboxRenewals + 1);
    }
}
