package tidings.e2e;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that publish numbered events as fast as they are answered, each over its own connection, and
/// remember which were acknowledged.
///
/// A client publishes for subjects of its own, one event after the other, so that the numbers of a subject
/// say in which order its events were published. No number is published twice, whatever became of it.
final class Publishers implements AutoCloseable {
    private static final int SUBJECTS = 20;

    private final Api api;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> unexpected = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    private Publishers(Api api, int count) {
        this.api = api;
        for (int i = 0; i < count; i++) {
            String name = "client-" + i;
            clients.add(Thread.ofVirtual().name(name).start(() -> publish(name)));
        }
    }

    /// Starts so many clients.
    static Publishers start(Api api, int count) {
        return new Publishers(api, count);
    }

    /// The numbers of the events that were answered with `202`.
    Set<Long> acknowledged() {
        return acknowledged;
    }

    /// Answers that say neither that the event is on disk nor that it can be tried again.
    List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    private void publish(String client) {
        try {
            while (!stopped) {
                long number = numbers.incrementAndGet();
                if (accepted(Events.numbered(client + "-" + number % SUBJECTS, number))) {
                    acknowledged.add(number);
                } else {
                    Thread.sleep(20);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean accepted(String event) {
        try {
            Answer answer = api.post("/api/v1/events", event);
            if (answer.status() != 202 && answer.status() != 503) {
                unexpected.add(answer.status() + " " + answer.text());
            }
            return answer.status() == 202;
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    /// Ends all clients, each after its answer.
    @Override
    public void close() {
        stopped = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
