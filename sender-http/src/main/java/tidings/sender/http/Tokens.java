package tidings.sender.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tidings.engine.Failure;
import tidings.engine.NotificationId;
import tidings.engine.OAuth;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;

/// The tokens that notifications' OAuth endpoints have issued, each kept until shortly before it expires.
///
/// A token belongs to one notification and its present settings, and is never shared beyond. Sends that need
/// one at the same time wait for one request. A request that failed is remembered for a moment, and so is a
/// renewal, so that an endpoint is not hammered however many events wait. Thread-safe.
final class Tokens {
    /// Shorter than the shortest interval between two attempts, so that each attempt can ask anew.
    static final Duration BETWEEN_REQUESTS = Duration.ofMillis(900);

    /// A token is renewed this long before it expires, or when a tenth of its time is left, whichever is
    /// later.
    static final Duration MARGIN = Duration.ofSeconds(30);

    /// How many notifications' tokens are kept; when there are more, all are asked for anew.
    private static final int MAX_KEPT = 10_000;

    private final Endpoint endpoint;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<Owner, Slot> slots = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /// @param nanoTime the scale of [System#nanoTime()]
    Tokens(Endpoint endpoint, LongSupplier nanoTime) {
        this.endpoint = endpoint;
        this.nanoTime = nanoTime;
    }

    /// Asks for a token.
    @FunctionalInterface
    interface Endpoint {
        Issue ask(OAuth oauth, Attempt attempt);
    }

    /// What an endpoint answered.
    sealed interface Issue {
        record Issued(Secret authorization, Duration lifetime) implements Issue {}

        record Failed(Failure reason) implements Issue {}
    }

    /// Whose token it is.
    record Owner(WorkspaceId workspace, NotificationId notification, OAuth oauth) {}

    private static final class Slot {
        private @Nullable Grant grant;
        private long goodUntil;
        private @Nullable CompletableFuture<Grant> pending;
        private boolean renewed;
        private long nextRenewal;

        /// What can be said without asking; nothing when the endpoint must be asked.
        @Nullable
        Grant known(long now, Grant.@Nullable Token refused) {
            boolean isRefused =
                    refused != null && grant instanceof Grant.Token token && token.number() == refused.number();
            if (!isRefused) {
                return now - goodUntil < 0 ? grant : null;
            }
            if (renewed && now - nextRenewal < 0) {
                return new Grant.Denied(Failure.OAUTH_REFUSED);
            }
            renewed = true;
            nextRenewal = now + BETWEEN_REQUESTS.toNanos();
            return null;
        }
    }

    /// A token, from memory where that is possible.
    Grant get(Owner owner, Attempt attempt) {
        return get(owner, attempt, null);
    }

    /// Another token in place of one that the receiver refused.
    Grant renew(Owner owner, Attempt attempt, Grant.Token refused) {
        return get(owner, attempt, refused);
    }

    private Grant get(Owner owner, Attempt attempt, Grant.@Nullable Token refused) {
        Slot slot = slot(owner);
        CompletableFuture<Grant> pending;
        boolean mine = false;
        synchronized (slot) {
            Grant known = slot.known(nanoTime.getAsLong(), refused);
            if (known != null) {
                return known;
            }
            pending = slot.pending;
            if (pending == null) {
                pending = new CompletableFuture<>();
                slot.pending = pending;
                mine = true;
            }
        }
        return mine ? ask(owner, attempt, slot, pending) : await(pending, attempt);
    }

    private Grant ask(Owner owner, Attempt attempt, Slot slot, CompletableFuture<Grant> pending) {
        Issue issue = new Issue.Failed(Failure.INTERNAL);
        try {
            issue = endpoint.ask(owner.oauth(), attempt);
        } finally {
            settle(slot, pending, issue);
        }
        return pending.join();
    }

    private void settle(Slot slot, CompletableFuture<Grant> pending, Issue issue) {
        Grant grant;
        Duration good;
        switch (issue) {
            case Issue.Issued(Secret authorization, Duration lifetime) -> {
                grant = new Grant.Token(authorization, numbers.incrementAndGet());
                Duration tenth = lifetime.dividedBy(10);
                good = lifetime.minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
            }
            case Issue.Failed(Failure reason) -> {
                grant = new Grant.Denied(reason);
                good = BETWEEN_REQUESTS;
            }
        }
        synchronized (slot) {
            slot.grant = grant;
            slot.goodUntil = nanoTime.getAsLong() + good.toNanos();
            slot.pending = null;
        }
        pending.complete(grant);
    }

    private static Grant await(CompletableFuture<Grant> pending, Attempt attempt) {
        try {
            return pending.get(attempt.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Grant.Denied(Failure.OAUTH_UNREACHABLE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A token request completes with a grant", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Grant.Denied(Failure.INTERNAL);
        }
    }

    private Slot slot(Owner owner) {
        Slot known = slots.get(owner);
        if (known != null) {
            return known;
        }
        if (slots.size() >= MAX_KEPT) {
            slots.clear();
        }
        return slots.computeIfAbsent(owner, _ -> new Slot());
    }
}
