package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.sender.http.Sending.header;
import static tidings.sender.http.Sending.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Body;
import tidings.engine.Failure;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.RetiringKey;
import tidings.engine.Secret;
import tidings.engine.port.Sender;
import tidings.events.IdenfySignature;
import tidings.events.SigningKey;
import tidings.events.StandardWebhooksSignature;
import tidings.sender.http.RawServer.Request;

class HttpSenderTest {
    private final Sending sending = Sending.onLoopback();

    @AfterEach
    void close() {
        sending.close();
    }

    @Test
    void sendsASignedRequestAndNothingThatWasNotAskedFor() {
        SigningKey key = SigningKey.of("kéy");
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            Outcome outcome = sending.to(receiver(
                    server.url("/hook?a=1"),
                    key,
                    null,
                    header("X-Api-Key", "k3y"),
                    header("Authorization", "Basic Zm9v")));
            assertThat(outcome).isEqualTo(new Outcome.Delivered(200));
            Request request = server.take();
            byte[] body = Sending.PAYLOAD.getBytes(StandardCharsets.UTF_8);
            assertThat(request.line()).isEqualTo("POST /hook?a=1 HTTP/1.1");
            assertThat(request.body()).isEqualTo(body);
            assertThat(request.headers())
                    .containsExactly(
                            "Host: 127.0.0.1:" + server.port(),
                            "User-Agent: Tidings/0.1",
                            "Content-Type: application/json",
                            "Content-Length: " + body.length,
                            "Idenfy-Event-Type: IDENTIFICATION_AUTO_FINISHED",
                            "webhook-id: " + Sending.ID,
                            "webhook-timestamp: " + Sending.NOW.getEpochSecond(),
                            "Idenfy-Signature: " + IdenfySignature.sign(key, body),
                            "webhook-signature: "
                                    + StandardWebhooksSignature.sign(
                                            List.of(key), Sending.ID.toString(), Sending.NOW, body),
                            "X-Api-Key: k3y",
                            "Authorization: Basic Zm9v");
        }
    }

    @Test
    void signsWithTheOldKeyTooUntilItsTimeIsOver() {
        SigningKey old = SigningKey.of("the old key of the receiver");
        SigningKey key = SigningKey.of("the new key of the receiver");
        SigningKey over = SigningKey.of("a key whose time is over");
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            sending.to(new Receiver(
                    server.url("/"),
                    List.of(),
                    key,
                    List.of(new RetiringKey(old, Sending.NOW.plusMillis(1)), new RetiringKey(over, Sending.NOW)),
                    null,
                    null));

            Request request = server.take();
            byte[] body = Sending.PAYLOAD.getBytes(StandardCharsets.UTF_8);
            assertThat(request.header("Idenfy-Signature")).contains(IdenfySignature.sign(key, body));
            assertThat(request.header("webhook-signature"))
                    .contains(StandardWebhooksSignature.sign(
                            List.of(key, old), Sending.ID.toString(), Sending.NOW, body));
        }
    }

    @Test
    void showsTheRequestWithoutItsSecretsToAWitness() {
        List<Sender.Request> seen = new ArrayList<>();
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(
                    server.url("/hook?tenant=hidden&hidden"),
                    SigningKey.of("a signing key that is hidden"),
                    null,
                    header("X-Api-Key", "hidden"),
                    header("authorization", "hidden"));
            sending.sender.send(Sending.shipment(receiver), seen::add);

            List<String> sent = server.take().headers();
            assertThat(seen).hasSize(1);
            assertThat(seen.getFirst().line()).isEqualTo("POST /hook?tenant=…&… HTTP/1.1");
            assertThat(seen.getFirst().headers().stream()
                            .map(field -> field.name() + ": " + (field.value() == null ? "hidden" : field.value())))
                    .isEqualTo(sent);
            assertThat(seen.toString()).doesNotContain("hidden");
        }
    }

    @Test
    void sendsNoSignatureWithoutAKeyButAnIdAndATime() {
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            sending.to(server.url("/"));
            Request request = server.take();
            assertThat(request.header("Idenfy-Signature")).isEmpty();
            assertThat(request.header("webhook-signature")).isEmpty();
            assertThat(request.header("webhook-id")).isPresent();
            assertThat(request.header("webhook-timestamp")).isPresent();
        }
    }

    @Test
    void usesTheConfiguredHeaderNames() {
        HttpSenderSettings settings = Sending.settings().withHeaderNames("X-Sig", "X-Type");
        try (RawServer server = RawServer.answering(RawServer.OK);
                Sending other = Sending.with(settings)) {
            other.to(receiver(server.url("/"), SigningKey.of("key"), null));
            Request request = server.take();
            assertThat(request.header("X-Sig")).isPresent();
            assertThat(request.header("X-Type")).contains("IDENTIFICATION_AUTO_FINISHED");
            assertThat(request.header("Idenfy-Signature")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//double", "/a%20b?c=d%2Fe&f[]=1", "/?", "/;a=b/../c/./d", "/:@!$&'()*+,;=~"})
    void sendsPathAndQueryAsTheyAre(String resource) {
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            assertThat(sending.to(server.url(resource))).isEqualTo(new Outcome.Delivered(200));
            assertThat(server.take().line()).isEqualTo("POST " + resource + " HTTP/1.1");
        }
    }

    @Test
    void sendsTheBytesAsTheyAreWhateverTheyHold() {
        byte[] body = new byte[300_000];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 31);
        }
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            Notification notification = Sending.notification(1, 1, Receiver.at(server.url("/")));
            sending.sender.send(Sending.shipment(notification, body));
            assertThat(server.take().body()).isEqualTo(body);
            sending.sender.send(Sending.shipment(notification, new byte[0]));
            assertThat(server.take().body()).isEmpty();
        }
    }

    @Test
    void refusesToSendHeadersThatTheRulesForbid() {
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            for (var bad : List.of(
                    header("X-A", "a\r\nHost: evil"),
                    header("X\r\nA", "b"),
                    header("Host", "evil"),
                    header("Content-Length", "0"),
                    header("Transfer-Encoding", "chunked"),
                    header("idenfy-signature", "forged"),
                    header("webhook-id", "forged"))) {
                assertThat(sending.to(receiver(server.url("/"), null, null, bad)))
                        .isEqualTo(new Outcome.Unanswered(Failure.INTERNAL));
            }
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/", "http://u:p@127.0.0.1/", "not a url", "http://127.0.0.1:6379/"})
    void refusesUrlsThatCannotBeSentTo(String url) {
        assertThat(sending.to(url)).isEqualTo(new Outcome.Unanswered(Failure.INVALID_RECEIVER));
    }

    @Test
    void refusesAddressesThatAreNotPublic() {
        assertThat(sending.to("http://10.0.0.1/")).isEqualTo(new Outcome.Unanswered(Failure.BLOCKED_ADDRESS));
        assertThat(sending.to("http://[::1]/")).isEqualTo(new Outcome.Unanswered(Failure.BLOCKED_ADDRESS));
        try (Sending closed = Sending.with(HttpSenderSettings.DEFAULT)) {
            assertThat(closed.to("https://127.0.0.1/")).isEqualTo(new Outcome.Unanswered(Failure.BLOCKED_ADDRESS));
        }
    }

    @Test
    void refusesHttpWhereHttpsIsRequired() {
        try (Sending strict = Sending.with(Sending.settings().withReach(true, AllowedNetworks.parse("127.0.0.0/8")))) {
            assertThat(strict.to("http://127.0.0.1:8080/")).isEqualTo(new Outcome.Unanswered(Failure.INVALID_RECEIVER));
        }
    }

    /// Attack case 21: an interface of ours is on loopback or in a network of ours, and so refused unless it
    /// is allowed by name of its port.
    @Test
    void case21RefusesOurOwnInterfaces() {
        AllowedNetworks receiversOnly = AllowedNetworks.parse("127.0.0.0/8:9000");
        try (Sending limited = Sending.with(Sending.settings().withReach(false, receiversOnly))) {
            for (String host : List.of("127.0.0.1", "localhost", "127.1.2.3")) {
                assertThat(limited.to("http://" + host + ":8080/api/v1/events"))
                        .isEqualTo(new Outcome.Unanswered(Failure.BLOCKED_ADDRESS));
            }
        }
    }

    /// Attack case 23.
    @Test
    void case23IgnoresProxiesOfThePlatform() {
        List<String> names =
                List.of("http.proxyHost", "http.proxyPort", "socksProxyHost", "socksProxyPort", "http.nonProxyHosts");
        try (RawServer proxy = RawServer.answering(RawServer.OK);
                RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", Integer.toString(proxy.port()));
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", Integer.toString(proxy.port()));
            System.setProperty("http.nonProxyHosts", "");
            assertThat(sending.to(server.url("/"))).isEqualTo(new Outcome.Delivered(204));
            assertThat(proxy.connections()).isZero();
        } finally {
            names.forEach(System::clearProperty);
        }
    }

    @Test
    void aNameLeadsToTheAddressThatWasCheckedWhileHostKeepsTheName() {
        try (RawServer server = RawServer.answering(RawServer.OK);
                Sending named = Sending.resolving(name -> List.of(InetAddress.getByName("127.0.0.1")))) {
            assertThat(named.to("http://hooks.example:" + server.port() + "/")).isEqualTo(new Outcome.Delivered(200));
            assertThat(server.take().header("Host")).contains("hooks.example:" + server.port());
        }
    }

    /// Attack cases 9 to 12 and 14, seen from outside.
    @Test
    void saysWhyANameCouldNotBeUsed() {
        try (Sending inner = Sending.resolving(name -> List.of(InetAddress.getByName("10.0.0.1")));
                Sending unknown = Sending.resolving(name -> {
                    throw new UnknownHostException(name);
                });
                Sending failing = Sending.resolving(name -> {
                    throw new IOException();
                })) {
            assertThat(inner.to("http://a.example/")).isEqualTo(new Outcome.Unanswered(Failure.BLOCKED_ADDRESS));
            assertThat(unknown.to("http://a.example/")).isEqualTo(new Outcome.Unanswered(Failure.NAME_NOT_FOUND));
            assertThat(failing.to("http://a.example/")).isEqualTo(new Outcome.Unanswered(Failure.NAME_LOOKUP_FAILED));
        }
    }

    @Test
    void aResolverThatNeverAnswersEndsWithTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        try (Sending silent = Sending.resolving(name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        })) {
            assertThat(silent.inShortTo("http://a.example/"))
                    .isEqualTo(new Outcome.Unanswered(Failure.NAME_LOOKUP_FAILED));
        } finally {
            never.countDown();
        }
    }

    /// Attack case 47: the wall clock is only signed; it decides nothing about time limits.
    @Test
    void aClockThatStandsOrJumpsChangesNothingButTheSignedTime() {
        InstantSource jumping = new InstantSource() {
            private int calls;

            @Override
            public synchronized Instant instant() {
                return Sending.NOW.plusSeconds(calls++ % 2 == 0 ? 3600 : -3600);
            }
        };
        try (RawServer server = RawServer.answering(RawServer.OK);
                Sending jumpy = Sending.around(new HttpSender(Sending.settings(), jumping, InHouse.NONE))) {
            assertThat(jumpy.to(server.url("/"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(jumpy.to(server.url("/"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(server.take().header("webhook-timestamp"))
                    .isNotEqualTo(server.take().header("webhook-timestamp"));
        }
    }

    @Test
    void manySendersShareTheConnectionsThatTheLimitAllows() throws Exception {
        HttpSenderSettings few = Sending.settings().withConnections(4, 4);
        try (RawServer server = RawServer.answering(RawServer.OK);
                Sending limited = Sending.with(few);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> outcomes = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(() -> limited.to(server.url("/" + i))))
                    .toList();
            for (Future<Outcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(new Outcome.Delivered(200));
            }
            assertThat(server.connections()).isLessThanOrEqualTo(4);
        }
    }

    /// DESIGN promise 4.
    @Test
    void aReceiverThatHangsTakesItsOwnConnectionsOnly() throws Exception {
        CountDownLatch hung = new CountDownLatch(2);
        try (RawServer hanging = RawServer.running(conversation -> {
                    conversation.read();
                    hung.countDown();
                    conversation.waitForEnd();
                });
                RawServer healthy = RawServer.answering(RawServer.OK);
                Sending limited = Sending.with(Sending.settings().withConnections(4, 2));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Receiver patient = new Receiver(hanging.url("/"), List.of(), null, null, Duration.ofSeconds(3));
            List<Future<Outcome>> stuck = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> limited.to(patient)))
                    .toList();
            hung.await();
            for (int i = 0; i < 50; i++) {
                assertThat(limited.to(healthy.url("/"))).isEqualTo(new Outcome.Delivered(200));
            }
            for (Future<Outcome> each : stuck) {
                assertThat(each.get()).isEqualTo(new Outcome.Unanswered(Failure.TIMED_OUT));
            }
        }
    }

    @Test
    void aDeadlineOfTheNotificationGoesBeforeTheGeneralOne() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.waitForEnd();
        })) {
            Receiver hasty = new Receiver(server.url("/"), List.of(), null, null, Duration.ofMillis(50));
            assertThat(sending.to(hasty)).isEqualTo(new Outcome.Unanswered(Failure.TIMED_OUT));
        }
    }

    /// Attack case 45.
    @Test
    void nothingThatIsPassedAroundShowsASecret() {
        Destination to =
                new Destination.Book(Sending.settings().guard(InHouse.NONE)).find("http://127.0.0.1:8080/key/s3cret");
        assertThat(to.toString()).doesNotContain("s3cret");
        OAuth oauth = new OAuth("https://a.example/", Secret.of("s3cret"), Secret.of("s3cret"));
        Receiver receiver = receiver("https://a.example/", SigningKey.of("s3cret"), oauth, header("X", "s3cret"));
        assertThat(Sending.shipment(receiver).toString()).doesNotContain("s3cret");
        assertThat(new Grant.Token(Secret.of("s3cret"), 1).toString()).doesNotContain("s3cret");
        assertThat(Optional.of(new Answer.Reply(200, null, Body.of("s3cret".getBytes(StandardCharsets.UTF_8))))
                        .toString())
                .doesNotContain("s3cret");
    }
}
