package tidings.sender.http;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// A server that does on each connection what a script says, byte by byte, so that it can also be wrong.
final class RawServer implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final ServerSocket listener;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    /// What the server does on a connection; when it returns, the connection is closed.
    interface Script {
        void serve(Conversation conversation) throws Exception;
    }

    static RawServer running(Script script) {
        try {
            return new RawServer(new ServerSocket(0, 512, InetAddress.getByName("127.0.0.1")), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer runningTls(SSLContext context, Script script) {
        return runningTls(context, script, listener -> {});
    }

    /// Refuses whoever brings no certificate of its own.
    static RawServer demandingClientCertificate(SSLContext context) {
        return running(conversation -> conversation.demandCertificate(context));
    }

    /// Speaks one version of TLS only.
    static RawServer speaking(String version, SSLContext context, Script script) {
        return runningTls(context, script, listener -> listener.setEnabledProtocols(new String[] {version}));
    }

    private static RawServer runningTls(SSLContext context, Script script, Consumer<SSLServerSocket> manner) {
        try {
            SSLServerSocket listener = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 512, InetAddress.getByName("127.0.0.1"));
            manner.accept(listener);
            return new RawServer(listener, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers every request with the same bytes and keeps the connection.
    static RawServer answering(String response) {
        return running(answers(response));
    }

    static Script answers(String response) {
        return conversation -> {
            while (true) {
                conversation.read();
                conversation.write(response);
            }
        };
    }

    /// A URL at which nobody listens.
    static String deserted() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    String url(String resource) {
        return "http://127.0.0.1:" + port() + resource;
    }

    int connections() {
        return connections.get();
    }

    /// How many requests were read and not yet taken.
    int waiting() {
        return requests.size();
    }

    /// The next request that was read.
    Request take() {
        try {
            Request request = requests.poll(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("No request came");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                Conversation conversation = new Conversation(socket, connections.incrementAndGet());
                Thread.ofVirtual().start(() -> serve(conversation));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Conversation conversation) {
        try (conversation) {
            script.serve(conversation);
        } catch (Exception over) {
            // The other side went away, or the handshake failed, as many tests mean it to.
        } finally {
            open.remove(conversation.socket);
        }
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

    /// One connection.
    final class Conversation implements AutoCloseable {
        private final Socket socket;
        private final int number;
        private InputStream in;

        Conversation(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        /// Which of the server's connections it is, from 1.
        int number() {
            return number;
        }

        /// Reads a whole request and keeps it for the test.
        Request read() throws IOException {
            Request request = new Request(line(), new ArrayList<>(), new ByteArrayOutputStream());
            for (String header = line(); !header.isEmpty(); header = line()) {
                request.headers.add(header);
            }
            int length = request.header("Content-Length").map(Integer::parseInt).orElse(0);
            request.content.write(in.readNBytes(length));
            requests.add(request);
            return request;
        }

        private String line() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(socket.getInputStream());
            }
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException();
                }
                line.write(c);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }

        /// Shakes hands and reads on until the other side is gone: a connection that is closed with something
        /// unread is reset, and the alert that says why is lost with it.
        private void demandCertificate(SSLContext context) throws IOException {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
            tls.setUseClientMode(false);
            tls.setNeedClientAuth(true);
            try {
                tls.startHandshake();
            } finally {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /// Writes until the other side no longer takes it.
        void writeForEver(String text) throws IOException {
            while (true) {
                write(text);
            }
        }

        /// Waits until the other side is gone.
        void waitForEnd() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(socket.getInputStream());
            }
            while (in.read() >= 0) {
                continue;
            }
        }

        /// The names that the client put into its handshake.
        List<String> serverNames() {
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
            return session.getRequestedServerNames().stream()
                    .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                    .toList();
        }

        void halfClose() throws IOException {
            socket.shutdownOutput();
        }

        /// Ends the connection with a reset.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /// A request as it stood on the wire.
    record Request(String line, List<String> headers, ByteArrayOutputStream content) {
        Optional<String> header(String name) {
            List<String> values = headers(name);
            if (values.size() > 1) {
                throw new AssertionError(name + " stands more than once");
            }
            return values.stream().findFirst();
        }

        List<String> headers(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .toList();
        }

        byte[] body() {
            return content.toByteArray();
        }

        String text() {
            return content.toString(StandardCharsets.UTF_8);
        }
    }
}
