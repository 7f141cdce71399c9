package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.sender.http.Certificates.Wish;

/// Attack cases 37 and 38.
class TlsTest {
    private static final Certificates ISSUER = new Certificates();
    private static final RawServer.Script OK = RawServer.answers(RawServer.OK);

    private final Sending sending = Sending.around(new HttpSender(
            Sending.settings(),
            InstantSource.fixed(Sending.NOW),
            name -> List.of(InetAddress.getByName("127.0.0.1")),
            ISSUER.trusting()));

    @AfterEach
    void close() {
        sending.close();
    }

    private Outcome to(SSLContext context, String host) {
        try (RawServer server = RawServer.runningTls(context, OK)) {
            return sending.to("https://" + host + ":" + server.port() + "/");
        }
    }

    private static Outcome unanswered(Failure failure) {
        return new Outcome.Unanswered(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void deliversToACertificateThatIsInOrder(String host) {
        assertThat(to(ISSUER.serving(Wish.good()), host)).isEqualTo(new Outcome.Delivered(200));
    }

    @Test
    void remembersUntilWhenACertificateIsValid() {
        HttpSender sender = new HttpSender(
                Sending.settings(),
                InstantSource.fixed(Sending.NOW),
                name -> List.of(InetAddress.getByName("127.0.0.1")),
                ISSUER.trusting());
        Instant middle = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Sending own = Sending.around(sender);
                RawServer good = RawServer.runningTls(ISSUER.serving(Wish.good().at(middle)), OK);
                RawServer bad = RawServer.runningTls(Certificates.selfSigned(), OK)) {
            own.to("https://localhost:" + good.port() + "/some/path");
            own.to("https://localhost:" + bad.port() + "/");

            assertThat(sender.certificateEnds().of("https://localhost:" + good.port() + "/another"))
                    .contains(middle.plus(Duration.ofDays(1)));
            assertThat(sender.certificateEnds().of("https://localhost:" + bad.port() + "/"))
                    .isEmpty();
        }
    }

    @Test
    void case37AnExpiredCertificate() {
        Instant past = Instant.now().minus(Duration.ofDays(30));
        assertThat(to(ISSUER.serving(Wish.good().at(past)), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_EXPIRED));
    }

    @Test
    void case37ACertificateThatIsNotYetValid() {
        Instant future = Instant.now().plus(Duration.ofDays(30));
        assertThat(to(ISSUER.serving(Wish.good().at(future)), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_NOT_YET_VALID));
    }

    @Test
    void case37ASelfSignedCertificate() {
        assertThat(to(Certificates.selfSigned(), "localhost")).isEqualTo(unanswered(Failure.TLS_CERTIFICATE_UNTRUSTED));
    }

    @Test
    void case37ACertificateOfAnUnknownIssuer() {
        assertThat(to(new Certificates().serving(Wish.good()), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_UNTRUSTED));
    }

    @Test
    void case37ACertificateForAnotherHost() {
        assertThat(to(ISSUER.serving(Wish.good().named("other.example")), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_WRONG_HOST));
        assertThat(to(ISSUER.serving(Wish.good().named("localhost")), "127.0.0.1"))
                .isEqualTo(unanswered(Failure.TLS_WRONG_HOST));
    }

    @Test
    void case37WeakKeysAndSignatures() {
        assertThat(to(ISSUER.serving(Wish.good().weak(1024, "SHA256withRSA")), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_UNTRUSTED));
        assertThat(to(ISSUER.serving(Wish.good().weak(2048, "SHA1withRSA")), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_UNTRUSTED));
        assertThat(to(ISSUER.serving(Wish.good().weak(2048, "MD5withRSA")), "localhost"))
                .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_UNTRUSTED));
    }

    @Test
    void case37ADemandForACertificateOfOurs() {
        try (RawServer server = RawServer.demandingClientCertificate(ISSUER.serving(Wish.good()))) {
            assertThat(sending.to("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.TLS_HANDSHAKE));
        }
    }

    @Test
    void case37AHandshakeThatStalls() {
        CountDownLatch done = new CountDownLatch(1);
        try (RawServer server = RawServer.running(conversation -> done.await())) {
            assertThat(sending.inShortTo("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.TIMED_OUT));
        } finally {
            done.countDown();
        }
    }

    @Test
    void case37AServerThatDoesNotSpeakTls() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.write("HTTP/1.1 400 Bad request\r\n\r\n");
            conversation.waitForEnd();
        })) {
            assertThat(sending.to("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.TLS_HANDSHAKE));
        }
    }

    @Test
    void case37AConnectionThatEndsInTheHandshake() {
        try (RawServer server = RawServer.running(RawServer.Conversation::halfClose)) {
            assertThat(sending.to("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.TLS_HANDSHAKE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void case37OldVersionsOfTlsAreNotSpoken(String version) {
        try (RawServer server = RawServer.speaking(version, ISSUER.serving(Wish.good()), OK)) {
            assertThat(sending.to("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.TLS_HANDSHAKE));
        }
    }

    @Test
    void case38TheNameIsCheckedThoughTheDialUsesTheVettedAddress() {
        assertThat(to(ISSUER.serving(Wish.good().named("hooks.example")), "hooks.example"))
                .isEqualTo(new Outcome.Delivered(200));
        assertThat(to(ISSUER.serving(Wish.good().named("*.example")), "a.example"))
                .isEqualTo(new Outcome.Delivered(200));
        assertThat(to(ISSUER.serving(Wish.good()), "hooks.example")).isEqualTo(unanswered(Failure.TLS_WRONG_HOST));
    }

    @Test
    void case38TheNameIsTheOneThatTheServerIsAskedFor() {
        BlockingQueue<List<String>> names = new LinkedBlockingQueue<>();
        try (RawServer server =
                RawServer.runningTls(ISSUER.serving(Wish.good().named("hooks.example")), conversation -> {
                    conversation.read();
                    names.add(conversation.serverNames());
                    conversation.write(RawServer.OK);
                })) {
            sending.to("https://hooks.example.:" + server.port() + "/");
            assertThat(names).containsExactly(List.of("hooks.example"));
            assertThat(server.take().header("Host")).contains("hooks.example:" + server.port());
        }
    }

    @Test
    void case35SpeaksNoHttp2AndTakesItForGarbage() {
        try (RawServer server = RawServer.runningTls(ISSUER.serving(Wish.good()), conversation -> {
            conversation.read();
            conversation.write("\0\0\0\4\0\0\0\0\0" + "\0\0\b\7\0\0\0\0\0\0\0\0\0\0\0\0\0");
            conversation.waitForEnd();
        })) {
            assertThat(sending.inShortTo("https://localhost:" + server.port() + "/")
                            .failure()
                            .orElseThrow())
                    .isIn(Failure.PROTOCOL, Failure.TIMED_OUT);
        }
    }

    @Test
    void aConnectionLostAfterTheHandshakeIsNotAFaultOfTls() {
        try (RawServer server = RawServer.runningTls(ISSUER.serving(Wish.good()), conversation -> {
            conversation.read();
            conversation.reset();
        })) {
            assertThat(sending.to("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.CONNECTION_LOST));
        }
    }

    @Test
    void aTlsConnectionIsKeptAndItsEndIsNoticed() {
        try (RawServer server = RawServer.runningTls(ISSUER.serving(Wish.good()), conversation -> {
            conversation.read();
            conversation.write(RawServer.OK);
            conversation.read();
            conversation.write(RawServer.OK);
        })) {
            String url = "https://localhost:" + server.port() + "/";
            for (int i = 0; i < 6; i++) {
                assertThat(sending.to(url)).isEqualTo(new Outcome.Delivered(200));
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void thePlatformsTrustKnowsNothingOfATestIssuer() {
        try (RawServer server = RawServer.runningTls(ISSUER.serving(Wish.good()), OK);
                Sending ordinary = Sending.onLoopback()) {
            assertThat(ordinary.to("https://localhost:" + server.port() + "/"))
                    .isEqualTo(unanswered(Failure.TLS_CERTIFICATE_UNTRUSTED));
        }
    }
}
