package tidings.store.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import tidings.engine.Alert;
import tidings.engine.ApiKey;
import tidings.engine.DeliveryId;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.Workspace;
import tidings.store.sqlite.BlindIndex.Use;

/// What changes do to everything but events and deliveries.
final class SettingsWrites {
    private final Sql sql;
    private final Keys keys;
    private final SealedLog log;
    private final Ids ids;

    SettingsWrites(Sql sql, Keys keys, SealedLog log, Ids ids) {
        this.sql = sql;
        this.keys = keys;
        this.log = log;
        this.ids = ids;
    }

    void save(Notification notification) throws SQLException {
        long id = notification.id().value();
        ids.used(id);
        ids.used(notification.fence().value());
        sql.update(
                """
                INSERT INTO notifications (id, workspace, settings, fence, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                  settings = excluded.settings, fence = excluded.fence, updated_at = excluded.updated_at""",
                id,
                notification.workspace().value(),
                keys.seal(new Owner(Owner.Kind.NOTIFICATION, id), Records.pack(notification.settings())),
                notification.fence().value(),
                Times.nanos(notification.createdAt()),
                Times.nanos(notification.updatedAt()));
    }

    void remove(NotificationId notification) throws SQLException {
        ids.save();
        sql.update("DELETE FROM notifications WHERE id = ?", notification.value());
        sql.update("DELETE FROM alerts WHERE notification = ?", notification.value());
    }

    void save(Workspace workspace) throws SQLException {
        ids.used(workspace.id().value());
        sql.update(
                """
                INSERT INTO workspaces (id, name, environment, created_at, inbox_renewals) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                  name = excluded.name, environment = excluded.environment, created_at = excluded.created_at,
                  inbox_renewals = excluded.inbox_renewals""",
                workspace.id().value(),
                workspace.name(),
                workspace.environment().name(),
                Times.nanos(workspace.createdAt()),
                workspace.inboxRenewals());
    }

    void save(ApiKey apiKey) throws SQLException {
        sql.update(
                """
                INSERT INTO api_keys (name, workspace, title, secret_hash, scope, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                  workspace = excluded.workspace, title = excluded.title,
                  secret_hash = excluded.secret_hash, scope = excluded.scope,
                  created_at = excluded.created_at, expires_at = excluded.expires_at""",
                apiKey.key(),
                apiKey.workspace().value(),
                apiKey.name(),
                apiKey.secretHash(),
                apiKey.scope().name(),
                Times.nanos(apiKey.createdAt()),
                Times.nanosOrNull(apiKey.expiresAt()));
    }

    void removeApiKey(String key) throws SQLException {
        sql.update("DELETE FROM api_keys WHERE name = ?", key);
    }

    void save(Alert alert) throws SQLException {
        sql.update(
                """
                INSERT INTO alerts (notification, window_ends, gathered, examples, failing) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (notification) DO UPDATE SET
                  window_ends = excluded.window_ends, gathered = excluded.gathered,
                  examples = excluded.examples, failing = excluded.failing""",
                alert.notification().value(),
                Times.nanosOrNull(alert.windowEnds()),
                alert.gathered(),
                IdLists.write(alert.examples()),
                alert.failing());
    }

    /// A letter never changes, so a mail that is known, erased ones included, only moves on.
    void save(Mail mail) throws SQLException, IOException {
        MailId id = mail.id();
        int known = sql.update(
                "UPDATE mails SET state = ?, attempts = ?, due = ? WHERE id = ?",
                mail.state().name(),
                mail.attempts(),
                Times.nanos(mail.due()),
                id.value());
        if (known == 1) {
            return;
        }
        ids.used(id.value());
        Place place = log.append(
                new Owner(Owner.Kind.MAIL, id.value()),
                Records.pack(new Records.Addressed(mail.recipient(), mail.letter())));
        sql.update(
                """
                INSERT INTO mails (id, workspace, state, attempts, due, about, place, size)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                id.value(),
                mail.workspace().value(),
                mail.state().name(),
                mail.attempts(),
                Times.nanos(mail.due()),
                IdLists.write(mail.about()),
                place.at(),
                place.size());
        for (DeliveryId delivery : mail.about()) {
            sql.update(
                    "INSERT INTO mail_deliveries (delivery, mail) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    delivery.value(),
                    id.value());
        }
    }

    /// A filter never changes, so a bulk resend that is known, erased ones included, only moves on.
    void save(ResendJob job) throws SQLException, IOException {
        long id = job.id().value();
        int known = sql.update(
                "UPDATE resend_jobs SET state = ?, matched = ?, requested = ?, cursor = ? WHERE id = ?",
                job.state().name(),
                job.matched(),
                job.requested(),
                job.cursor().value(),
                id);
        if (known == 1) {
            return;
        }
        ids.used(id);
        Place place = log.append(new Owner(Owner.Kind.RESEND_JOB, id), Records.pack(job.filter()));
        String subject = job.filter().subject();
        sql.update(
                """
                INSERT INTO resend_jobs
                  (id, workspace, subject, state, matched, requested, cursor, created_at, place, size)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                job.filter().workspace().value(),
                subject == null
                        ? null
                        : keys.marks().mark(Use.SUBJECT, job.filter().workspace(), subject),
                job.state().name(),
                job.matched(),
                job.requested(),
                job.cursor().value(),
                Times.nanos(job.createdAt()),
                place.at(),
                place.size());
    }
}
