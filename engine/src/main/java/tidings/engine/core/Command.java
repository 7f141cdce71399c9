package tidings.engine.core;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJobId;
import tidings.engine.Role;
import tidings.engine.Ticket;
import tidings.engine.UserId;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Mailbox;

/// What the clerk is asked to decide, by a client or by the engine itself.
public sealed interface Command {

    /// A client publishes an event.
    record Publish(Publication publication) implements Command {}

    /// A scheduled attempt is over.
    ///
    /// @param delivery as it stood before the attempt
    /// @param body what was sent, for the fail e-mail
    record Settle(Delivery delivery, Attempt attempt, Body body) implements Command {}

    /// A resend is over.
    record SettleResend(Delivery delivery, Attempt attempt) implements Command {}

    /// These are not to be sent any more.
    record Cancel(List<Delivery> deliveries, CancelReason reason) implements Command {
        public Cancel {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// An administrator makes a notification.
    record AddNotification(WorkspaceId workspace, Notification.Settings settings, Actor by) implements Command {}

    /// An administrator alters a notification.
    record EditNotification(
            WorkspaceId workspace, NotificationId id, UnaryOperator<Notification.Settings> edit, Actor by)
            implements Command {}

    /// An administrator deletes a notification.
    record RemoveNotification(WorkspaceId workspace, NotificationId id, Actor by) implements Command {}

    /// A person has these sent once more.
    record Resend(List<Delivery> deliveries, Actor by) implements Command {
        public Resend {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A person has all that a filter matches sent once more.
    record StartJob(DeliveryFilter filter, long matched, Actor by) implements Command {}

    /// A bulk resend hands on its next deliveries; with none left it is done.
    record AdvanceJob(ResendJobId job, List<Delivery> deliveries) implements Command {
        public AdvanceJob {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A person stops a bulk resend.
    record CancelJob(WorkspaceId workspace, ResendJobId job, Actor by) implements Command {}

    /// Everything personal about a subject is to go.
    record Erase(WorkspaceId workspace, String subject, Actor by) implements Command {}

    /// A receiver keeps failing, so it gets one send at a time from now on.
    record ReportFailing(NotificationId notification) implements Command {}

    /// The window in which a notification's failures were gathered has ended.
    record CloseWindow(NotificationId notification) implements Command {}

    /// A mail was handed to the mail server, or was not.
    record MailTried(Mail mail, Mailbox.Posting posting) implements Command {}

    /// A mail is to be sent.
    record SendMail(WorkspaceId workspace, String recipient, Mail.Letter letter) implements Command {
        /// Leaves out whom it goes to.
        @Override
        public String toString() {
            return "SendMail[" + letter + "]";
        }
    }

    /// A person has a mail sent once more.
    record ResendMail(Mail mail, Actor by) implements Command {}

    /// A person took a copy of what a filter matches.
    ///
    /// @param what it was in words, such as "deliveries as CSV"
    record NoteExport(DeliveryFilter filter, String what, Actor by) implements Command {}

    /// About dossiers; the [FilingClerk] decides it.
    sealed interface OfDossiers extends Command {}

    /// A dossier is begun or goes on.
    record FileDossier(Filing filing) implements OfDossiers {}

    /// A dossier is to go, with everything personal about the subject of its name.
    ///
    /// @param version only in this one; 0 stands for whichever it is
    record ShredDossier(WorkspaceId workspace, String kind, String name, long version, Actor by) implements OfDossiers {
        /// Leaves out the name.
        @Override
        public String toString() {
            return "ShredDossier[" + kind + "]";
        }
    }

    /// About workspaces, keys and people; the [Registrar] decides it.
    sealed interface OfPeople extends Command {}

    /// An operator makes a workspace.
    record Found(Founding founding, Actor by) implements OfPeople {}

    /// The test inbox of a workspace gets another secret address.
    record RenewInbox(WorkspaceId workspace, Actor by) implements OfPeople {}

    /// An API key is made or replaced.
    record SaveApiKey(ApiKey apiKey, Actor by) implements OfPeople {}

    /// An API key is taken away.
    record RemoveApiKey(WorkspaceId workspace, String key, Actor by) implements OfPeople {}

    /// A person joins a workspace without having been invited.
    record AddUser(WorkspaceId workspace, Person person, Role role, Actor by) implements OfPeople {}

    /// A person is asked to join a workspace.
    record Invite(Invitation invitation, Actor by) implements OfPeople {}

    /// A user gets another role.
    record ChangeRole(WorkspaceId workspace, UserId user, Role role, Actor by) implements OfPeople {}

    /// A user belongs to a workspace no more.
    record RemoveUser(WorkspaceId workspace, UserId user, Actor by) implements OfPeople {}

    /// A user goes by another name.
    record RenameUser(UserId user, String name) implements OfPeople {
        /// Leaves out the name.
        @Override
        public String toString() {
            return "RenameUser[" + user + "]";
        }
    }

    /// About passwords, sessions and tickets; the [Doorkeeper] decides it.
    sealed interface OfDoor extends OfPeople {}

    /// A user sets another password.
    ///
    /// @param session the session in which that happened, which goes on; absent when there is none
    record ChangePassword(
            UserId user, String passwordHash, @Nullable String session, Actor by) implements OfDoor {
        /// Leaves out the hashes.
        @Override
        public String toString() {
            return "ChangePassword[" + user + "]";
        }
    }

    /// A user has signed in.
    record OpenSession(String tokenHash, UserId user, WorkspaceId workspace, String client) implements OfDoor {
        /// Leaves out what opens it and where it was opened.
        @Override
        public String toString() {
            return "OpenSession[" + user + "]";
        }
    }

    /// A session is being used.
    record TouchSession(String tokenHash) implements OfDoor {
        /// Leaves out what opens it.
        @Override
        public String toString() {
            return "TouchSession[]";
        }
    }

    /// A user looks at another workspace.
    record SwitchWorkspace(String tokenHash, WorkspaceId workspace) implements OfDoor {
        /// Leaves out what opens it.
        @Override
        public String toString() {
            return "SwitchWorkspace[" + workspace + "]";
        }
    }

    /// A user signs out.
    record EndSession(String tokenHash) implements OfDoor {
        /// Leaves out what opens it.
        @Override
        public String toString() {
            return "EndSession[]";
        }
    }

    /// A user is signed out everywhere.
    ///
    /// @param except the session that goes on; absent when none does
    record EndSessions(UserId user, @Nullable String except) implements OfDoor {
        /// Leaves out what opens the session.
        @Override
        public String toString() {
            return "EndSessions[" + user + "]";
        }
    }

    /// A user may set a password with a new ticket, in place of an earlier one of the same kind.
    record IssueTicket(Ticket ticket) implements OfDoor {}

    /// Somebody with a ticket sets a password.
    record UseTicket(String tokenHash, String passwordHash) implements OfDoor {
        /// Leaves out the hashes.
        @Override
        public String toString() {
            return "UseTicket[]";
        }
    }

    /// What has ended by itself is to be cleared away.
    record Tidy() implements OfDoor {}
}
