package tidings.server.dashboard.home;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tidings.engine.Health;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.Tally;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.engine.runtime.Engine;
import tidings.sender.http.CertificateEnds;
import tidings.server.dashboard.Tone;
import tidings.server.settings.Settings;
import tidings.server.verification.Search;
import tidings.server.verification.Standing;
import tidings.server.verification.Verifications;
import tidings.verification.Stage;

/// Finds what needs attention in a workspace. Thread-safe.
@Singleton
final class Concerns {
    /// A certificate that ends sooner is a concern: time enough to renew it, also over a holiday.
    static final Duration CERTIFICATE_NOTICE = Duration.ofDays(21);

    /// How long a mail that failed stays a concern.
    private static final Duration MAIL_MEMORY = Duration.ofDays(7);

    /// Whether nothing arrives is asked of this time.
    private static final Duration RECENT = Duration.ofHours(2);

    private static final int MAILS = 100;

    /// How many verifications that wait are looked at for the one that waits longest.
    private static final int REVIEWS = 200;

    /// A review that waits longer is more than a remark.
    private static final Duration REVIEW_PATIENCE = Duration.ofMinutes(30);

    private final Engine engine;
    private final Archive archive;
    private final CertificateEnds certificates;
    private final Verifications verifications;
    private final boolean mailing;

    Concerns(
            Engine engine,
            Archive archive,
            CertificateEnds certificates,
            Verifications verifications,
            Settings settings) {
        this.engine = engine;
        this.archive = archive;
        this.certificates = certificates;
        this.verifications = verifications;
        this.mailing = settings.mailing().server() != null;
    }

    /// All of them, the gravest first.
    List<Concern> of(WorkspaceId workspace, List<Tally> day, Instant now) {
        List<Notification> active = engine.directory().notifications(workspace).stream()
                .filter(notification -> notification.settings().active())
                .toList();
        List<Concern> found = new ArrayList<>();
        for (Notification notification : active) {
            failing(notification, day, now).ifPresent(found::add);
        }
        found.addAll(mails(archive.mails(workspace, null, MAILS), active, now));
        for (Notification notification : active) {
            certificate(notification, now).ifPresent(found::add);
        }
        reviews(workspace, now).ifPresent(found::add);
        return found;
    }

    private Optional<Concern> reviews(WorkspaceId workspace, Instant now) {
        Search waiting = Search.all(workspace).in(Set.of(Standing.REVIEWING));
        return verifications.list(waiting, new DossierPage(false, null, 0, REVIEWS)).stream()
                .map(held -> held.verification().stage())
                .filter(Stage.Reviewing.class::isInstance)
                .map(stage -> ((Stage.Reviewing) stage).since())
                .min(Instant::compareTo)
                .map(oldest -> reviews(verifications.count(waiting, REVIEWS), Duration.between(oldest, now)));
    }

    static Concern reviews(long count, Duration oldest) {
        String many = count > REVIEWS ? "More than " + REVIEWS : Long.toString(count);
        String text = count == 1
                ? "One verification waits for a review, for " + span(oldest) + "."
                : many + " verifications wait for a review, the oldest for " + span(oldest) + ".";
        return new Concern(
                oldest.compareTo(REVIEW_PATIENCE) > 0 ? Tone.WARNING : Tone.INFO,
                text,
                "/verifications/queue",
                "Review queue");
    }

    private static String span(Duration time) {
        long minutes = time.toMinutes();
        return minutes < 1
                ? "less than a minute"
                : minutes < 60
                        ? counted(minutes, "minute")
                        : minutes < 2 * 24 * 60 ? counted(minutes / 60, "hour") : counted(minutes / 60 / 24, "day");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private Optional<Concern> failing(Notification notification, List<Tally> day, Instant now) {
        Health health = engine.health(notification.id());
        if (health.circuitOpen()) {
            return Optional.of(concern(
                    Tone.BAD,
                    notification,
                    "The receiver of “" + notification.settings().name()
                            + "” keeps failing. It gets one send at a time until it answers again; nothing is lost."));
        }
        return health.alert().failing() || nothingArrives(notification, day, now)
                ? Optional.of(concern(
                        Tone.BAD,
                        notification,
                        "Deliveries of “" + notification.settings().name() + "” fail, and none has arrived since."))
                : Optional.empty();
    }

    private static boolean nothingArrives(Notification notification, List<Tally> day, Instant now) {
        long delivered = 0;
        long failed = 0;
        for (Tally tally : day) {
            if (tally.notification().equals(notification.id()) && tally.hour().isAfter(now.minus(RECENT))) {
                delivered += tally.delivered();
                failed += tally.failed();
            }
        }
        return failed > 0 && delivered == 0;
    }

    private List<Concern> mails(List<Mail> mails, List<Notification> active, Instant now) {
        long waiting = count(mails, Mail.State.PENDING, Instant.MIN);
        long failed = count(mails, Mail.State.FAILED, now.minus(MAIL_MEMORY));
        List<Concern> found = new ArrayList<>();
        if (failed > 0) {
            found.add(new Concern(Tone.BAD, mails(failed) + " could not be sent.", "/mails", "Mail outbox"));
        }
        if (!mailing && (waiting > 0 || active.stream().anyMatch(Concerns::wantsMail))) {
            String much = waiting == 0 ? "" : " " + mails(waiting) + (waiting == 1 ? " waits." : " wait.");
            found.add(new Concern(
                    Tone.WARNING, "No mail server is set up, so nobody gets a mail." + much, "/mails", "Mail outbox"));
        } else if (waiting > 0) {
            found.add(new Concern(
                    Tone.BUSY,
                    mails(waiting) + (waiting == 1 ? " waits" : " wait") + " for the mail server.",
                    "/mails",
                    "Mail outbox"));
        }
        return found;
    }

    private static boolean wantsMail(Notification notification) {
        return notification.settings().failMail() != null;
    }

    private static long count(List<Mail> mails, Mail.State state, Instant since) {
        return mails.stream()
                .filter(mail -> mail.state() == state && mail.due().isAfter(since))
                .count();
    }

    private static String mails(long count) {
        return count == 1 ? "One mail" : count >= MAILS ? "At least " + count + " mails" : count + " mails";
    }

    private Optional<Concern> certificate(Notification notification, Instant now) {
        return notification
                .settings()
                .webhook()
                .flatMap(receiver -> certificates.of(receiver.url()))
                .filter(end -> end.isBefore(now.plus(CERTIFICATE_NOTICE)))
                .map(end -> certificate(notification, end, now));
    }

    static Concern certificate(Notification notification, Instant end, Instant now) {
        long days = Duration.between(now, end).toDays();
        String what = end.isBefore(now)
                ? "has expired."
                : switch ((int) days) {
                    case 0 -> "expires within a day.";
                    case 1 -> "expires in a day.";
                    default -> "expires in " + days + " days.";
                };
        return concern(
                end.isBefore(now) ? Tone.BAD : Tone.WARNING,
                notification,
                "The certificate of the receiver of “" + notification.settings().name() + "” " + what);
    }

    private static Concern concern(Tone tone, Notification notification, String text) {
        return new Concern(tone, text, "/notifications/" + notification.id(), "Open the notification");
    }
}
