package tidings.server.security;

import java.util.Set;
import tidings.engine.ApiKey;
import tidings.engine.Role;

/// What a caller may do in the one workspace that a request is about.
public enum Permission {
    /// See which event types there are and how they look.
    CATALOGUE,
    /// See notifications, the log and what was sent.
    READ,
    /// Publish events.
    PUBLISH,
    /// Make, alter, test and delete notifications.
    CONFIGURE,
    /// Have deliveries and mails sent again.
    RESEND,
    /// Erase a person.
    ERASE,
    /// Have persons verified: make sessions, hand pictures in, ask for more, list on blocklists.
    VERIFY,
    /// Decide verifications.
    REVIEW,
    /// Manage users and API keys, and read what others changed.
    ADMINISTER;

    private static final Set<Permission> ALL = Set.of(values());

    /// What a role allows: administrators everything, reviewers to have persons verified, to review and to
    /// read, viewers to read.
    public static Set<Permission> of(Role role) {
        return switch (role) {
            case ADMIN -> ALL;
            case REVIEWER -> Set.of(CATALOGUE, READ, VERIFY, REVIEW);
            case VIEWER -> Set.of(CATALOGUE, READ);
        };
    }

    /// What an API key of a scope allows: at most everything that is not a person's task.
    public static Set<Permission> of(ApiKey.Scope scope) {
        return switch (scope) {
            case FULL -> Set.of(CATALOGUE, READ, PUBLISH, CONFIGURE, RESEND, ERASE, VERIFY);
            case PUBLISH -> Set.of(CATALOGUE, PUBLISH);
            case READ -> Set.of(CATALOGUE, READ);
        };
    }
}
