package tidings.engine.core;

import java.util.List;
import java.util.function.UnaryOperator;
import tidings.engine.ApiKey;
import tidings.engine.Attempt;
import tidings.engine.Body;
import tidings.engine.CancelReason;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.Environment;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJobId;
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

    /// An operator makes a workspace.
    record AddWorkspace(String name, Environment environment) implements Command {}

    /// An API key is made or replaced.
    record SaveApiKey(ApiKey apiKey) implements Command {}

    /// An API key is taken away.
    record RemoveApiKey(String key) implements Command {}

    /// An administrator makes a notification.
    record AddNotification(WorkspaceId workspace, Notification.Settings settings) implements Command {}

    /// An administrator alters a notification.
    record EditNotification(WorkspaceId workspace, NotificationId id, UnaryOperator<Notification.Settings> edit)
            implements Command {}

    /// An administrator deletes a notification.
    record RemoveNotification(WorkspaceId workspace, NotificationId id) implements Command {}

    /// A person has these sent once more.
    record Resend(List<Delivery> deliveries) implements Command {
        public Resend {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A person has all that a filter matches sent once more.
    record StartJob(DeliveryFilter filter, long matched) implements Command {}

    /// A bulk resend hands on its next deliveries; with none left it is done.
    record AdvanceJob(ResendJobId job, List<Delivery> deliveries) implements Command {
        public AdvanceJob {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A person stops a bulk resend.
    record CancelJob(WorkspaceId workspace, ResendJobId job) implements Command {}

    /// Everything personal about a subject is to go.
    record Erase(WorkspaceId workspace, String subject) implements Command {}

    /// A receiver keeps failing, so it gets one send at a time from now on.
    record ReportFailing(NotificationId notification) implements Command {}

    /// The window in which a notification's failures were gathered has ended.
    record CloseWindow(NotificationId notification) implements Command {}

    /// A mail was handed to the mail server, or was not.
    record MailTried(Mail mail, Mailbox.Posting posting) implements Command {}
}
