package tidings.engine.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.DossierId;
import tidings.engine.Environment;
import tidings.engine.Health;
import tidings.engine.Limits;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Clerk;
import tidings.engine.core.Command;
import tidings.engine.core.Directory;
import tidings.engine.core.Filing;
import tidings.engine.core.Founding;
import tidings.engine.core.Invitation;
import tidings.engine.core.Person;
import tidings.engine.core.Publication;
import tidings.engine.core.Reply;
import tidings.engine.core.Signal;
import tidings.engine.port.Keeper;
import tidings.engine.port.Store;

/// The engine, running: what the server calls.
///
/// Thread-safe. Each stage completes when what it stands for is on disk, on a thread of the engine that must
/// not be blocked. A stage fails with [BusyException] when there is too much to do already and with
/// [StoreException][tidings.engine.port.StoreException] when the store could not commit; either way nothing
/// was done.
public final class Engine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Resends that may be asked for and not yet made; beyond that a client is turned away.
    private static final int MAX_RESENDS_WAITING = 10_000;

    private final EngineParts parts;
    private final Clerk clerk;
    private final Committer committer;
    private final Dispatcher dispatcher;
    private final MailRoom mailRoom;
    private final ResendRunner resendRunner;
    private final Alarms alarms;

    private Engine(EngineParts parts, Limits limits) {
        Store.Recovered recovered = parts.store().recover();
        this.parts = parts;
        this.clerk = new Clerk(parts.store(), recovered, parts.dice());
        this.committer = new Committer(parts, clerk, limits, this::committed);
        this.dispatcher = new Dispatcher(parts, limits.dispatching(), clerk::directory, committer);
        this.mailRoom = new MailRoom(parts, committer);
        this.resendRunner = new ResendRunner(parts, committer, dispatcher);
        this.alarms = new Alarms(parts);
        committer.start();
        dispatcher.start(recovered);
        mailRoom.start();
        resendRunner.start(recovered.runningJobs());
    }

    /// Reads what the store was left with and goes on from there.
    public static Engine start(EngineParts parts, Limits limits) {
        return new Engine(parts, limits);
    }

    private void committed(List<Signal> signals) {
        dispatcher.on(signals);
        for (Signal signal : signals) {
            if (signal instanceof Signal.MailWaiting) {
                mailRoom.poke();
            } else if (signal instanceof Signal.JobStarted(ResendJob job)) {
                resendRunner.add(job);
            }
        }
    }

    /// Who is there and what is configured, as of the latest commit.
    public Directory directory() {
        return clerk.directory();
    }

    /// Publishes an event.
    public CompletionStage<Reply.OfPublish> publish(Publication publication) {
        return ask(new Command.Publish(publication)).thenApply(Reply.OfPublish.class::cast);
    }

    /// Makes a workspace and nothing else.
    public CompletionStage<Workspace> addWorkspace(String name, Environment environment, Actor by) {
        return foundWorkspace(Founding.of(name, environment), by).thenApply(Reply.Founded::workspace);
    }

    /// Makes a workspace with its first administrator and API key, all at once.
    public CompletionStage<Reply.Founded> foundWorkspace(Founding founding, Actor by) {
        return ask(new Command.Found(founding, by)).thenApply(Reply.Founded.class::cast);
    }

    /// Gives the test inbox of a workspace another secret address; the former leads nowhere from then on.
    public CompletionStage<Void> renewInbox(WorkspaceId workspace, Actor by) {
        return ask(new Command.RenewInbox(workspace, by)).thenAccept(done -> {});
    }

    /// Adds an API key, or replaces the one with the same public half. Empty when another workspace has that.
    public CompletionStage<Optional<ApiKey>> saveApiKey(ApiKey apiKey, Actor by) {
        return ask(new Command.SaveApiKey(apiKey, by)).thenApply(reply -> ((Reply.OfApiKey) reply).apiKey());
    }

    /// Takes an API key away. Empty when the workspace has no such key.
    public CompletionStage<Optional<ApiKey>> removeApiKey(WorkspaceId workspace, String key, Actor by) {
        return ask(new Command.RemoveApiKey(workspace, key, by)).thenApply(reply -> ((Reply.OfApiKey) reply).apiKey());
    }

    /// Makes a notification.
    public CompletionStage<Notification> addNotification(
            WorkspaceId workspace, Notification.Settings settings, Actor by) {
        return ask(new Command.AddNotification(workspace, settings, by))
                .thenApply(
                        reply -> ((Reply.OfNotification) reply).notification().orElseThrow());
    }

    /// Alters a notification; the edit is applied to the settings as they stand when its turn comes, on the
    /// thread that decides, so it must be quick. Empty when the workspace has no such notification.
    public CompletionStage<Optional<Notification>> editNotification(
            WorkspaceId workspace, NotificationId id, UnaryOperator<Notification.Settings> edit, Actor by) {
        return ask(new Command.EditNotification(workspace, id, edit, by))
                .thenApply(reply -> ((Reply.OfNotification) reply).notification());
    }

    /// Deletes a notification and gives up what is pending for it. Empty when the workspace has no such
    /// notification.
    public CompletionStage<Optional<Notification>> removeNotification(
            WorkspaceId workspace, NotificationId id, Actor by) {
        return ask(new Command.RemoveNotification(workspace, id, by))
                .thenApply(reply -> ((Reply.OfNotification) reply).notification());
    }

    /// How it stands with a notification's receiver right now.
    public Health health(NotificationId notification) {
        return dispatcher.health(notification, clerk.alert(notification));
    }

    /// Has a delivery sent once more, whatever its state, outside the order. Empty when the workspace has no
    /// such delivery. Reads the store before it returns.
    public CompletionStage<Optional<Delivery>> resend(WorkspaceId workspace, DeliveryId id, Actor by) {
        Optional<Delivery> found = parts.store().delivery(workspace, id);
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(found);
        }
        if (dispatcher.resendsWaiting() >= MAX_RESENDS_WAITING) {
            return CompletableFuture.failedFuture(new BusyException());
        }
        return ask(new Command.Resend(List.of(found.get()), by)).thenApply(done -> found);
    }

    /// Has all that the filter matches sent once more, at a measured pace. Counts in the store before it
    /// returns.
    public CompletionStage<ResendJob> resendAll(DeliveryFilter filter, Actor by) {
        long matched = parts.archive().count(filter, null);
        return ask(new Command.StartJob(filter, matched, by))
                .thenApply(reply -> ((Reply.OfJob) reply).job().orElseThrow());
    }

    /// Stops a bulk resend. Empty when the workspace has no such running job.
    public CompletionStage<Optional<ResendJob>> cancelResend(WorkspaceId workspace, ResendJobId id, Actor by) {
        return ask(new Command.CancelJob(workspace, id, by)).thenApply(reply -> ((Reply.OfJob) reply).job());
    }

    /// Files the next version of a dossier, with the events that it gives rise to.
    public CompletionStage<Reply.OfFiling> file(Filing filing) {
        return ask(new Command.FileDossier(filing)).thenApply(Reply.OfFiling.class::cast);
    }

    /// Shreds a dossier, and erases everything personal about the subject of its name. Empty when there is none
    /// of that name, or it has gone on since it was read.
    ///
    /// @param version as it was read; 0 stands for whichever it is
    public CompletionStage<Optional<DossierId>> shred(
            WorkspaceId workspace, String kind, String name, long version, Actor by) {
        return ask(new Command.ShredDossier(workspace, kind, name, version, by))
                .thenApply(reply -> ((Reply.OfDossier) reply).dossier());
    }

    /// From now on wakes dossiers that are due, with the keeper's help. For once.
    public void wake(Keeper keeper) {
        alarms.start(keeper);
    }

    /// Erases everything personal about a subject.
    public CompletionStage<Void> erase(WorkspaceId workspace, String subject, Actor by) {
        return ask(new Command.Erase(workspace, subject, by)).thenAccept(done -> {});
    }

    /// Writes into the audit log that somebody took a copy of what a filter matches.
    ///
    /// @param what the copy, in words such as "deliveries as CSV"
    public CompletionStage<Void> noteExport(DeliveryFilter filter, String what, Actor by) {
        return ask(new Command.NoteExport(filter, what, by)).thenAccept(done -> {});
    }

    /// Puts a mail into the outbox of a workspace, from where it is sent until the mail server takes it.
    public CompletionStage<Mail> sendMail(WorkspaceId workspace, String recipient, Mail.Letter letter) {
        return ask(new Command.SendMail(workspace, recipient, letter))
                .thenApply(reply -> ((Reply.OfMail) reply).mail());
    }

    /// Has a mail sent once more, whatever its state. Empty when the workspace has no such mail. Reads the
    /// store before it returns.
    public CompletionStage<Optional<Mail>> resendMail(WorkspaceId workspace, MailId id, Actor by) {
        Optional<Mail> found = parts.archive().mail(workspace, id);
        return found.isEmpty()
                ? CompletableFuture.completedFuture(found)
                : ask(new Command.ResendMail(found.get(), by))
                        .thenApply(reply -> Optional.of(((Reply.OfMail) reply).mail()));
    }

    /// Has a person join a workspace without an invitation, such as one whom an identity provider vouches
    /// for. Of one who is a user already, name and password stay.
    public CompletionStage<Reply.OfJoining> addUser(WorkspaceId workspace, Person person, Role role, Actor by) {
        return ask(new Command.AddUser(workspace, person, role, by)).thenApply(Reply.OfJoining.class::cast);
    }

    /// Asks a person to join a workspace. One who has no password yet gets the invitation's ticket; one who
    /// has one just joins.
    public CompletionStage<Reply.OfJoining> inviteUser(Invitation invitation, Actor by) {
        return ask(new Command.Invite(invitation, by)).thenApply(Reply.OfJoining.class::cast);
    }

    /// Gives a user another role in a workspace.
    public CompletionStage<Reply.OfMember> changeRole(WorkspaceId workspace, UserId user, Role role, Actor by) {
        return ask(new Command.ChangeRole(workspace, user, role, by)).thenApply(Reply.OfMember.class::cast);
    }

    /// Takes a user out of a workspace; out of the last one, the user is gone, with sessions and tickets.
    public CompletionStage<Reply.OfMember> removeUser(WorkspaceId workspace, UserId user, Actor by) {
        return ask(new Command.RemoveUser(workspace, user, by)).thenApply(Reply.OfMember.class::cast);
    }

    /// Gives a user another name. Empty when there is no such user.
    public CompletionStage<Optional<User>> renameUser(UserId user, String name) {
        return ask(new Command.RenameUser(user, name)).thenApply(reply -> ((Reply.OfUser) reply).user());
    }

    /// Sets a user's password and ends the user's sessions, all but the given one, and tickets. Empty when
    /// there is no such user.
    ///
    /// @param session the hash of the token of the session that goes on, if any
    public CompletionStage<Optional<User>> changePassword(
            UserId user, String passwordHash, @Nullable String session, Actor by) {
        return ask(new Command.ChangePassword(user, passwordHash, session, by))
                .thenApply(reply -> ((Reply.OfUser) reply).user());
    }

    /// Opens a session of a user who has signed in. Empty when the workspace has no such user.
    public CompletionStage<Optional<UserSession>> openSession(
            String tokenHash, UserId user, WorkspaceId workspace, String client) {
        return ask(new Command.OpenSession(tokenHash, user, workspace, client))
                .thenApply(reply -> ((Reply.OfSession) reply).session());
    }

    /// Notes that a session is being used. It costs a commit, so every few minutes is enough. Empty when
    /// there is no such session.
    public CompletionStage<Optional<UserSession>> touchSession(String tokenHash) {
        return ask(new Command.TouchSession(tokenHash)).thenApply(reply -> ((Reply.OfSession) reply).session());
    }

    /// Lets a session look at another workspace. Empty when its user does not belong to that.
    public CompletionStage<Optional<UserSession>> switchWorkspace(String tokenHash, WorkspaceId workspace) {
        return ask(new Command.SwitchWorkspace(tokenHash, workspace))
                .thenApply(reply -> ((Reply.OfSession) reply).session());
    }

    /// Ends a session.
    public CompletionStage<Void> endSession(String tokenHash) {
        return ask(new Command.EndSession(tokenHash)).thenAccept(done -> {});
    }

    /// Ends the sessions of a user.
    ///
    /// @param except the hash of the token of the one that goes on, if any
    public CompletionStage<Void> endSessionsOf(UserId user, @Nullable String except) {
        return ask(new Command.EndSessions(user, except)).thenAccept(done -> {});
    }

    /// Gives out a ticket, in place of the user's earlier one of the same kind. Empty when there is no such
    /// user.
    public CompletionStage<Optional<User>> issueTicket(Ticket ticket) {
        return ask(new Command.IssueTicket(ticket)).thenApply(reply -> ((Reply.OfUser) reply).user());
    }

    /// Sets the password of a ticket's user, and ends all the user's sessions and tickets.
    public CompletionStage<Reply.OfTicket> useTicket(String tokenHash, String passwordHash) {
        return ask(new Command.UseTicket(tokenHash, passwordHash)).thenApply(Reply.OfTicket.class::cast);
    }

    private CompletableFuture<Reply> ask(Command command) {
        return committer.offer(command);
    }

    /// Takes no more commands, lets attempts in flight end and be recorded for a few seconds, and stops. What
    /// is still pending then is sent after the next start.
    @Override
    public void close() {
        Instant deadline = parts.clock().instant().plus(PATIENCE);
        committer.refuse();
        resendRunner.close();
        alarms.close();
        mailRoom.close();
        try {
            dispatcher.close(deadline);
            committer.close(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
