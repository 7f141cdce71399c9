package tidings.sender.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 connection that knows whether the receiver has said more than it was asked.
///
/// What stands unread on a connection between two requests would be taken for the answer to the next one, so
/// such a connection is not used again. Unlike the client's own connections this one never logs what passes
/// through it: the headers hold secrets.
final class ReceiverConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    /// Bounds what is parsed of an answer: lines of 8 KiB, 100 headers, no line before the status line. The
    /// buffers hold a common request whole, so that it leaves in one write.
    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(8 * 1024)
            .setMaxLineLength(8 * 1024)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(1)
            .build();

    private final GuardedDns.DialRule rule;
    private final ResponseParser parser;
    private volatile boolean closed;

    /// @param rule says whether the connection may still lead where it leads
    ReceiverConnection(GuardedDns.DialRule rule) {
        this(rule, new ResponseParser());
    }

    private ReceiverConnection(GuardedDns.DialRule rule, ResponseParser parser) {
        super(LIMITS, null, null, null, null, null, config -> parser);
        this.rule = rule;
        this.parser = parser;
    }

    /// Remembers from which buffer it reads, since the connection keeps that to itself.
    private static final class ResponseParser extends DefaultHttpResponseParser {
        private @Nullable SessionInputBuffer input;

        ResponseParser() {
            super(LIMITS);
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream)
                throws IOException, HttpException {
            input = buffer;
            return super.parse(buffer, stream);
        }

        boolean hasSurplus() {
            return input != null && input.length() > 0;
        }
    }

    /// Whether bytes stand unread that were read from the socket together with the last answer.
    boolean hasSurplus() {
        return parser.hasSurplus();
    }

    /// Whether another request may be sent on it: it leads where one may go, and no bytes stand unread that
    /// came since the last answer, be it part of another answer or the receiver's notice that it ends the TLS
    /// connection.
    boolean isFitForAnother() throws IOException {
        SocketHolder holder = getSocketHolder();
        return holder != null
                && !parser.hasSurplus()
                && holder.getBaseSocket().getInputStream().available() == 0
                && getRemoteAddress() instanceof InetSocketAddress remote
                && rule.allows(remote.getAddress(), remote.getPort());
    }

    /// How many bytes have come over this connection so far.
    long received() {
        return getEndpointDetails() == null ? 0 : getEndpointDetails().getReceivedBytesCount();
    }

    @Override
    public boolean isConsistent() {
        return super.isConsistent() && !hasSurplus();
    }

    /// Takes a socket, unless the connection was closed while the socket was being made.
    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        if (closed) {
            close(CloseMode.IMMEDIATE);
            throw new IOException("The attempt was cut while it connected");
        }
    }

    /// Closes the connection without waiting for anything. A polite end of TLS would have to be written, and
    /// a receiver that reads no more could hold up the writing for ever; so it gets none.
    @Override
    public void close(CloseMode closeMode) {
        closed = true;
        SocketHolder holder = getSocketHolder();
        if (closeMode == CloseMode.GRACEFUL && holder != null) {
            Closer.closeQuietly(holder.getBaseSocket());
        }
        super.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close() {
        close(CloseMode.GRACEFUL);
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    /// Nothing: time is kept by the attempt, not by the socket.
    @Override
    public void passivate() {}

    /// Nothing, for the same reason.
    @Override
    public void activate() {}
}
