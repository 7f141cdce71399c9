package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.sender.http.Sending.receiver;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Failure;
import tidings.engine.OAuth;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.Secret;
import tidings.sender.http.RawServer.Request;

/// Attack cases 22 and 50.
class OAuthTest {
    private static final Outcome DELIVERED = new Outcome.Delivered(200);

    private final Sending sending = Sending.onLoopback();

    @AfterEach
    void close() {
        sending.close();
    }

    private static OAuth oauth(@Nullable String endpoint, @Nullable String token, @Nullable String request) {
        return new OAuth(
                endpoint, token == null ? null : Secret.of(token), request == null ? null : Secret.of(request));
    }

    private static String json(int code, String body) {
        return "HTTP/1.1 " + code + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String token(String token) {
        return json(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    /// Issues a new token for each request: t1, t2 and so on.
    private static RawServer issuer() {
        AtomicInteger issued = new AtomicInteger();
        return RawServer.running(conversation -> {
            while (true) {
                conversation.read();
                conversation.write(token("t" + issued.incrementAndGet()));
            }
        });
    }

    @Test
    void asksForATokenOnceAndSendsItWithEachRequest() {
        try (RawServer issuer = issuer();
                RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(
                    server.url("/"),
                    null,
                    oauth(issuer.url("/token?x=1"), "Basic Zm9v", "grant_type=client_credentials&scope=a"));
            assertThat(sending.to(receiver)).isEqualTo(DELIVERED);
            assertThat(sending.to(receiver)).isEqualTo(DELIVERED);
            Request asked = issuer.take();
            assertThat(asked.line()).isEqualTo("POST /token?x=1 HTTP/1.1");
            assertThat(asked.header("Authorization")).contains("Basic Zm9v");
            assertThat(asked.header("Content-Type")).contains("application/x-www-form-urlencoded");
            assertThat(asked.header("Accept")).contains("application/json");
            assertThat(asked.text()).isEqualTo("grant_type=client_credentials&scope=a");
            assertThat(issuer.waiting()).isZero();
            assertThat(server.take().header("Authorization")).contains("Bearer t1");
            assertThat(server.take().header("Authorization")).contains("Bearer t1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"grant_type\":\"client_credentials\"} | application/json",
                "grant_type=client_credentials | application/x-www-form-urlencoded",
                "[1] | application/x-www-form-urlencoded",
                "{broken | application/x-www-form-urlencoded",
                "{\"a\":1}trailing | application/x-www-form-urlencoded"
            })
    void sendsAJsonObjectAsJsonAndAllElseAsAForm(String request, String type) {
        try (RawServer issuer = issuer();
                RawServer server = RawServer.answering(RawServer.OK)) {
            assertThat(sending.to(receiver(server.url("/"), null, oauth(issuer.url("/"), "tok", request))))
                    .isEqualTo(DELIVERED);
            Request asked = issuer.take();
            assertThat(asked.header("Content-Type")).contains(type);
            assertThat(asked.header("Authorization")).contains("Bearer tok");
            assertThat(asked.text()).isEqualTo(request);
        }
    }

    @Test
    void asksForThePlainGrantWhenNothingIsConfigured() {
        try (RawServer issuer = issuer();
                RawServer server = RawServer.answering(RawServer.OK)) {
            assertThat(sending.to(receiver(server.url("/"), null, oauth(issuer.url("/"), null, null))))
                    .isEqualTo(DELIVERED);
            Request asked = issuer.take();
            assertThat(asked.text()).isEqualTo("grant_type=client_credentials");
            assertThat(asked.header("Authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"s3cret, Bearer s3cret", "Token abc, Token abc", "' Bearer abc ', Bearer abc"})
    void withoutAnEndpointTheTokenItselfIsSent(String token, String authorization) {
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            assertThat(sending.to(receiver(server.url("/"), null, oauth(null, token, null))))
                    .isEqualTo(DELIVERED);
            assertThat(server.take().header("Authorization")).contains(authorization);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil", " ", "é", "not a scheme: x\n", "\u0000"})
    void aTokenThatCannotStandInAHeaderIsNotSent(String token) {
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            assertThat(sending.to(receiver(server.url("/"), null, oauth(null, token, null))))
                    .isEqualTo(new Outcome.Unanswered(Failure.OAUTH_INVALID));
            assertThat(sending.to(receiver(server.url("/"), null, oauth(server.url("/"), token, null))))
                    .isEqualTo(new Outcome.Unanswered(Failure.OAUTH_INVALID));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void concurrentSendsShareOneTokenRequest() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (RawServer issuer = RawServer.running(conversation -> {
                    conversation.read();
                    asked.countDown();
                    go.await();
                    conversation.write(token("shared"));
                });
                RawServer server = RawServer.answering(RawServer.OK);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Receiver receiver = receiver(server.url("/"), null, oauth(issuer.url("/"), null, null));
            List<Future<Outcome>> sends = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> sending.to(receiver)))
                    .toList();
            asked.await();
            go.countDown();
            for (Future<Outcome> send : sends) {
                assertThat(send.get()).isEqualTo(DELIVERED);
            }
            assertThat(issuer.connections()).isOne();
        }
    }

    @Test
    void a401IsAnsweredOnceWithAFreshToken() {
        try (RawServer issuer = issuer();
                RawServer server = RawServer.running(conversation -> {
                    while (true) {
                        boolean fresh = conversation
                                .read()
                                .header("Authorization")
                                .orElse("")
                                .equals("Bearer t2");
                        conversation.write(fresh ? RawServer.OK : json(401, ""));
                    }
                })) {
            Receiver receiver = receiver(server.url("/"), null, oauth(issuer.url("/"), null, null));
            assertThat(sending.to(receiver)).isEqualTo(DELIVERED);
            assertThat(sending.to(receiver)).isEqualTo(DELIVERED);
            assertThat(issuer.waiting()).isEqualTo(2);
            assertThat(server.waiting()).isEqualTo(3);
        }
    }

    @Test
    void aReceiverThatRefusesEveryTokenIsAskedTwiceAnAttemptAndTheIssuerIsNotHammered() {
        try (RawServer issuer = issuer();
                RawServer server = RawServer.answering(json(401, ""))) {
            Receiver receiver = receiver(server.url("/"), null, oauth(issuer.url("/"), null, null));
            assertThat(sending.to(receiver)).isEqualTo(new Outcome.Refused(401, null));
            assertThat(server.waiting()).isEqualTo(2);
            for (int i = 0; i < 20; i++) {
                assertThat(sending.to(receiver)).isEqualTo(new Outcome.Refused(401, null));
            }
            assertThat(issuer.waiting()).isLessThan(20);
        }
    }

    @Test
    void a401WithoutAnEndpointIsFinal() {
        try (RawServer server = RawServer.answering(json(401, ""))) {
            assertThat(sending.to(receiver(server.url("/"), null, oauth(null, "t", null))))
                    .isEqualTo(new Outcome.Refused(401, null));
            assertThat(server.waiting()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "",
                "[]",
                "\"t\"",
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":5}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"a b\"}",
                "{\"access_token\":\"a\\r\\nHost: evil\"}",
                "{\"access_token\":\"a\\u0000\"}",
                "{\"access_token\":\"\\u00e9\"}",
                "{\"access_token\":\"t\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"t\"} trailing"
            })
    void case50AnAnswerWithoutAUsableTokenIsNoToken(String body) {
        assertNoToken(json(200, body), Failure.OAUTH_INVALID);
    }

    @Test
    void case50AHugeAnswerIsNoToken() {
        assertNoToken(json(200, "{\"access_token\":\"" + "t".repeat(9000) + "\"}"), Failure.OAUTH_INVALID);
        assertNoToken(
                json(200, "{\"access_token\":\"t\",\"x\":\"" + "x".repeat(100_000) + "\"}"), Failure.OAUTH_INVALID);
        assertNoToken(json(200, "[".repeat(60_000)), Failure.OAUTH_INVALID);
        assertNoToken("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"access_token\":\"t\"}", Failure.OAUTH_INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 403, 404, 429, 500, 503})
    void case50ARefusalIsNoToken(int code) {
        try (RawServer inner = RawServer.answering(token("inner"))) {
            assertNoToken(
                    "HTTP/1.1 " + code + " X\r\nLocation: " + inner.url("/") + "\r\nContent-Length: 0\r\n\r\n",
                    Failure.OAUTH_REFUSED);
            assertThat(inner.connections()).isZero();
        }
    }

    @Test
    void case50GarbageIsNoToken() {
        assertNoToken("garbage\r\n\r\n", Failure.OAUTH_INVALID);
    }

    private void assertNoToken(String answer, Failure failure) {
        try (RawServer issuer = RawServer.running(conversation -> {
                    conversation.read();
                    conversation.write(answer);
                });
                RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(server.url("/"), null, oauth(issuer.url("/"), null, null));
            assertThat(sending.to(receiver)).isEqualTo(new Outcome.Unanswered(failure));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void case50AnEndpointThatIsDownStopsTheDeliveryAndIsNotHammered() {
        String url = RawServer.deserted();
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(server.url("/"), null, oauth(url, null, null));
            for (int i = 0; i < 20; i++) {
                assertThat(sending.to(receiver)).isEqualTo(new Outcome.Unanswered(Failure.OAUTH_UNREACHABLE));
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void case50AnEndpointThatHangsEndsWithTheDeadlineForAllWhoWait() throws Exception {
        try (RawServer issuer = RawServer.running(conversation -> {
                    conversation.read();
                    conversation.waitForEnd();
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Receiver receiver = new Receiver(
                    issuer.url("/receiver"), List.of(), null, oauth(issuer.url("/"), null, null), Sending.SHORT);
            List<Future<Outcome>> sends = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> sending.to(receiver)))
                    .toList();
            for (Future<Outcome> send : sends) {
                assertThat(send.get()).isEqualTo(new Outcome.Unanswered(Failure.OAUTH_UNREACHABLE));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/token",
                "http://[::1]/token",
                "ftp://a.example/",
                "http://169.254.169.254/latest/"
            })
    void case22TheEndpointIsGuardedLikeTheReceiver(String endpoint) {
        try (RawServer server = RawServer.answering(RawServer.OK)) {
            assertThat(sending.to(receiver(server.url("/"), null, oauth(endpoint, null, null))))
                    .isEqualTo(new Outcome.Unanswered(Failure.OAUTH_UNREACHABLE));
            assertThat(server.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"expires_in\":-5",
                ",\"expires_in\":0",
                ",\"expires_in\":null",
                ",\"expires_in\":\"soon\"",
                ",\"expires_in\":\"3600\"",
                ",\"expires_in\":1e300",
                ",\"expires_in\":99999999999999999999",
                ",\"token_type\":\"bearer\"",
                ",\"token_type\":null"
            })
    void case50ATokenWithoutASensibleLifetimeIsKeptForAWhile(String more) {
        try (RawServer issuer = RawServer.answering(json(200, "{\"access_token\":\"t\"" + more + "}"));
                RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(server.url("/"), null, oauth(issuer.url("/"), null, null));
            assertThat(sending.to(receiver)).isEqualTo(DELIVERED);
            assertThat(sending.to(receiver)).isEqualTo(DELIVERED);
            assertThat(issuer.waiting()).isOne();
        }
    }

    @Test
    void case50NotificationsAndWorkspacesShareNoToken() {
        try (RawServer issuer = issuer();
                RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(server.url("/"), null, oauth(issuer.url("/"), "same", "same"));
            for (long workspace = 1; workspace <= 2; workspace++) {
                for (long notification = 1; notification <= 2; notification++) {
                    sending.sender.send(
                            Sending.shipment(Sending.notification(workspace, notification, receiver), new byte[2]));
                }
            }
            assertThat(IntStream.range(0, 4)
                            .mapToObj(i -> server.take().header("Authorization").orElseThrow())
                            .distinct())
                    .hasSize(4);
        }
    }
}
