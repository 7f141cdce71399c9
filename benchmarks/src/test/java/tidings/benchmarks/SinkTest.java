package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tidings.benchmarks.Sink.Behaviour;

final class SinkTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final Stage stage = new Stage();
    private final Ledger ledger = stage.ledger(10, new Audience(1, 2));

    SinkTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        stage.close();
    }

    @Test
    void answersRequestsThatComeInOneReadInTheirOrder() throws IOException {
        try (Socket client = stage.client()) {
            send(client, request(Behaviour.OK, 0, 1) + request(Behaviour.FAIL, 0, 2) + request(Behaviour.OK, 1, 3));

            String failure = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";
            String expected = OK + failure + OK;
            assertThat(stage.answer(client, expected.length())).isEqualTo(expected);
        }
        assertThat(ledger.receivedCount()).isEqualTo(2);
    }

    @Test
    void putsARequestTogetherThatComesInPieces() throws IOException {
        String request = request(Behaviour.OK, 0, 1);
        try (Socket client = stage.client()) {
            client.setTcpNoDelay(true);
            for (int i = 0; i < request.length(); i++) {
                assertThat(ledger.receivedCount()).isZero();
                send(client, request.substring(i, i + 1));
                stage.loop.turn(0);
            }

            assertThat(stage.answer(client, OK.length())).isEqualTo(OK);
        }
        assertThat(ledger.receivedCount()).isEqualTo(1);
    }

    @Test
    void refusesAChunkedRequestAndClosesTheConnection() throws IOException {
        try (Socket client = stage.client()) {
            send(client, "POST /ok/0 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

            stage.turnUntil(() -> stage.sink.unreadable() == 1);

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 411 Length Required\r\n");
        }
        assertThat(stage.sink.connections()).isZero();
    }

    @Test
    void refusesABodyWithoutANumber() throws IOException {
        try (Socket client = stage.client()) {
            send(client, "POST /ok/0 HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}");

            stage.turnUntil(() -> stage.sink.unreadable() == 1);
        }
        assertThat(ledger.receivedCount()).isZero();
    }

    @Test
    void countsRepeatsAndStraysApart() throws IOException {
        try (Socket client = stage.client()) {
            send(
                    client,
                    request(Behaviour.OK, 0, 1)
                            + request(Behaviour.OK, 0, 1)
                            + request(Behaviour.OK, 1, 1)
                            + request(Behaviour.OK, 0, 99)
                            + request(Behaviour.OK, 7, 1));

            stage.answer(client, 5 * OK.length());
        }
        assertThat(ledger.receivedCount()).isEqualTo(2);
        assertThat(ledger.repeats()).isEqualTo(1);
        assertThat(ledger.strays()).isEqualTo(2);
    }

    @Test
    void answersASlowRequestOnlyWhenItsTimeHasCome() throws IOException {
        try (Socket client = stage.client()) {
            send(client, request(Behaviour.SLOW, 0, 1));
            send(client, request(Behaviour.OK, 0, 2));
            for (int i = 0; i < 10; i++) {
                stage.loop.turn(Duration.ofMillis(5).toNanos());
            }
            assertThat(ledger.receivedCount()).isZero();

            stage.clock.advance(Stage.SLOW_BY);

            assertThat(stage.answer(client, 2 * OK.length())).isEqualTo(OK + OK);
        }
        assertThat(ledger.receivedCount()).isEqualTo(2);
    }

    @Test
    void keepsARequestAtTheGateUntilItOpens() throws IOException {
        stage.sink.shutGate();
        try (Socket client = stage.client()) {
            send(client, request(Behaviour.GATED, 0, 1));
            stage.turnUntil(() -> stage.sink.waitingAtGate() == 1);
            assertThat(ledger.receivedCount()).isZero();

            stage.sink.openGate();

            assertThat(stage.answer(client, OK.length())).isEqualTo(OK);
        }
        assertThat(ledger.receivedCount()).isEqualTo(1);
    }

    @Test
    void doesNotCountARequestWhoseSenderLeftTheGate() throws IOException {
        stage.sink.shutGate();
        try (Socket client = stage.client()) {
            send(client, request(Behaviour.GATED, 0, 1));
            stage.turnUntil(() -> stage.sink.waitingAtGate() == 1);
        }
        stage.turnUntil(() -> stage.sink.connections() == 0);

        stage.sink.openGate();

        assertThat(ledger.receivedCount()).isZero();
    }

    @Test
    void readsFromAHangingRequestOnAndNeverAnswers() throws IOException {
        try (Socket client = stage.client()) {
            for (int i = 0; i < 20; i++) {
                send(client, request(Behaviour.HANG, 0, 1) + " ".repeat(4_096));
                stage.loop.turn(Duration.ofMillis(5).toNanos());
            }
            assertThat(client.getInputStream().available()).isZero();
        }
        stage.turnUntil(() -> stage.sink.connections() == 0);
        assertThat(ledger.receivedCount()).isZero();
        assertThat(stage.sink.unreadable()).isZero();
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String request(Behaviour behaviour, int receiver, int number) {
        String body = "{\"scanRef\": \"26b3ac22-89ed-11ee-ba61-%012d\"}".formatted(number);
        return "POST " + Sink.path(behaviour, receiver) + " HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }
}
