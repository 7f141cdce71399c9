package tidings.sender.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tidings.engine.Failure;

/// The connections to all receivers: a pool of the HTTP client, used directly.
///
/// Nothing of the client stands between a request and its connection that could follow a redirect, keep a
/// cookie, answer a challenge, ask for compression, use a proxy or try again on its own. What is tried again
/// is one thing: a request on a connection that had served before and turns out to be dead, of whose answer
/// not a byte came. It goes out once more, on a new connection. Thread-safe.
final class Connections implements AutoCloseable {
    /// No connection is used for longer, so that none outlives what its name stands for by much.
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(2);

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    /// A connection that was idle for so long is probed before it is used.
    private static final Duration PROBED_AFTER = Duration.ofSeconds(1);

    /// The attempt that connects on this thread.
    private static final ScopedValue<Attempt> CONNECTING = ScopedValue.newInstance();

    private final HttpSenderSettings settings;
    private final InstantSource clock;
    private final PoolingHttpClientConnectionManager pool;

    Connections(HttpSenderSettings settings, InstantSource clock, Dialing dialing) {
        this.settings = settings;
        this.clock = clock;
        this.pool = pool(settings, dialing);
    }

    /// How connections are made.
    record Dialing(GuardedDns.DialRule rule, BoundedLookups lookups, SSLContext tls, SeenCertificates seen) {}

    /// A request and where it goes.
    ///
    /// @param keepBody whether the response's body is wanted
    record Post(HttpRoute route, ClassicHttpRequest request, boolean keepBody) {
        /// Leaves out the request, which holds secrets.
        @Override
        public String toString() {
            return "Post[" + route + "]";
        }
    }

    /// The way to a receiver, by which its connections are told from others.
    static HttpRoute route(ReceiverUrl url) {
        return new HttpRoute(new HttpHost(url.scheme(), url.host(), url.port()), null, url.secure());
    }

    /// Sends the request and waits for the answer.
    Answer send(Post post, Attempt attempt) {
        Try first = once(post, attempt, false);
        return first.stale ? once(post, attempt, true).answer : first.answer;
    }

    /// What one connection brought.
    ///
    /// @param stale whether it was a dead one, so that the request deserves another
    private record Try(Answer answer, boolean stale) {
        static Try failed(Failure reason) {
            return new Try(new Answer.Silence(reason), false);
        }
    }

    private Try once(Post post, Attempt attempt, boolean onNewConnection) {
        ConnectionEndpoint endpoint;
        try {
            endpoint = lease(post.route, attempt);
        } catch (TimeoutException e) {
            return Try.failed(
                    pool.getTotalStats().getLeased() < pool.getMaxTotal() ? Failure.TIMED_OUT : Failure.INTERNAL);
        } catch (ExecutionException e) {
            return Try.failed(Failure.INTERNAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Try.failed(Failure.INTERNAL);
        }
        Exchange exchange = new Exchange(post, settings.maxResponseBytes(), clock);
        attempt.holds(endpoint);
        try {
            return over(endpoint, exchange, attempt, onNewConnection);
        } finally {
            attempt.holds(null);
            giveBack(endpoint, exchange);
        }
    }

    private Try over(ConnectionEndpoint endpoint, Exchange exchange, Attempt attempt, boolean onNewConnection) {
        if (onNewConnection) {
            endpoint.close(CloseMode.IMMEDIATE);
        }
        boolean used = endpoint.isConnected();
        try {
            if (used) {
                exchange.expectUsedConnection();
            } else {
                connect(endpoint, attempt);
            }
            endpoint.execute("", exchange.post().request(), exchange, null);
            return new Try(exchange.reply(), false);
        } catch (IOException | HttpException e) {
            Failure reason = Diagnosis.of(e);
            if (attempt.isOverdue() && reason != Failure.NAME_LOOKUP_FAILED) {
                reason = Failure.TIMED_OUT;
            }
            boolean stale = used && !exchange.heard() && reason == Failure.CONNECTION_LOST;
            return new Try(new Answer.Silence(reason), stale);
        } catch (RuntimeException e) {
            // The client takes it ill when a connection is cut in between its steps.
            if (attempt.isOverdue()) {
                return Try.failed(Failure.TIMED_OUT);
            }
            throw e;
        }
    }

    private ConnectionEndpoint lease(HttpRoute route, Attempt attempt)
            throws InterruptedException, ExecutionException, TimeoutException {
        Timeout wait = Timeout.of(attempt.timeLeft());
        return pool.lease("", route, Timeout.DISABLED, null).get(wait);
    }

    private void connect(ConnectionEndpoint endpoint, Attempt attempt) throws IOException {
        Timeout limit = Timeout.of(
                attempt.timeLeft().compareTo(settings.connectTimeout()) < 0
                        ? attempt.timeLeft()
                        : settings.connectTimeout());
        ScopedValue.where(CONNECTING, attempt).<@Nullable Void, IOException>call(() -> {
            pool.connect(endpoint, limit, HttpClientContext.create());
            return null;
        });
    }

    private void giveBack(ConnectionEndpoint endpoint, Exchange exchange) {
        if (exchange.reusable()) {
            Duration idle = exchange.idleHint().compareTo(LONGEST_IDLE) < 0 ? exchange.idleHint() : LONGEST_IDLE;
            pool.release(endpoint, null, TimeValue.of(idle));
        } else {
            endpoint.close(exchange.drained() ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
            pool.release(endpoint, null, null);
        }
    }

    /// Closes what nobody has used for a while.
    void tidy() {
        pool.closeExpired();
        pool.closeIdle(TimeValue.of(LONGEST_IDLE));
    }

    @Override
    public void close() {
        pool.close(CloseMode.IMMEDIATE);
    }

    private static PoolingHttpClientConnectionManager pool(HttpSenderSettings settings, Dialing dialing) {
        GuardedDns dns = new GuardedDns(
                dialing.lookups(), dialing.rule(), () -> CONNECTING.get().timeLeft());
        DefaultHttpClientConnectionOperator operator = new DefaultHttpClientConnectionOperator(
                // Without this the platform's sockets would go through whatever SOCKS proxy its properties name.
                proxy -> new Socket(Proxy.NO_PROXY),
                DefaultSchemePortResolver.INSTANCE,
                dns,
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, Tls.strategy(dialing.tls(), dialing.seen()))
                        .build());
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                operator,
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.of(LONGEST_LIFE),
                socket -> new ReceiverConnection(dialing.rule()));
        pool.setMaxTotal(settings.maxConnections());
        pool.setDefaultMaxPerRoute(settings.maxConnectionsPerReceiver());
        pool.setDefaultSocketConfig(SocketConfig.custom()
                .setTcpNoDelay(true)
                .setSoTimeout(Timeout.DISABLED)
                .build());
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setSocketTimeout(Timeout.DISABLED)
                .setTimeToLive(TimeValue.of(LONGEST_LIFE))
                .setValidateAfterInactivity(TimeValue.of(PROBED_AFTER))
                .build());
        return pool;
    }
}
