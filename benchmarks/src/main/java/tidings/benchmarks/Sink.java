package tidings.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.function.LongSupplier;

/// A receiver on the loopback interface that reads a request's number, writes down its arrival, and answers as the
/// request's path tells it to.
///
/// The path is `/behaviour/receiver`, so one sink plays many receivers. An arrival is written down for requests
/// that are answered with success only. Belongs to the thread of its event loop.
final class Sink implements EventLoop.Task, AutoCloseable {

    /// How a receiver behaves.
    enum Behaviour {
        /// Answers 200 at once.
        OK,
        /// Answers 200 after a fixed delay.
        SLOW,
        /// Answers 200, but keeps requests waiting while the gate is shut.
        GATED,
        /// Answers 500.
        FAIL,
        /// Reads and never answers.
        HANG;

        private final String path = "/" + name().toLowerCase(Locale.ROOT) + "/";
    }

    private static final int MOST_CONNECTIONS = 8_192;
    private static final Behaviour[] BEHAVIOURS = Behaviour.values();
    private static final ByteBuffer OK = answer("200 OK", "");
    private static final ByteBuffer FAILURE = answer("500 Internal Server Error", "");
    private static final ByteBuffer REFUSAL = answer("411 Length Required", "Connection: close\r\n");

    private final EventLoop loop;
    private final LongSupplier nanos;
    private final long slowBy;
    private final ServerSocketChannel server;
    private final MessageScanner scanner = new MessageScanner();
    private final ArrayDeque<Connection> waitingForTime = new ArrayDeque<>();
    private final ArrayDeque<Connection> waitingForGate = new ArrayDeque<>();
    private Ledger ledger = new Ledger(0, 0, Audience.ONE);
    private boolean gateShut;
    private int connections;
    private long unreadable;
    private long broken;
    private int lastKeyOffset;

    Sink(EventLoop loop, LongSupplier nanos, Duration slowBy) throws IOException {
        this.loop = loop;
        this.nanos = nanos;
        this.slowBy = slowBy.toNanos();
        this.server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        loop.register(server, SelectionKey.OP_ACCEPT, key -> accept());
        loop.add(this);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    static String path(Behaviour behaviour, int receiver) {
        return behaviour.path + receiver;
    }

    String url(Behaviour behaviour, int receiver) {
        return "http://127.0.0.1:" + port() + path(behaviour, receiver);
    }

    /// From now on arrivals are written into `ledger`.
    void writeInto(Ledger next) {
        ledger = next;
    }

    void shutGate() {
        gateShut = true;
    }

    /// Answers what waits at the gate, in order of arrival; a request whose sender has gone counts as not received.
    void openGate() {
        gateShut = false;
        while (!waitingForGate.isEmpty()) {
            waitingForGate.removeFirst().answerLate();
        }
    }

    int waitingAtGate() {
        return waitingForGate.size();
    }

    int connections() {
        return connections;
    }

    /// Requests that could not be understood: too long, chunked, without a number, for no known path.
    long unreadable() {
        return unreadable;
    }

    /// Connections that broke rather than being closed.
    long broken() {
        return broken;
    }

    @Override
    public long run(long now) {
        while (!waitingForTime.isEmpty()) {
            long left = waitingForTime.getFirst().dueAt - now;
            if (left > 0) {
                return left;
            }
            waitingForTime.removeFirst().answerLate();
        }
        return EventLoop.UNTIL_WOKEN;
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                if (connections == MOST_CONNECTIONS) {
                    channel.close();
                    continue;
                }
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                loop.register(channel, SelectionKey.OP_READ, new Connection(channel));
                connections++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sink cannot accept connections", e);
        }
    }

    @Override
    public void close() throws IOException {
        loop.remove(this);
        server.close();
    }

    private static ByteBuffer answer(String status, String header) {
        byte[] bytes = ("HTTP/1.1 " + status + "\r\n" + header + "Content-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private final class Connection implements EventLoop.Handler {
        private final SocketChannel channel;
        private final byte[] in = new byte[MessageScanner.LONGEST_MESSAGE];
        private final ByteBuffer inBuffer = ByteBuffer.wrap(in);
        private boolean waiting;
        private boolean hanging;
        private int waitingReceiver;
        private long waitingNumber;
        private long dueAt;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void ready(SelectionKey key) {
            try {
                if (hanging) {
                    inBuffer.clear();
                } else if (!inBuffer.hasRemaining()) {
                    throw new MessageScanner.Malformed("more requests sent ahead than are read ahead");
                }
                if (channel.read(inBuffer) < 0) {
                    close();
                } else {
                    serve();
                }
            } catch (IOException e) {
                broken++;
                close();
            } catch (MessageScanner.Malformed e) {
                refuse();
            }
        }

        /// Answers every whole request that has been read, one after the other, unless one has to wait.
        private void serve() throws IOException, MessageScanner.Malformed {
            int from = 0;
            int to = inBuffer.position();
            while (!waiting && !hanging && from < to && scanner.scan(in, from, to)) {
                serve(from, scanner.bodyStart(), scanner.end());
                from = scanner.end();
            }
            if (from == to) {
                inBuffer.clear();
            } else if (from > 0) {
                inBuffer.position(from).limit(to).compact();
            }
        }

        private void serve(int from, int bodyStart, int end) throws IOException, MessageScanner.Malformed {
            int target = after(' ', from, bodyStart);
            Behaviour behaviour = behaviour(target);
            int receiver = receiver(target + behaviour.path.length(), bodyStart);
            switch (behaviour) {
                case OK -> succeed(receiver, number(bodyStart, end));
                case SLOW -> {
                    waitFor(receiver, number(bodyStart, end), waitingForTime);
                    dueAt = nanos.getAsLong() + slowBy;
                }
                case GATED -> {
                    if (gateShut) {
                        waitFor(receiver, number(bodyStart, end), waitingForGate);
                    } else {
                        succeed(receiver, number(bodyStart, end));
                    }
                }
                case FAIL -> write(FAILURE);
                case HANG -> hanging = true;
            }
        }

        private void waitFor(int receiver, long number, ArrayDeque<Connection> queue) {
            waiting = true;
            waitingReceiver = receiver;
            waitingNumber = number;
            queue.addLast(this);
        }

        void answerLate() {
            if (!channel.isOpen()) {
                return;
            }
            waiting = false;
            try {
                succeed(waitingReceiver, waitingNumber);
                serve();
            } catch (IOException e) {
                broken++;
                close();
            } catch (MessageScanner.Malformed e) {
                refuse();
            }
        }

        private void succeed(int receiver, long number) throws IOException {
            ledger.received(receiver, number, nanos.getAsLong());
            write(OK);
        }

        private void write(ByteBuffer answer) throws IOException {
            channel.write(answer.rewind());
            if (answer.hasRemaining()) {
                throw new IOException("the peer does not read its answers");
            }
        }

        private void refuse() {
            unreadable++;
            try {
                write(REFUSAL);
            } catch (IOException e) {
                broken++;
            }
            close();
        }

        private void close() {
            try {
                channel.close();
                connections--;
            } catch (IOException e) {
                throw new UncheckedIOException("a connection of the sink cannot be closed", e);
            }
        }

        private Behaviour behaviour(int target) throws MessageScanner.Malformed {
            for (Behaviour behaviour : BEHAVIOURS) {
                String path = behaviour.path;
                int i = 0;
                while (i < path.length() && in[target + i] == path.charAt(i)) {
                    i++;
                }
                if (i == path.length()) {
                    return behaviour;
                }
            }
            throw new MessageScanner.Malformed("an unknown path");
        }

        private int receiver(int from, int to) {
            int receiver = 0;
            for (int i = from; i < to && in[i] >= '0' && in[i] <= '9'; i++) {
                receiver = receiver * 10 + in[i] - '0';
            }
            return receiver;
        }

        /// All bodies of a run are alike, so the number stands where it stood in the last one.
        private long number(int from, int to) throws MessageScanner.Malformed {
            int key = SubjectNumber.find(in, from, to, from + lastKeyOffset);
            lastKeyOffset = key - from;
            long number = key == to ? SubjectNumber.NONE : SubjectNumber.read(in, key, to);
            if (number == SubjectNumber.NONE) {
                throw new MessageScanner.Malformed("a body without a numbered scanRef");
            }
            return number;
        }

        private int after(char end, int from, int to) throws MessageScanner.Malformed {
            for (int i = from; i < to; i++) {
                if (in[i] == end) {
                    return i + 1;
                }
            }
            throw new MessageScanner.Malformed("a request line without a path");
        }
    }
}
