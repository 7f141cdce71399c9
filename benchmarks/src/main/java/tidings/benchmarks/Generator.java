package tidings.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// Sends numbered requests over a fixed set of kept-alive connections, one request at a time on each, when
/// [Arrivals] says so, and writes into a [Ledger] what was answered.
///
/// A request that is due while every connection waits for an answer goes out late; its latency still counts from
/// the time for which it was meant. Belongs to the thread of its event loop.
final class Generator implements EventLoop.Task, AutoCloseable {

    /// Where to, what (taken in turn, by number), and over how many connections.
    record Traffic(int port, List<RequestTemplate> requests, int connections) {
        static final int MOST_CONNECTIONS = 1_024;

        Traffic {
            requests = List.copyOf(requests);
            if (connections < 1 || connections > MOST_CONNECTIONS) {
                throw new IllegalArgumentException("connections: 1 to " + MOST_CONNECTIONS + ", not " + connections);
            }
        }
    }

    /// When to send, and where to write down what happened.
    record Run(Arrivals arrivals, Ledger ledger) {}

    /// A server that closes more connections than this during one run is not worth measuring.
    private static final int MOST_RECONNECTS = 10_000;

    private static final long IDLE = -1;

    private final EventLoop loop;
    private final LongSupplier nanos;
    private final Traffic traffic;
    private final Arrivals arrivals;
    private final Ledger ledger;
    private final ByteBuffer out;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final List<Connection> connections = new ArrayList<>();
    private final MessageScanner scanner = new MessageScanner();
    private int inFlight;
    private int reconnects;
    private boolean stopped;

    Generator(EventLoop loop, LongSupplier nanos, Traffic traffic, Run run) {
        this.loop = loop;
        this.nanos = nanos;
        this.traffic = traffic;
        this.arrivals = run.arrivals();
        this.ledger = run.ledger();
        this.out = ByteBuffer.allocateDirect(traffic.requests().stream()
                .mapToInt(RequestTemplate::length)
                .max()
                .orElseThrow());
        for (int i = 0; i < traffic.connections(); i++) {
            Connection connection = new Connection();
            connections.add(connection);
            idle.addLast(connection);
        }
        loop.add(this);
    }

    @Override
    public long run(long now) {
        while (!idle.isEmpty() && !sendsNoMore(now)) {
            long intended = arrivals.intended(ledger.sentCount(), now);
            if (intended > now) {
                return intended == Arrivals.NOT_YET ? EventLoop.UNTIL_WOKEN : intended - now;
            }
            idle.removeFirst().send(intended);
        }
        return EventLoop.UNTIL_WOKEN;
    }

    private boolean sendsNoMore(long now) {
        stopped = stopped || ledger.full() || arrivals.exhausted(ledger.sentCount(), now);
        return stopped;
    }

    /// Whether every request has been sent and answered.
    boolean done() {
        return inFlight == 0 && sendsNoMore(nanos.getAsLong());
    }

    @Override
    public void close() {
        loop.remove(this);
        connections.forEach(Connection::close);
    }

    private final class Connection implements EventLoop.Handler {
        private final byte[] in = new byte[MessageScanner.LONGEST_MESSAGE];
        private final ByteBuffer inBuffer = ByteBuffer.wrap(in);
        private SocketChannel channel = newChannel();
        private SelectionKey key = register();
        private long number = IDLE;
        private ByteBuffer unsent = ByteBuffer.allocate(0);

        private static SocketChannel newChannel() {
            try {
                return SocketChannel.open().setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private SelectionKey register() {
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), traffic.port());
            try {
                channel.connect(to);
                return loop.register(channel, SelectionKey.OP_READ, this);
            } catch (IOException e) {
                throw new UncheckedIOException("no connection to " + to, e);
            }
        }

        void send(long intended) {
            number = ledger.sent(intended);
            inFlight++;
            List<RequestTemplate> requests = traffic.requests();
            RequestTemplate request = requests.get((int) (number % requests.size()));
            out.clear().put(request.numbered(number)).flip();
            try {
                channel.write(out);
                if (out.hasRemaining()) {
                    unsent = ByteBuffer.allocate(out.remaining()).put(out).flip();
                    key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                }
            } catch (IOException e) {
                reconnect();
            }
        }

        @Override
        public void ready(SelectionKey ready) {
            try {
                if (ready.isWritable()) {
                    finishSend();
                }
                if (ready.isReadable()) {
                    receive();
                }
            } catch (IOException | MessageScanner.Malformed e) {
                reconnect();
            }
        }

        private void finishSend() throws IOException {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        }

        private void receive() throws IOException, MessageScanner.Malformed {
            if (channel.read(inBuffer) < 0) {
                reconnect();
                return;
            }
            if (!scanner.scan(in, 0, inBuffer.position())) {
                return;
            }
            if (number == IDLE || scanner.end() != inBuffer.position()) {
                throw new MessageScanner.Malformed("an answer to no request");
            }
            answered(MessageScanner.status(in, 0));
        }

        private void answered(int status) {
            if (status >= 200 && status <= 299) {
                ledger.accepted(number, nanos.getAsLong());
            } else {
                ledger.refused(status);
            }
            inBuffer.clear();
            number = IDLE;
            inFlight--;
            idle.addLast(this);
        }

        /// Gives the request in flight up as broken, and starts over on a new connection.
        private void reconnect() {
            close();
            if (++reconnects > MOST_RECONNECTS) {
                throw new IllegalStateException("more than " + MOST_RECONNECTS + " connections broke");
            }
            channel = newChannel();
            key = register();
            inBuffer.clear();
            unsent = ByteBuffer.allocate(0);
            if (number != IDLE) {
                ledger.broken();
                number = IDLE;
                inFlight--;
                idle.addLast(this);
            }
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("a connection cannot be closed", e);
            }
        }
    }
}
