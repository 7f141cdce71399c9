package tidings.sender.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Look-ups that end in time although the machine's resolver may take as long as it likes.
///
/// They run on a bounded number of threads of their own, because the resolver blocks the thread beneath a
/// virtual one; a name occupies one of them at most, however many wait for it, so a name whose servers never
/// answer delays no other. Thread-safe.
final class BoundedLookups implements AutoCloseable {
    /// How many names are looked up at a time.
    private static final int MAX_THREADS = 32;

    /// How many more names may wait.
    private static final int MAX_WAITING = 1000;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final NameResolver names;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MAX_THREADS,
            MAX_THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name("tidings-lookup-", 0).factory());

    BoundedLookups(NameResolver names) {
        this.names = names;
        threads.allowCoreThreadTimeOut(true);
    }

    /// All addresses of the name, which is fully qualified.
    ///
    /// @param within the time that the caller has left; a look-up takes no longer than 5 s anyway
    /// @throws UnknownHostException when there is no such name
    /// @throws UnansweredLookupException when no answer came in time, or none could be had
    List<InetAddress> find(String name, Duration within) throws UnknownHostException {
        CompletableFuture<List<InetAddress>> answer = join(name);
        Duration wait = within.compareTo(LONGEST) < 0 ? within : LONGEST;
        try {
            return answer.get(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new UnansweredLookupException();
        } catch (TimeoutException e) {
            throw new UnansweredLookupException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredLookupException();
        }
    }

    private CompletableFuture<List<InetAddress>> join(String name) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> other = running.putIfAbsent(name, mine);
        if (other != null) {
            return other;
        }
        try {
            threads.execute(() -> lookUp(name, mine));
        } catch (RejectedExecutionException full) {
            running.remove(name, mine);
            mine.completeExceptionally(full);
        }
        return mine;
    }

    private void lookUp(String name, CompletableFuture<List<InetAddress>> answer) {
        try {
            List<InetAddress> addresses = names.lookUp(name);
            running.remove(name, answer);
            answer.complete(addresses);
        } catch (IOException | RuntimeException e) {
            running.remove(name, answer);
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /// There was no answer to be had. It is a kind of unknown host because that is all that the client's
    /// resolver may throw.
    static final class UnansweredLookupException extends UnknownHostException {}
}
