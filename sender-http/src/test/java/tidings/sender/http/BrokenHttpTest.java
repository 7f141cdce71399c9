package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.Failure;
import tidings.engine.Outcome;
import tidings.engine.Receiver;

/// Receivers that answer slowly, endlessly, wrongly or not at all: attack cases 25 to 36 and 39 to 41.
class BrokenHttpTest {
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    private final Sending sending = Sending.onLoopback();

    @AfterEach
    void close() {
        sending.close();
    }

    private static Outcome unanswered(Failure failure) {
        return new Outcome.Unanswered(failure);
    }

    private Outcome answer(String response) {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write(response);
        })) {
            return sending.to(server.url("/"));
        }
    }

    private Outcome patiently(RawServer.Script script) {
        try (RawServer server = RawServer.running(script)) {
            return sending.to(server.url("/"));
        }
    }

    private Outcome shortly(RawServer.Script script) {
        try (RawServer server = RawServer.running(script)) {
            return sending.inShortTo(server.url("/"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void case25And26FollowsNoRedirect(int code) {
        try (RawServer inner = RawServer.answering(RawServer.OK)) {
            for (String location : List.of(
                    "Location: " + inner.url("/") + "\r\n",
                    "Location: /again\r\n",
                    "Location: ftp://example.com/\r\n",
                    "Location: http://user:pass@127.0.0.1/\r\n",
                    "")) {
                Outcome outcome = answer("HTTP/1.1 " + code + " Moved\r\nContent-Length: 0\r\n" + location + "\r\n");
                assertThat(outcome).isEqualTo(new Outcome.Refused(code, null));
                assertThat(outcome.failure()).contains(Failure.HTTP_REDIRECT);
            }
            assertThat(inner.connections()).isZero();
        }
    }

    @Test
    void case27ASlowHeadEndsWithTheDeadline() {
        assertThat(shortly(conversation -> {
                    conversation.read();
                    conversation.write("HTTP/1.1 20");
                    conversation.waitForEnd();
                }))
                .isEqualTo(unanswered(Failure.TIMED_OUT));
    }

    @Test
    void case27AHeadThatTricklesEndsWithTheDeadline() {
        assertThat(shortly(conversation -> {
                    conversation.read();
                    conversation.write("HTTP/1.1 200 OK\r\nX: ");
                    CountDownLatch never = new CountDownLatch(1);
                    while (!never.await(5, TimeUnit.MILLISECONDS)) {
                        conversation.write("x");
                    }
                }))
                .isEqualTo(unanswered(Failure.TIMED_OUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n", ""})
    void case28ASlowBodyEndsWithTheDeadlineAndCountsByItsStatus(String framing) {
        assertThat(headOnly("HTTP/1.1 200 OK\r\n" + framing + "\r\n")).isEqualTo(new Outcome.Delivered(200));
    }

    @Test
    void case28ASlowBodyOfARefusalCountsByItsStatusToo() {
        assertThat(headOnly("HTTP/1.1 503 No\r\nContent-Length: 10\r\nRetry-After: 7\r\n\r\n"))
                .isEqualTo(new Outcome.Refused(503, Duration.ofSeconds(7)));
    }

    private Outcome headOnly(String head) {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write(head);
            conversation.waitForEnd();
        })) {
            return sending.to(new Receiver(server.url("/"), List.of(), null, null, Duration.ofMillis(1500)));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', x", "'Transfer-Encoding: chunked\r\n', '8\r\nxxxxxxxx\r\n'", "'Content-Length: 99999999999\r\n', x"
    })
    void case29AnEndlessBodyIsCutAndCountsByItsStatus(String framing, String part) throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = RawServer.running(conversation -> {
            try {
                conversation.read();
                conversation.write("HTTP/1.1 200 OK\r\n" + framing + "\r\n");
                conversation.writeForEver(part.repeat(1000));
            } finally {
                gone.countDown();
            }
        })) {
            assertThat(sending.to(server.url("/"))).isEqualTo(new Outcome.Delivered(200));
            gone.await();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, gzip, gzip", "br", "nonsense"})
    void case30AsksForNoCompressionAndUnpacksNothing(String encoding) {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding
                + "\r\nContent-Length: 5\r\n\r\n\u001f\u008b\b\0\0")) {
            assertThat(sending.to(server.url("/"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(server.take().header("Accept-Encoding")).isEmpty();
        }
    }

    @Test
    void case31BoundsTheHead() {
        assertThat(answer("HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(100_000) + "\r\n"))
                .isEqualTo(unanswered(Failure.PROTOCOL));
        assertThat(answer("HTTP/1.1 200 OK\r\nX-A: " + "b".repeat(1_000_000) + "\r\n\r\n"))
                .isEqualTo(unanswered(Failure.PROTOCOL));
        assertThat(answer("HTTP/1.1 200 " + "b".repeat(1_000_000) + "\r\n\r\n"))
                .isEqualTo(unanswered(Failure.PROTOCOL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: five\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                "Transfer-Encoding: rot13\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nhello\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX5\r\n",
                "no colon here\r\n\r\n"
            })
    void case31RefusesFramingThatIsNotHttp(String headersAndBody) {
        assertThat(answer("HTTP/1.1 200 OK\r\n" + headersAndBody)).isEqualTo(unanswered(Failure.PROTOCOL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 50\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n50\r\nhello"})
    void case31ABodyThatIsCutShortCountsByItsStatus(String headersAndBody) {
        assertThat(answer("HTTP/1.1 200 OK\r\n" + headersAndBody)).isEqualTo(new Outcome.Delivered(200));
    }

    @Test
    void case32SkipsInterimResponsesButNotForEver() {
        assertThat(answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + NO_CONTENT))
                .isEqualTo(new Outcome.Delivered(204));
        assertThat(patiently(conversation -> {
                    conversation.read();
                    conversation.writeForEver("HTTP/1.1 102 Processing\r\n\r\n");
                }))
                .isEqualTo(unanswered(Failure.PROTOCOL));
    }

    @ParameterizedTest
    @CsvSource({
        "101, HTTP_UNEXPECTED", "304, HTTP_REDIRECT", "400, HTTP_CLIENT_ERROR", "401, HTTP_CLIENT_ERROR",
        "404, HTTP_CLIENT_ERROR", "410, HTTP_GONE", "429, HTTP_TOO_MANY_REQUESTS", "500, HTTP_SERVER_ERROR",
        "503, HTTP_SERVER_ERROR", "600, HTTP_UNEXPECTED", "999, HTTP_UNEXPECTED"
    })
    void case32ClassifiesEveryOtherStatusByItsNumber(int code, Failure failure) {
        Outcome outcome = answer("HTTP/1.1 " + code + " Whatever\r\nContent-Length: 0\r\n\r\n");
        assertThat(outcome).isEqualTo(new Outcome.Refused(code, null));
        assertThat(outcome.failure()).contains(failure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\nuntil the end",
                "HTTP/1.1 299 Unheard of\r\nContent-Length: 0\r\n\r\n"
            })
    void case32TakesEvery2xxForSuccess(String response) {
        assertThat(answer(response)).isInstanceOf(Outcome.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 1000 OK\r\n\r\n",
                "HTTP/1.1 99 OK\r\n\r\n",
                "HTTP/1.1 -200 OK\r\n\r\n",
                "HTTP/1.1 0 OK\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                "ICY 200 OK\r\n\r\n",
                "220 mail.example ESMTP\r\n",
                "-ERR unknown command\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\r\n\r\n\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "\u0000\u0001\u0002\r\n"
            })
    void case32RefusesAStatusLineThatIsNotOne(String response) {
        assertThat(answer(response)).isEqualTo(unanswered(Failure.PROTOCOL));
    }

    @Test
    void case33SaysThatTheConnectionWasLostBeforeAnAnswerCame() {
        assertThat(answer("")).isEqualTo(unanswered(Failure.CONNECTION_LOST));
        assertThat(answer("HTTP/1.1 2")).isEqualTo(unanswered(Failure.PROTOCOL));
        assertThat(patiently(conversation -> {
                    conversation.read();
                    conversation.reset();
                }))
                .isEqualTo(unanswered(Failure.CONNECTION_LOST));
        assertThat(patiently(RawServer.Conversation::reset)).isEqualTo(unanswered(Failure.CONNECTION_LOST));
        assertThat(patiently(conversation -> {
                    conversation.read();
                    conversation.halfClose();
                    conversation.waitForEnd();
                }))
                .isEqualTo(unanswered(Failure.CONNECTION_LOST));
    }

    @Test
    void case33SendsOnceWhenANewConnectionIsLost() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.reset();
        })) {
            sending.to(server.url("/"));
            server.take();
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void case33GivesUpOnAReceiverThatAcceptsAndNeverReads() {
        CountDownLatch done = new CountDownLatch(1);
        try (RawServer server = RawServer.running(conversation -> done.await())) {
            Receiver receiver = new Receiver(server.url("/"), List.of(), null, null, Sending.SHORT);
            byte[] large = "x".repeat(16 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            assertThat(sending.sender.send(Sending.shipment(Sending.notification(1, 1, receiver), large)))
                    .isEqualTo(unanswered(Failure.TIMED_OUT));
        } finally {
            done.countDown();
        }
    }

    @Test
    void case33SaysThatNobodyListens() {
        assertThat(sending.to(RawServer.deserted())).isEqualTo(unanswered(Failure.CONNECTION_REFUSED));
    }

    @Test
    void aReceiverMayAnswerBeforeItHasReadEverything() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.write("HTTP/1.1 413 Too large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            conversation.halfClose();
            conversation.waitForEnd();
        })) {
            byte[] large = "x".repeat(4 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            assertThat(sending.sender.send(
                            Sending.shipment(Sending.notification(1, 1, Receiver.at(server.url("/"))), large)))
                    .isEqualTo(new Outcome.Refused(413, null));
        }
    }

    @Test
    void case34ASuccessThatIsResetIsOneDelivery() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
            conversation.reset();
        })) {
            assertThat(sending.to(server.url("/"))).isEqualTo(new Outcome.Delivered(200));
            server.take();
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void case34ARequestOnADeadConnectionGoesOutAgainOnANewOne() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write(RawServer.OK);
            if (conversation.number() == 1) {
                conversation.read();
            } else {
                RawServer.answers(RawServer.OK).serve(conversation);
            }
        })) {
            assertThat(sending.to(server.url("/1"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(sending.to(server.url("/2"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void case34ARequestOfWhoseAnswerAByteCameIsNotSentAgain() {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write(RawServer.OK);
            conversation.read();
            conversation.write("H");
        })) {
            assertThat(sending.to(server.url("/1"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(sending.to(server.url("/2"))).isEqualTo(unanswered(Failure.PROTOCOL));
            assertThat(server.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 205 Reset\r\n\r\n"
            })
    void case36WhatComesAfterAnAnswerIsNotTheAnswerToTheNextRequest(String first) throws Exception {
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write(first + "HTTP/1.1 410 Smuggled\r\nContent-Length: 0\r\n\r\n");
            conversation.waitForEnd();
        })) {
            assertThat(sending.to(server.url("/1"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(sending.to(server.url("/2"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void case36WhatComesWhileAConnectionIsIdleEndsIt() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch smuggled = new CountDownLatch(1);
        try (RawServer server = RawServer.running(conversation -> {
            conversation.read();
            conversation.write(RawServer.OK);
            if (conversation.number() == 1) {
                answered.await();
                conversation.write("HTTP/1.1 410 Smuggled\r\nContent-Length: 0\r\n\r\n");
                smuggled.countDown();
            }
            conversation.waitForEnd();
        })) {
            assertThat(sending.to(server.url("/1"))).isEqualTo(new Outcome.Delivered(200));
            answered.countDown();
            smuggled.await();
            assertThat(sending.to(server.url("/2"))).isEqualTo(new Outcome.Delivered(200));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', 1",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n', 1",
        "'HTTP/1.1 204 No Content\r\n\r\n', 1",
        "'HTTP/1.1 500 No\r\nContent-Length: 0\r\nKeep-Alive: timeout=5, max=9\r\n\r\n', 1",
        "'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n', 2",
        "'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: x, close\r\n\r\n', 2",
        "'HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n', 2",
        "'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n', 2"
    })
    void keepsAConnectionOnlyWhenItsStateIsPlain(String response, int connections) {
        try (RawServer server = RawServer.answering(response)) {
            Outcome first = sending.to(server.url("/1"));
            assertThat(sending.to(server.url("/2"))).isEqualTo(first);
            assertThat(server.connections()).isEqualTo(connections);
        }
    }

    @Test
    void case40HandsOnHowLongToWait() {
        assertThat(answer("HTTP/1.1 429 Slow down\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Outcome.Refused(429, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=\"x\"", "NTLM", "Negotiate", "Digest realm=\"x\", nonce=\"y\""})
    void case41KeepsNoCookieAndAnswersNoChallenge(String challenge) {
        try (RawServer server = RawServer.answering("HTTP/1.1 401 No\r\nSet-Cookie: a=b; Path=/\r\nWWW-Authenticate: "
                + challenge + "\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(sending.to(server.url("/"))).isEqualTo(new Outcome.Refused(401, null));
            assertThat(sending.to(server.url("/"))).isEqualTo(new Outcome.Refused(401, null));
            for (int i = 0; i < 2; i++) {
                RawServer.Request request = server.take();
                assertThat(request.header("Cookie")).isEmpty();
                assertThat(request.header("Authorization")).isEmpty();
            }
            assertThat(server.waiting()).isZero();
        }
    }

    /// DESIGN promise 7.
    @Test
    void promise07NothingOfAResponseLeavesTheSenderButItsCodeAndTheWait() {
        Outcome outcome = answer(
                "HTTP/1.1 500 s3cret-reason\r\nX-Secret: s3cret-header\r\nContent-Length: 11\r\n\r\ns3cret-body");
        assertThat(outcome).isEqualTo(new Outcome.Refused(500, null));
        assertThat(outcome.toString()).doesNotContain("s3cret");
    }
}
