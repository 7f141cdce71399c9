package tidings.engine.core;

import java.util.List;
import java.util.Optional;
import tidings.engine.ApiKey;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.EventId;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.ResendJob;
import tidings.engine.User;
import tidings.engine.UserSession;
import tidings.engine.Workspace;

/// What a command is answered, once its changes are on disk.
public sealed interface Reply {

    /// There is nothing to say but that it is done.
    record Done() implements Reply {}

    /// The answer to a publication.
    sealed interface OfPublish extends Reply {}

    /// The event and its deliveries are on disk.
    record Published(EventId event, int deliveries) implements OfPublish {}

    /// The same was published before under the same idempotency key; this is what came of it then.
    record Repeated(EventId event, int deliveries) implements OfPublish {}

    /// Something else was published before under the same idempotency key; nothing was done.
    record KeyReused() implements OfPublish {}

    /// The answer to an attempt to file a dossier.
    sealed interface OfFiling extends Reply {}

    /// The dossier as it stands now, and the events that were published with it, in their order.
    record Filed(Dossier dossier, List<EventId> events) implements OfFiling {
        public Filed {
            events = List.copyOf(events);
        }
    }

    /// Nothing was done: the dossier has gone on, or is gone, since its version was read.
    record Outdated() implements OfFiling {}

    /// The dossier that is gone; empty when there was none of that name.
    record OfDossier(Optional<DossierId> dossier) implements Reply {}

    /// The workspace that was made, and with whom and what it began.
    record Founded(Workspace workspace, Optional<User> admin, Optional<ApiKey> key) implements Reply {}

    /// The API key; empty when the workspace has none of that public half.
    record OfApiKey(Optional<ApiKey> apiKey) implements Reply {}

    /// The notification as it stands now; empty when there is none of that id in the workspace.
    record OfNotification(Optional<Notification> notification) implements Reply {}

    /// The bulk resend as it stands now; empty when it was over already.
    record OfJob(Optional<ResendJob> job) implements Reply {}

    /// The mail as it stands now.
    record OfMail(Mail mail) implements Reply {}

    /// The user as of now; empty when there is none of that id.
    record OfUser(Optional<User> user) implements Reply {}

    /// The session as of now; empty when there is none, or it must not look at that workspace.
    record OfSession(Optional<UserSession> session) implements Reply {}

    /// The answer to an attempt to alter what a user is in a workspace.
    sealed interface OfMember extends Reply {}

    /// It is done; this is the user as of now, perhaps without any workspace and gone for that.
    record MemberAltered(User user) implements OfMember {}

    /// Nothing was done: the workspace would be without an administrator, see [Directory#isLastAdmin].
    record LastAdmin() implements OfMember {}

    /// Nothing was done: the workspace has no such user.
    record NoMember() implements OfMember {}

    /// The answer to an attempt to have somebody join a workspace.
    sealed interface OfJoining extends Reply {}

    /// A user who has no password yet is invited, and can set one with the ticket.
    record Invited(User user) implements OfJoining {}

    /// The user belongs to the workspace from now on; a ticket was not needed and is not given out.
    record Joined(User user) implements OfJoining {}

    /// Nothing was done: the user belongs to the workspace already.
    record AlreadyMember(User user) implements OfJoining {}

    /// The answer to somebody with a ticket.
    sealed interface OfTicket extends Reply {}

    /// The password is set, and every session of the user is over.
    record PasswordSet(User user) implements OfTicket {}

    /// Nothing was done: there is no such ticket, or it was used or replaced, or it has expired.
    record TicketVoid() implements OfTicket {}
}
