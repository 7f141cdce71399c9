package tidings.server.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.Environment;
import tidings.engine.Notification;
import tidings.engine.NotificationId;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.port.Store;
import tidings.events.EventType;
import tidings.events.IdenfySignature;
import tidings.events.SigningKey;
import tidings.events.StandardWebhooksSignature;
import tidings.sender.http.InHouse.Field;
import tidings.sender.http.InHouse.Reply;
import tidings.sender.http.InHouse.Request;
import tidings.server.inbox.SignatureCheck.Verdict;

final class InboxesTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final SigningKey KEY = SigningKey.of("whsec_c2lnbmluZyBrZXkgb2YgdGhlIGluYm94");
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final Workspace ours = new Workspace(new WorkspaceId(1L << 40), "Ours", Environment.LIVE, NOON, 0);
    private final Workspace theirs = new Workspace(new WorkspaceId(2L << 40), "Theirs", Environment.LIVE, NOON, 0);
    private final Map<WorkspaceId, Workspace> workspaces = new TreeMap<>();
    private final List<Notification> notifications = new ArrayList<>();
    private Instant now = NOON;
    private Inboxes inboxes = inboxes("https://tidings.example");

    @BeforeEach
    void foundWorkspaces() {
        workspaces.put(ours.id(), ours);
        workspaces.put(theirs.id(), theirs);
    }

    @Test
    void opensItsDoorToTheWorkspaceWhoseAddressItIsAndToNoOther() {
        String path = path(inboxes.url(ours));

        assertThat(inboxes.door(ours.id(), path)).isPresent();
        assertThat(inboxes.door(theirs.id(), path)).isEmpty();
        assertThat(inboxes.door(ours.id(), path + "?a=b")).isEmpty();
        assertThat(inboxes.door(ours.id(), "/api/v1/events")).isEmpty();
        assertThat(inboxes.owner(token(ours))).contains(ours.id());
        assertThat(inboxes.owner(token(ours).replaceFirst(".{6}$", "AAAAAA"))).isEmpty();
        assertThat(inboxes.owner("nonsense")).isEmpty();
    }

    @Test
    void aRenewedAddressEndsTheFormerOne() {
        String before = token(ours);
        Workspace renewed = ours.withInboxRenewed();
        workspaces.put(renewed.id(), renewed);

        assertThat(inboxes.owner(before)).isEmpty();
        assertThat(inboxes.owner(token(renewed))).contains(ours.id());
        assertThat(inboxes.door(ours.id(), path(inboxes.url(ours)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://tidings.example, tidings.example, 443, true",
        "https://tidings.example, tidings.example, 80, false",
        "https://tidings.example, other.example, 443, false",
        "https://Tidings.example:8443, tidings.example, 8443, true",
        "http://localhost:8080, 127.0.0.1, 8080, true",
        "http://localhost:8080, ::1, 8080, true",
        "http://localhost:8080, 127.0.0.1, 8081, false",
        "http://10.0.0.1:8080, 127.0.0.1, 8080, false",
    })
    void knowsItsOwnAddresses(String base, String host, int port, boolean own) {
        assertThat(inboxes(base).isOurs(host, port)).isEqualTo(own);
    }

    @Test
    void showsWhatHasComeNewestFirstToTheWorkspaceAlone() {
        take(ours, "one");
        take(ours, "two");

        assertThat(inboxes.arrivals(ours.id(), 0)).extracting(Arrival::number).containsExactly(2L, 1L);
        assertThat(inboxes.arrivals(ours.id(), 1)).extracting(Arrival::number).containsExactly(2L);
        assertThat(inboxes.arrivals(theirs.id(), 0)).isEmpty();
        inboxes.clear(ours.id());
        assertThat(inboxes.arrivals(ours.id(), 0)).isEmpty();
    }

    @Test
    void keepsTheLatestHundredNotTooManyBytesAndNothingForLongerThanADay() {
        for (int i = 0; i < Inboxes.MAX_ARRIVALS + 5; i++) {
            take(ours, "small");
        }
        assertThat(inboxes.arrivals(ours.id(), 0)).hasSize(Inboxes.MAX_ARRIVALS);
        String large = "x".repeat(Inboxes.MAX_BODY);
        for (int i = 0; i < 12; i++) {
            take(ours, large);
        }
        assertThat(inboxes.arrivals(ours.id(), 0)).hasSize(7);
        now = NOON.plus(Inboxes.KEPT).plusSeconds(1);
        assertThat(inboxes.arrivals(ours.id(), 0)).isEmpty();
    }

    @Test
    void keepsNotTooManyBytesOfAllWorkspacesTogether() {
        List<Workspace> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Workspace one = new Workspace(new WorkspaceId(100 + i), "w" + i, Environment.LIVE, NOON, 0);
            many.add(one);
            workspaces.put(one.id(), one);
            for (int j = 0; j < 7; j++) {
                take(one, "x".repeat(Inboxes.MAX_BODY));
            }
            now = now.plusSeconds(1);
        }

        assertThat(many.stream()
                        .flatMap(one -> inboxes.arrivals(one.id(), 0).stream())
                        .mapToLong(Arrival::weight)
                        .sum())
                .isLessThanOrEqualTo(Inboxes.MAX_TOTAL_WEIGHT);
        assertThat(inboxes.arrivals(many.getFirst().id(), 0)).isEmpty();
        assertThat(inboxes.arrivals(many.getLast().id(), 0)).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"OK, 200", "FAILS, 500", "REDIRECTS, 302", "GONE, 410"})
    void answersAsItWasTold(Manner manner, int code) {
        inboxes.answer(ours.id(), manner);

        assertThat(take(ours, "{}")).contains(new Reply(code, null));
        assertThat(inboxes.arrivals(ours.id(), 0).getFirst().answered()).isEqualTo(manner);
        assertThat(take(theirs, "{}")).contains(new Reply(200, null));
    }

    @Test
    void saysWhenToComeAgainAndLeavesWhoeverItIsToldToWithoutAnAnswer() {
        inboxes.answer(ours.id(), Manner.BUSY);
        assertThat(take(ours, "{}")).contains(new Reply(429, Duration.ofSeconds(20)));
        inboxes.answer(ours.id(), Manner.SILENT);
        assertThat(take(ours, "{}")).isEmpty();
        inboxes.answer(ours.id(), Manner.SLOW);
        assertThat(take(ours, "{}")).isEmpty();
    }

    @Test
    void letsGoOfWhoeverWaitsWhenTheServerStops() {
        inboxes.answer(ours.id(), Manner.SILENT);
        inboxes.close();

        assertThat(inboxes.take(ours.id(), request("{}"), Duration.ofDays(1))).contains(new Reply(503, null));
    }

    @Test
    void verifiesBothSignaturesWithTheKeysOfTheNotificationsThatPointHere() {
        Notification pointing = pointing(KEY);
        notifications.add(pointing);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Field id = new Field("webhook-id", "dlv_1");
        Field time = new Field("webhook-timestamp", StandardWebhooksSignature.timestamp(NOON));
        Field standard =
                new Field("webhook-signature", StandardWebhooksSignature.sign(List.of(KEY), "dlv_1", NOON, body));
        Field vendor = new Field("Idenfy-Signature", IdenfySignature.sign(KEY, body));

        assertThat(checked("{}", id, time, standard, vendor).verdict()).isEqualTo(Verdict.VALID);
        assertThat(checked("{}", vendor).notification())
                .isEqualTo(new SignatureCheck.Signer(pointing.id(), "To the inbox"));
        assertThat(checked("{ }", id, time, standard, vendor).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(checked("{}", id, time, standard, new Field("Idenfy-Signature", "00"))
                        .verdict())
                .isEqualTo(Verdict.WRONG);
        assertThat(checked("{}", id, time).verdict()).isEqualTo(Verdict.UNSIGNED);
        now = NOON.plusSeconds(3600);
        assertThat(checked("{}", id, time, standard).verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void showsNoValueOfAHeaderThatMayBeASecret() {
        checked("{}", new Field("Authorization", "Bearer s3cret"), new Field("User-Agent", "Tidings"));

        assertThat(inboxes.arrivals(ours.id(), 0).getFirst().headers())
                .containsExactly(
                        new Field("Authorization", "hidden, 13 characters"), new Field("User-Agent", "Tidings"));
    }

    private Inboxes inboxes(String base) {
        return new Inboxes(
                new SecretKeySpec(new byte[32], "HmacSHA256"),
                URI.create(base),
                new Inboxes.HeaderNames("Idenfy-Signature", "Idenfy-Event-Type"),
                this::directory,
                () -> now);
    }

    private Directory directory() {
        return Directory.of(new Store.Recovered(
                0,
                List.copyOf(workspaces.values()),
                List.of(),
                notifications,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Store.People.NONE));
    }

    private Notification pointing(SigningKey key) {
        Receiver receiver = new Receiver(inboxes.url(ours), List.of(), key, null, null);
        return new Notification(
                new NotificationId(7),
                ours.id(),
                new Notification.Settings(
                        "To the inbox", true, Set.of(EventType.IDENTIFICATION), receiver, RetryPolicy.DEFAULT, null),
                new DeliveryId(0),
                NOON,
                NOON);
    }

    private SignatureCheck checked(String body, Field... headers) {
        inboxes.take(ours.id(), new Request(List.of(headers), body(body)), PATIENCE);
        return inboxes.arrivals(ours.id(), 0).getFirst().check();
    }

    private Optional<Reply> take(Workspace workspace, String body) {
        return inboxes.take(workspace.id(), request(body), PATIENCE);
    }

    private static Request request(String body) {
        return new Request(List.of(), body(body));
    }

    private static Body body(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private String token(Workspace workspace) {
        String url = inboxes.url(workspace);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static String path(String url) {
        return URI.create(url).getRawPath();
    }
}
