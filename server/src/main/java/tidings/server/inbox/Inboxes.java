package tidings.server.inbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import tidings.engine.Body;
import tidings.engine.Notification;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.events.StandardWebhooksSignature;
import tidings.sender.http.InHouse;

/// The inboxes of all workspaces.
///
/// What comes stays in memory: of each workspace the latest hundred requests and 8 MiB, of all together 64
/// MiB, nothing for longer than a day or past a restart. Thread-safe.
public final class Inboxes implements InHouse, AutoCloseable {
    /// How large a request may be.
    public static final int MAX_BODY = 1024 * 1024;

    static final int MAX_ARRIVALS = 100;
    static final long MAX_WEIGHT = 8L * 1024 * 1024;
    static final long MAX_TOTAL_WEIGHT = 64L * 1024 * 1024;
    static final Duration KEPT = Duration.ofHours(24);

    /// How many requests wait for a slow answer, or for none, at once; the next ones are answered at once, by
    /// 503.
    static final int MAX_HELD = 64;

    private static final int TOO_MANY_HELD = 503;

    /// The headers whose values are shown. Any other may be a secret of a notification's.
    private static final Set<String> SHOWN = Set.of(
            "host",
            "user-agent",
            "content-type",
            "content-length",
            "accept",
            "accept-encoding",
            StandardWebhooksSignature.ID_HEADER,
            StandardWebhooksSignature.TIMESTAMP_HEADER,
            StandardWebhooksSignature.SIGNATURE_HEADER);

    private final Addresses addresses;
    private final HeaderNames names;
    private final Signatures signatures;
    private final Supplier<Directory> directory;
    private final InstantSource clock;
    private final Semaphore held = new Semaphore(MAX_HELD);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<WorkspaceId, Inbox> inboxes = new HashMap<>();
    private long totalWeight;

    /// @param key makes the addresses, so nobody else may have it
    /// @param base where people and links reach this server
    /// @param directory knows workspaces and notifications; not asked before the first request
    public Inboxes(SecretKey key, URI base, HeaderNames names, Supplier<Directory> directory, InstantSource clock) {
        this.addresses = new Addresses(key, base);
        this.names = names;
        this.signatures = new Signatures(names.signature());
        this.directory = directory;
        this.clock = clock;
    }

    /// The configured names of two headers.
    public record HeaderNames(String signature, String eventType) {}

    private static final class Inbox {
        final Deque<Arrival> arrivals = new ArrayDeque<>();
        Manner manner = Manner.OK;
        long weight;
        long latest;
    }

    // What pages need.

    /// Where the workspace's inbox is found from outside.
    public String url(Workspace workspace) {
        return addresses.url(workspace);
    }

    /// The notifications that send to the workspace's inbox.
    public List<Notification> pointingTo(Workspace workspace) {
        String url = url(workspace);
        return directory.get().notifications(workspace.id()).stream()
                .filter(notification -> notification
                        .settings()
                        .webhook()
                        .filter(receiver -> receiver.url().equals(url))
                        .isPresent())
                .toList();
    }

    /// The requests after the one of this number, newest first.
    public synchronized List<Arrival> arrivals(WorkspaceId workspace, long after) {
        Inbox inbox = inbox(workspace);
        forget(inbox, clock.instant());
        return inbox.arrivals.stream()
                .filter(arrival -> arrival.number() > after)
                .toList();
    }

    /// How the inbox answers.
    public synchronized Manner manner(WorkspaceId workspace) {
        return inbox(workspace).manner;
    }

    /// Tells the inbox how to answer from now on.
    public synchronized void answer(WorkspaceId workspace, Manner manner) {
        inbox(workspace).manner = manner;
    }

    /// Forgets what has come.
    public synchronized void clear(WorkspaceId workspace) {
        Inbox inbox = inbox(workspace);
        inbox.arrivals.clear();
        totalWeight -= inbox.weight;
        inbox.weight = 0;
    }

    // What the network needs.

    /// The workspace whose inbox has this token; empty when there is none.
    public Optional<WorkspaceId> owner(String token) {
        return Addresses.claimed(token)
                .flatMap(directory.get()::workspace)
                .filter(workspace -> addresses.holds(workspace, token))
                .map(Workspace::id);
    }

    @Override
    public boolean isOurs(String host, int port) {
        return addresses.isOurs(host, port);
    }

    @Override
    public Optional<Door> door(WorkspaceId workspace, String resource) {
        return directory
                .get()
                .workspace(workspace)
                .filter(found -> addresses.is(found, resource))
                .map(found -> (request, timeLeft) -> take(workspace, request, timeLeft));
    }

    /// Takes a request and answers it, in the manner that was asked for: it may block for as long as there is
    /// time, and then there is no answer.
    public Optional<Reply> take(WorkspaceId workspace, Request request, Duration timeLeft) {
        Manner manner = keep(workspace, request);
        return switch (manner) {
            case SLOW -> {
                boolean inTime = timeLeft.compareTo(Manner.SLOWNESS) > 0;
                yield hold(inTime ? Manner.SLOWNESS : timeLeft, inTime ? reply(manner) : Optional.empty());
            }
            case SILENT -> hold(timeLeft, Optional.empty());
            case OK, FAILS, REDIRECTS, GONE, BUSY -> reply(manner);
        };
    }

    private static Optional<Reply> reply(Manner manner) {
        return Optional.of(new Reply(manner.code(), manner.retryAfter()));
    }

    private Optional<Reply> hold(Duration time, Optional<Reply> then) {
        if (!held.tryAcquire()) {
            return Optional.of(new Reply(TOO_MANY_HELD, null));
        }
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.of(new Reply(TOO_MANY_HELD, null))
                    : then;
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            held.release();
        }
    }

    private Manner keep(WorkspaceId workspace, Request request) {
        Instant now = clock.instant();
        SignatureCheck check = signatures.check(
                byName(request.headers()),
                request.body(),
                directory.get().workspace(workspace).map(this::pointingTo).orElse(List.of()),
                now);
        List<Field> shown = request.headers().stream().map(this::shown).toList();
        synchronized (this) {
            Inbox inbox = inbox(workspace);
            Arrival arrival = new Arrival(++inbox.latest, now, shown, copy(request.body()), inbox.manner, check);
            inbox.arrivals.addFirst(arrival);
            inbox.weight += arrival.weight();
            totalWeight += arrival.weight();
            forget(inbox, now);
            while (totalWeight > MAX_TOTAL_WEIGHT) {
                dropOldest(oldest());
            }
            return inbox.manner;
        }
    }

    private static Body copy(Body body) {
        return body.size() <= MAX_BODY ? body : Body.of(Arrays.copyOf(body.bytes(), MAX_BODY));
    }

    private static Map<String, String> byName(List<Field> headers) {
        Map<String, String> byName = new HashMap<>();
        headers.forEach(field -> byName.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.value()));
        return byName;
    }

    private Field shown(Field field) {
        boolean known = SHOWN.contains(field.name().toLowerCase(Locale.ROOT))
                || field.name().equalsIgnoreCase(names.signature())
                || field.name().equalsIgnoreCase(names.eventType());
        return known
                ? field
                : new Field(field.name(), "hidden, " + field.value().length() + " characters");
    }

    private Inbox inbox(WorkspaceId workspace) {
        return inboxes.computeIfAbsent(workspace, _ -> new Inbox());
    }

    private void forget(Inbox inbox, Instant now) {
        while (!inbox.arrivals.isEmpty()
                && (inbox.arrivals.size() > MAX_ARRIVALS
                        || inbox.weight > MAX_WEIGHT
                        || inbox.arrivals.getLast().at().plus(KEPT).isBefore(now))) {
            dropOldest(inbox);
        }
    }

    private Inbox oldest() {
        List<Inbox> filled = new ArrayList<>(inboxes.values());
        filled.removeIf(inbox -> inbox.arrivals.isEmpty());
        return filled.stream()
                .min(Comparator.comparing(inbox -> inbox.arrivals.getLast().at()))
                .orElseThrow();
    }

    private void dropOldest(Inbox inbox) {
        Arrival dropped = inbox.arrivals.removeLast();
        inbox.weight -= dropped.weight();
        totalWeight -= dropped.weight();
    }

    /// Lets go of whoever still waits for an answer.
    @Override
    public void close() {
        closing.countDown();
    }
}
