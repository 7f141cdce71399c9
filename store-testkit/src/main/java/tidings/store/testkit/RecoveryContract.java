package tidings.store.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.engine.Alert;
import tidings.engine.ApiKey;
import tidings.engine.Delivery;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Environment;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.ResendJob;
import tidings.engine.RetiringKey;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.engine.Workspace;
import tidings.engine.port.Change;
import tidings.engine.port.Store.People;
import tidings.engine.port.Store.Recovered;
import tidings.events.EventType;
import tidings.events.SigningKey;

/// What the engine starts from equals what it saved.
public interface RecoveryContract extends StoreOpening {

    @Test
    default void anEmptyStoreHoldsNothing() {
        try (Scene scene = new Scene(open())) {
            assertThat(scene.store().recover())
                    .isEqualTo(new Recovered(
                            0,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            Set.of(),
                            List.of(),
                            People.NONE));
        }
    }

    @Test
    default void recoversWorkspacesAndApiKeys() {
        try (Scene scene = new Scene(open())) {
            Workspace ours = scene.workspace(scene.ours);
            Workspace theirs = scene.workspace(scene.theirs);
            ApiKey kept = new ApiKey(
                    "key-b",
                    scene.ours,
                    "For the shop",
                    "ab".repeat(32),
                    ApiKey.Scope.PUBLISH,
                    scene.now(),
                    scene.now().plusSeconds(9));
            ApiKey removed =
                    new ApiKey("key-a", scene.ours, "Old", "cd".repeat(32), ApiKey.Scope.FULL, scene.now(), null);
            scene.commit(
                    new Change.WorkspaceSaved(theirs),
                    new Change.WorkspaceSaved(ours),
                    new Change.ApiKeySaved(removed),
                    new Change.ApiKeySaved(kept));
            Workspace renamed = new Workspace(theirs.id(), "Renamed", Environment.LIVE, theirs.createdAt(), 3);
            scene.commit(new Change.WorkspaceSaved(renamed), new Change.ApiKeyRemoved("key-a"));
            scene.reopen();

            assertThat(scene.store().recover().workspaces()).containsExactly(ours, renamed);
            assertThat(scene.store().recover().apiKeys()).containsExactly(kept);
        }
    }

    @Test
    default void recoversANotificationWithAllItsSecrets() {
        try (Scene scene = new Scene(open())) {
            Receiver receiver = new Receiver(
                    "https://bank.example/hook?token=s3cret",
                    List.of(
                            new Header("X-Second", Secret.of("b")),
                            new Header("Authorization", Secret.of("Bearer ž-1"))),
                    SigningKey.of("whsec_c2VjcmV0"),
                    List.of(
                            new RetiringKey(
                                    SigningKey.of("the key before"), scene.now().plusSeconds(60)),
                            new RetiringKey(SigningKey.of("an older key"), scene.now())),
                    new OAuth("https://bank.example/token", Secret.of("t0ken"), Secret.of("{\"a\":1}")),
                    Duration.ofMillis(2500));
            Notification full = new Notification(
                    scene.first,
                    scene.ours,
                    new Notification.Settings(
                            "To the bank",
                            false,
                            Set.of(EventType.AML_MONITORING, EventType.IDENTIFICATION),
                            receiver,
                            new RetryPolicy(7, Duration.ofSeconds(90)),
                            new FailMail("ada@bank.example", true)),
                    new DeliveryId(42),
                    scene.now(),
                    scene.now().plusNanos(1));
            Notification bare = scene.notification(scene.second, Receiver.at("http://localhost:1/"));
            Notification token = scene.notification(
                    new NotificationId(scene.nextId()),
                    new Receiver("https://a.example", List.of(), null, new OAuth(null, Secret.of("t"), null), null));
            for (Notification notification : List.of(token, full, bare)) {
                scene.commit(new Change.NotificationSaved(notification));
            }
            scene.reopen();

            assertThat(scene.store().recover().notifications()).containsExactly(full, bare, token);
        }
    }

    @Test
    default void recoversANotificationThatSendsEMails() {
        try (Scene scene = new Scene(open())) {
            Notification one = scene.notification(
                    scene.first, new Recipients(List.of("ops@bank.example", "kyc@bank.example"), true));
            Notification other =
                    scene.notification(scene.second, new Recipients(List.of("all+ids@bank.example"), false));
            scene.commit(new Change.NotificationSaved(one), new Change.NotificationSaved(other));
            scene.reopen();

            assertThat(scene.store().recover().notifications()).containsExactly(one, other);
        }
    }

    @Test
    default void recoversTheLatestOfANotificationAndNothingOfARemovedOne() {
        try (Scene scene = new Scene(open())) {
            Notification kept = scene.notification(scene.first, Receiver.at("https://a.example"));
            Notification removed = scene.notification(scene.second, Receiver.at("https://b.example"));
            Alert alert = new Alert(scene.second, scene.now(), 1, List.of(new DeliveryId(3)), true);
            scene.commit(
                    new Change.NotificationSaved(kept),
                    new Change.NotificationSaved(removed),
                    new Change.AlertSaved(alert));
            Notification altered = new Notification(
                    kept.id(),
                    kept.workspace(),
                    scene.notification(scene.first, Receiver.at("https://c.example"))
                            .settings(),
                    new DeliveryId(scene.nextId()),
                    kept.createdAt(),
                    scene.now().plusSeconds(1));
            scene.commit(new Change.NotificationSaved(altered), new Change.NotificationRemoved(removed.id()));
            scene.reopen();

            assertThat(scene.store().recover().notifications()).containsExactly(altered);
            assertThat(scene.store().recover().alerts()).isEmpty();
            assertThat(scene.store().recover().lastId())
                    .isEqualTo(altered.fence().value());
        }
    }

    @Test
    default void recoversAlerts() {
        try (Scene scene = new Scene(open())) {
            Alert open = new Alert(scene.first, scene.now(), 3, List.of(new DeliveryId(9), new DeliveryId(4)), true);
            scene.commit(
                    new Change.AlertSaved(Alert.quiet(scene.second)),
                    new Change.AlertSaved(Alert.quiet(scene.first)),
                    new Change.AlertSaved(open));
            scene.reopen();

            assertThat(scene.store().recover().alerts()).containsExactly(open, Alert.quiet(scene.second));
        }
    }

    @Test
    default void recoversBulkResendsThatAreRunning() {
        try (Scene scene = new Scene(open())) {
            ResendJob running =
                    scene.job(new SearchContract.Wanted().client("client-1").in(scene.ours));
            ResendJob ended = scene.job(DeliveryFilter.all(scene.ours));
            scene.commit(new Change.ResendJobSaved(running), new Change.ResendJobSaved(ended));
            scene.commit(new Change.ResendJobSaved(ended.ended(ResendJob.State.CANCELED)));
            scene.reopen();

            assertThat(scene.store().recover().runningJobs()).containsExactly(running);
        }
    }

    @Test
    default void recoversWhichNotificationsHavePendingDeliveries() {
        try (Scene scene = new Scene(open())) {
            scene.commit(
                    new Change.NotificationSaved(scene.notification(scene.first, Receiver.at("https://a.example"))));
            scene.retry(scene.accept("scan-1", scene.second), Duration.ofDays(1));
            scene.accept(null, scene.first);
            scene.deliver(scene.accept("scan-1", new NotificationId(scene.nextId())));
            scene.commit(new Change.NotificationRemoved(scene.first));
            scene.reopen();

            assertThat(scene.store().recover().waiting()).containsExactly(scene.first, scene.second);
        }
    }

    @Test
    default void recoversWhatIsToBeResent() {
        try (Scene scene = new Scene(open())) {
            Delivery asked = scene.fail(scene.accept("scan-1", scene.first), 500);
            scene.fail(scene.accept("scan-2", scene.first), 500);
            scene.commit(new Change.ResendRequested(List.of(asked.id()), scene.now()));
            scene.reopen();

            assertThat(scene.store().recover().resends()).containsExactly(asked);
        }
    }

    @Test
    default void knowsTheGreatestIdWhateverBearsIt() {
        try (Scene scene = new Scene(open())) {
            scene.commit(new Change.WorkspaceSaved(scene.workspace(scene.theirs)));
            assertThat(lastId(scene)).isEqualTo(scene.theirs.value());
            scene.commit(
                    new Change.NotificationSaved(scene.notification(scene.second, Receiver.at("https://a.example"))));
            assertThat(lastId(scene)).isEqualTo(scene.second.value());
            scene.commit(new Change.NotificationRemoved(scene.second));
            assertThat(lastId(scene)).isEqualTo(scene.second.value());
            Change.EventAccepted unwanted = scene.event().made();
            scene.commit(unwanted);
            assertThat(lastId(scene)).isEqualTo(unwanted.event().id().value());
            Delivery delivery = scene.accept(null, scene.first);
            assertThat(lastId(scene)).isEqualTo(delivery.id().value());
            Mail mail = scene.mail();
            scene.commit(new Change.MailSaved(mail));
            assertThat(lastId(scene)).isEqualTo(mail.id().value());
            ResendJob job = scene.job(DeliveryFilter.all(scene.ours));
            scene.commit(new Change.ResendJobSaved(job));
            assertThat(lastId(scene)).isEqualTo(job.id().value());
        }
    }

    @Test
    default void keepsEventsAndDeliveriesWhenItIsReopened() {
        try (Scene scene = new Scene(open())) {
            Change.EventAccepted accepted =
                    scene.event().about("scan-1").under("key-1").to(scene.first).made();
            scene.commit(accepted);
            Delivery waiting = scene.retry(accepted.deliveries().getFirst(), Duration.ofMinutes(1));
            scene.reopen();

            assertThat(scene.store().body(accepted.event().id())).contains(accepted.body());
            assertThat(scene.store().receipt(scene.ours, "key-1")).isPresent();
            assertThat(scene.store().head(scene.first, "scan-1")).contains(waiting);
            Delivery next = scene.accept("scan-1", scene.first);
            assertThat(scene.store().pending(scene.first, new DeliveryId(0), 10))
                    .containsExactly(waiting, next);
            assertThat(scene.archive()
                            .count(new SearchContract.Wanted().subject("scan-1").in(scene.ours), null))
                    .isEqualTo(2);
        }
    }

    private static long lastId(Scene scene) {
        long known = scene.store().recover().lastId();
        scene.reopen();
        assertThat(scene.store().recover().lastId()).isEqualTo(known);
        return known;
    }
}
