package tidings.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alert;
import tidings.engine.ApiKey;
import tidings.engine.DeliveryId;
import tidings.engine.Environment;
import tidings.engine.Mail;
import tidings.engine.MailId;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.ResendJob;
import tidings.engine.ResendJobId;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;

/// What is asked about everything but events and deliveries. What was erased is left out.
final class SettingsReads {
    private static final String MAILS = "SELECT id, workspace, state, attempts, due, about, place, size FROM mails ";
    private static final String JOBS =
            "SELECT id, state, matched, requested, cursor, created_at, place, size FROM resend_jobs ";

    private final SealedLog log;
    private final Keys keys;

    SettingsReads(SealedLog log, Keys keys) {
        this.log = log;
        this.keys = keys;
    }

    private record SealedNotification(
            long id, long workspace, ByteBuffer settings, long fence, long createdAt, long updatedAt) {}

    private record SealedMail(
            long id, long workspace, String state, int attempts, long due, String about, Place place) {}

    private record SealedJob(
            long id, String state, long matched, long requested, long cursor, long createdAt, Place place) {}

    List<Workspace> workspaces(Sql sql) throws SQLException {
        return sql.list(
                "SELECT id, name, environment, created_at, inbox_renewals FROM workspaces ORDER BY id",
                row -> new Workspace(
                        new WorkspaceId(row.number()),
                        row.text(),
                        Environment.valueOf(row.text()),
                        Times.instant(row.number()),
                        row.small()));
    }

    List<ApiKey> apiKeys(Sql sql) throws SQLException {
        return sql.list(
                "SELECT name, workspace, title, secret_hash, scope, created_at, expires_at FROM api_keys ORDER BY name",
                row -> new ApiKey(
                        row.text(),
                        new WorkspaceId(row.number()),
                        row.text(),
                        row.text(),
                        ApiKey.Scope.valueOf(row.text()),
                        Times.instant(row.number()),
                        Times.instantOrNull(row.numberOrNull())));
    }

    List<Notification> notifications(Sql sql) throws SQLException, IOException {
        List<Notification> opened = new ArrayList<>();
        for (SealedNotification sealed : sql.list(
                "SELECT id, workspace, settings, fence, created_at, updated_at FROM notifications ORDER BY id",
                row -> new SealedNotification(
                        row.number(),
                        row.number(),
                        ByteBuffer.wrap(row.bytes()),
                        row.number(),
                        row.number(),
                        row.number()))) {
            byte[] settings = keys.open(
                    new Owner(Owner.Kind.NOTIFICATION, sealed.id()),
                    sealed.settings().array());
            opened.add(new Notification(
                    new NotificationId(sealed.id()),
                    new WorkspaceId(sealed.workspace()),
                    Records.settings(settings),
                    new DeliveryId(sealed.fence()),
                    Times.instant(sealed.createdAt()),
                    Times.instant(sealed.updatedAt())));
        }
        return opened;
    }

    List<Alert> alerts(Sql sql) throws SQLException {
        return sql.list(
                "SELECT notification, window_ends, gathered, examples, failing FROM alerts ORDER BY notification",
                row -> new Alert(
                        new NotificationId(row.number()),
                        Times.instantOrNull(row.numberOrNull()),
                        row.small(),
                        IdLists.read(row.text()),
                        row.flag()));
    }

    List<ResendJob> runningJobs(Sql sql) throws SQLException, IOException {
        return jobs(sql.list(JOBS + "WHERE state = 'RUNNING' AND size > 0 ORDER BY id", SettingsReads::job));
    }

    Optional<ResendJob> job(Sql sql, WorkspaceId workspace, ResendJobId job) throws SQLException, IOException {
        return jobs(sql.list(
                        JOBS + "WHERE id = ? AND workspace = ? AND size > 0",
                        SettingsReads::job,
                        job.value(),
                        workspace.value()))
                .stream()
                .findFirst();
    }

    List<ResendJob> jobs(Sql sql, WorkspaceId workspace, int limit) throws SQLException, IOException {
        return jobs(sql.list(
                JOBS + "WHERE workspace = ? AND size > 0 ORDER BY id DESC LIMIT ?",
                SettingsReads::job,
                workspace.value(),
                limit));
    }

    List<Mail> mailsDue(Sql sql, Instant now, int limit) throws SQLException, IOException {
        return mails(sql.list(
                MAILS + "WHERE state = 'PENDING' AND due <= ? AND size > 0 ORDER BY due, id LIMIT ?",
                SettingsReads::mail,
                Times.nanos(now),
                limit));
    }

    List<Mail> mails(Sql sql, WorkspaceId workspace, @Nullable MailId before, int limit)
            throws SQLException, IOException {
        return mails(sql.list(
                MAILS + "WHERE workspace = ? AND size > 0 AND id < ? ORDER BY id DESC LIMIT ?",
                SettingsReads::mail,
                workspace.value(),
                before == null ? Long.MAX_VALUE : before.value(),
                limit));
    }

    Optional<Mail> mail(Sql sql, WorkspaceId workspace, MailId mail) throws SQLException, IOException {
        return mails(sql.list(
                        MAILS + "WHERE id = ? AND workspace = ? AND size > 0",
                        SettingsReads::mail,
                        mail.value(),
                        workspace.value()))
                .stream()
                .findFirst();
    }

    private List<ResendJob> jobs(List<SealedJob> jobs) throws IOException {
        List<ResendJob> opened = new ArrayList<>();
        for (SealedJob sealed : jobs) {
            Owner owner = new Owner(Owner.Kind.RESEND_JOB, sealed.id());
            log.read(owner, sealed.place())
                    .map(filter -> new ResendJob(
                            new ResendJobId(sealed.id()),
                            Records.filter(filter),
                            ResendJob.State.valueOf(sealed.state()),
                            sealed.matched(),
                            sealed.requested(),
                            new DeliveryId(sealed.cursor()),
                            Times.instant(sealed.createdAt())))
                    .ifPresent(opened::add);
        }
        return opened;
    }

    private List<Mail> mails(List<SealedMail> mails) throws IOException {
        List<Mail> opened = new ArrayList<>();
        for (SealedMail sealed : mails) {
            Owner owner = new Owner(Owner.Kind.MAIL, sealed.id());
            log.read(owner, sealed.place())
                    .map(Records::mail)
                    .map(addressed -> new Mail(
                            new MailId(sealed.id()),
                            new WorkspaceId(sealed.workspace()),
                            addressed.recipient(),
                            addressed.letter(),
                            Mail.State.valueOf(sealed.state()),
                            sealed.attempts(),
                            Times.instant(sealed.due()),
                            IdLists.read(sealed.about())))
                    .ifPresent(opened::add);
        }
        return opened;
    }

    private static SealedMail mail(Sql.Row row) throws SQLException {
        return new SealedMail(
                row.number(),
                row.number(),
                row.text(),
                row.small(),
                row.number(),
                row.text(),
                new Place(row.number(), row.small()));
    }

    private static SealedJob job(Sql.Row row) throws SQLException {
        return new SealedJob(
                row.number(),
                row.text(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                new Place(row.number(), row.small()));
    }
}
