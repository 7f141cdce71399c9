package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import tidings.benchmarks.Generator.Traffic;
import tidings.benchmarks.Sink.Behaviour;

/// An event loop with a sink on it, on a clock that the test turns.
///
/// The loop moves only while a method of the stage turns it, and gives up after a bounded number of turns.
final class Stage implements AutoCloseable {

    static final Duration SLOW_BY = Duration.ofMillis(200);

    private static final int MOST_TURNS = 2_000;
    private static final long LONGEST_TURN = Duration.ofMillis(20).toNanos();

    final TestClock clock = new TestClock();
    final EventLoop loop = new EventLoop(clock);
    final Sink sink = new Sink(loop, clock, SLOW_BY);

    Stage() throws IOException {}

    Ledger ledger(int capacity, Audience audience) {
        Ledger ledger = new Ledger(1, capacity, audience);
        sink.writeInto(ledger);
        return ledger;
    }

    Traffic traffic(String path, int connections) {
        RequestTemplate request = RequestTemplate.publish("TYPE", ApiClient.ofReceiver(sink.port(), path));
        return new Traffic(sink.port(), List.of(request), connections);
    }

    Traffic traffic(Behaviour behaviour, int connections) {
        return traffic(Sink.path(behaviour, 0), connections);
    }

    Generator generator(Traffic traffic, Arrivals arrivals, Ledger ledger) {
        return new Generator(loop, clock, traffic, new Generator.Run(arrivals, ledger));
    }

    /// So many requests, as fast as they are answered.
    static Arrivals atOnce(int count) {
        return new Arrivals.Closed(count, Long.MAX_VALUE, () -> true);
    }

    void turnUntil(BooleanSupplier condition) {
        for (int i = 0; i < MOST_TURNS && !condition.getAsBoolean(); i++) {
            loop.turn(LONGEST_TURN);
        }
        assertThat(condition.getAsBoolean()).as("what was waited for has come").isTrue();
    }

    /// A plain client that says what the test wants it to say.
    Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), sink.port());
    }

    /// What has been answered, once `length` bytes of it have come.
    String answer(Socket client, int length) throws IOException {
        StringBuilder answer = new StringBuilder();
        turnUntil(() -> {
            try {
                byte[] bytes = client.getInputStream()
                        .readNBytes(client.getInputStream().available());
                answer.append(new String(bytes, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return answer.length() >= length;
        });
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        sink.close();
        loop.close();
    }
}
