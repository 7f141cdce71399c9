package tidings.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A receiver on a real socket of loopback, which records what it gets and behaves as it is told, badly too.
final class RawReceiver implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final boolean recording;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();

    /// What a receiver does with a request; called by many connections at once.
    interface Behaviour {
        Reply on(Request request);
    }

    private RawReceiver(ServerSocketFactory sockets, Behaviour behaviour, boolean recording) {
        try {
            this.listener = sockets.createServerSocket(0, 1_024, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behaviour = behaviour;
        this.recording = recording;
        Thread.ofPlatform().daemon().name("receiver").start(this::accept);
    }

    /// Behaves like this and records every request.
    static RawReceiver that(Behaviour behaviour) {
        return new RawReceiver(ServerSocketFactory.getDefault(), behaviour, true);
    }

    /// Answers every request alike and records it.
    static RawReceiver answering(Reply reply) {
        return that(_ -> reply);
    }

    /// Behaves like this and keeps nothing.
    static RawReceiver forgetful(Behaviour behaviour) {
        return new RawReceiver(ServerSocketFactory.getDefault(), behaviour, false);
    }

    /// Answers every request alike, over TLS, and records it.
    static RawReceiver answeringOverTls(SSLContext tls, Reply reply) {
        return new RawReceiver(tls.getServerSocketFactory(), _ -> reply, true);
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return (listener instanceof SSLServerSocket ? "https" : "http") + "://127.0.0.1:" + port() + "/hook";
    }

    /// What has come so far, in the order in which it was read.
    List<Request> requests() {
        return List.copyOf(requests);
    }

    /// Waits until so many requests have come.
    List<Request> await(int count) {
        Waiting.until("the receiver has got " + count + " requests", () -> requests.size() >= count);
        return requests();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Request request = read(in);
                if (recording) {
                    requests.add(request);
                }
                if (!perform(behaviour.on(request), in, socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The other side went away, or was killed, as tests mean it to be.
        } finally {
            open.remove(socket);
        }
    }

    /// Says whether the connection goes on.
    private static boolean perform(Reply reply, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        switch (reply) {
            case Reply.Whole whole -> out.write(whole.bytes());
            case Reply.Late late -> {
                Thread.sleep(late.delay());
                out.write(late.response().bytes());
            }
            case Reply.Raw raw -> {
                out.write(raw.bytes());
                return false;
            }
            case Reply.Silence _ -> {
                in.transferTo(OutputStream.nullOutputStream());
                return false;
            }
        }
        return true;
    }

    private static Request read(InputStream in) throws IOException {
        String start = line(in);
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            headers.add(header);
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new Request(start, headers, body, System.nanoTime());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
