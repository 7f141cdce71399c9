package tidings.sender.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;

/// One request and its response on one connection.
///
/// The response's head decides: once it has come, a body that is slow, too long or cut off changes nothing,
/// except that the connection is not used again. A body whose framing is not HTTP is another matter, since
/// then the head may not have been one either.
final class Exchange implements ConnectionEndpoint.RequestExecutor {
    /// How many interim responses (1xx) may come before the real one.
    private static final int MAX_INTERIM = 16;

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int RESET_CONTENT = 205;
    private static final int NOT_MODIFIED = 304;
    private static final int BUFFER = 4096;

    private final Connections.Post post;
    private final int maxBody;
    private final InstantSource clock;
    private final @Nullable ByteArrayOutputStream kept;
    private boolean onUsedConnection;
    private boolean heard;
    private boolean drained;
    private boolean reusable;
    private Duration idleHint = Duration.ofDays(1);
    private Answer.@Nullable Reply reply;

    /// @param maxBody how many bytes of the body are read; they are dropped as they come unless the post
    ///     wants them
    Exchange(Connections.Post post, int maxBody, InstantSource clock) {
        this.post = post;
        this.maxBody = maxBody;
        this.clock = clock;
        this.kept = post.keepBody() ? new ByteArrayOutputStream() : null;
    }

    Connections.Post post() {
        return post;
    }

    /// Says that the connection has served before, so that it may have been left in disorder.
    void expectUsedConnection() {
        onUsedConnection = true;
    }

    /// Whether any byte of a response came.
    boolean heard() {
        return heard;
    }

    /// Whether the response was read to its end.
    boolean drained() {
        return drained;
    }

    /// Whether another request may follow on the connection.
    boolean reusable() {
        return reusable;
    }

    /// How long the receiver says that it keeps the connection open.
    Duration idleHint() {
        return idleHint;
    }

    /// The response, once it has come.
    Answer.Reply reply() {
        return Objects.requireNonNull(reply, "The exchange has not taken place");
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection made, HttpContext context)
            throws IOException, HttpException {
        ReceiverConnection connection = (ReceiverConnection) made;
        if (onUsedConnection && !connection.isFitForAnother()) {
            throw new NoHttpResponseException("The connection is not fit for another request");
        }
        long before = connection.received();
        ClassicHttpResponse head;
        try {
            head = answerTo(request, connection);
        } finally {
            heard = connection.received() > before;
        }
        if (head.getCode() > 999) {
            throw new ProtocolException("A status has three digits");
        }
        readBody(connection, head);
        reusable = drained && isPersistent(head) && !connection.hasSurplus();
        reply = new Answer.Reply(
                head.getCode(),
                head.getCode() / 100 == 2 ? null : RetryAfter.of(head, clock.instant()),
                kept != null && drained ? Body.of(kept.toByteArray()) : null);
        return head;
    }

    /// The head of the response. A receiver may answer and close before it has read the whole request, so a
    /// failed write is not the end.
    private static ClassicHttpResponse answerTo(ClassicHttpRequest request, ReceiverConnection connection)
            throws IOException, HttpException {
        try {
            connection.sendRequestHeader(request);
            connection.sendRequestEntity(request);
            connection.flush();
        } catch (IOException unsent) {
            try {
                ClassicHttpResponse early = finalHead(connection);
                early.setHeader(HttpHeaders.CONNECTION, "close");
                return early;
            } catch (IOException | HttpException unanswered) {
                unsent.addSuppressed(unanswered);
                throw unsent;
            }
        }
        return finalHead(connection);
    }

    private static ClassicHttpResponse finalHead(ReceiverConnection connection) throws IOException, HttpException {
        for (int i = 0; i <= MAX_INTERIM; i++) {
            ClassicHttpResponse head = connection.receiveResponseHeader();
            if (head.getCode() >= 200 || head.getCode() == SWITCHING_PROTOCOLS) {
                return head;
            }
        }
        throw new ProtocolException("More than " + MAX_INTERIM + " interim responses");
    }

    private void readBody(ReceiverConnection connection, ClassicHttpResponse head) throws IOException, HttpException {
        if (head.getCode() < 200) {
            return;
        }
        if (isBodiless(head)) {
            drained = true;
            return;
        }
        connection.receiveResponseEntity(head);
        HttpEntity entity = head.getEntity();
        if (entity == null || entity.getContentLength() > maxBody) {
            return;
        }
        try {
            drained = entity.getContentLength() == 0 || drain(entity.getContent());
        } catch (MalformedChunkCodingException e) {
            if (!(e instanceof TruncatedChunkException)) {
                throw e;
            }
        } catch (IOException bodyLost) {
            drained = false;
        }
    }

    private static boolean isBodiless(ClassicHttpResponse head) {
        int code = head.getCode();
        return code == NO_CONTENT || code == RESET_CONTENT || code == NOT_MODIFIED;
    }

    /// Reads to the end; false when there is more than is read.
    private boolean drain(InputStream body) throws IOException {
        OutputStream sink = kept == null ? OutputStream.nullOutputStream() : kept;
        byte[] buffer = new byte[BUFFER];
        int total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            total += read;
            if (total > maxBody) {
                return false;
            }
            sink.write(buffer, 0, read);
        }
        return true;
    }

    /// Whether the receiver means to keep the connection, and its response has an end that does not depend on
    /// that.
    private boolean isPersistent(ClassicHttpResponse head) {
        boolean length = head.containsHeader(HttpHeaders.CONTENT_LENGTH);
        boolean chunked = head.containsHeader(HttpHeaders.TRANSFER_ENCODING);
        if (isBodiless(head) ? length || chunked : length == chunked) {
            return false;
        }
        if (head.getVersion() != null && head.getVersion().lessEquals(HttpVersion.HTTP_1_0)) {
            return false;
        }
        Header keepAlive = head.getFirstHeader(HttpHeaders.KEEP_ALIVE);
        if (keepAlive != null) {
            idleHint = idleTime(keepAlive.getValue());
        }
        return !head.containsHeader(HttpHeaders.CONNECTION) || !saysClose(head);
    }

    private static boolean saysClose(ClassicHttpResponse head) {
        boolean[] close = new boolean[1];
        MessageSupport.parseTokens(head, HttpHeaders.CONNECTION, token -> close[0] |= token.equalsIgnoreCase("close"));
        return close[0];
    }

    /// Reads `timeout=5, max=100`; without a timeout there is no hint.
    private Duration idleTime(String value) {
        for (String part : value.split(",", 8)) {
            String text = part.strip();
            if (text.regionMatches(true, 0, "timeout=", 0, 8)) {
                String digits = text.substring(8);
                if (!digits.isEmpty() && digits.length() <= 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    return Duration.ofSeconds(Long.parseLong(digits));
                }
            }
        }
        return idleHint;
    }
}
