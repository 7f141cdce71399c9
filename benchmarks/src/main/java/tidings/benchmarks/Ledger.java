package tidings.benchmarks;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/// What became of each event of one run: when it was meant to be sent, when it was accepted, and when each receiver
/// got it, all on one clock and in arrays that are made before the run.
///
/// Events are numbered from `first`; what carries another number is a stray and is only counted. Belongs to the
/// thread of the event loop; read it after the run.
final class Ledger {

    private static final long NEVER = Long.MIN_VALUE;
    private static final long LONGEST_LATENCY = 3_600_000_000_000L;

    private final long first;
    private final int capacity;
    private final Audience audience;
    private final long[] intended;
    private final long[] accepted;
    private final long[] received;

    private int sentCount;
    private int acceptedCount;
    private int refusedCount;
    private int brokenCount;
    private int lastRefusal;
    private long receivedCount;
    private long repeats;
    private long strays;
    private long lastReceivedAt = NEVER;

    Ledger(long first, int capacity, Audience audience) {
        this.first = first;
        this.capacity = capacity;
        this.audience = audience;
        this.intended = filled(capacity);
        this.accepted = filled(capacity);
        this.received = filled(Math.multiplyExact(capacity, audience.receivers()));
    }

    private static long[] filled(int length) {
        long[] times = new long[length];
        Arrays.fill(times, NEVER);
        return times;
    }

    /// Takes the next number for a request that is meant for `intendedAt`.
    long sent(long intendedAt) {
        intended[sentCount] = intendedAt;
        return first + sentCount++;
    }

    void accepted(long number, long at) {
        accepted[(int) (number - first)] = at;
        acceptedCount++;
    }

    /// The server answered with a status that is no success.
    void refused(int status) {
        lastRefusal = status;
        refusedCount++;
    }

    /// A connection broke before its request was answered.
    void broken() {
        brokenCount++;
    }

    void received(int receiver, long number, long at) {
        long index = number - first;
        if (index < 0 || index >= capacity || receiver < 0 || receiver >= audience.receivers()) {
            strays++;
            return;
        }
        int slot = receiver * capacity + (int) index;
        if (received[slot] != NEVER) {
            repeats++;
            return;
        }
        received[slot] = at;
        receivedCount++;
        lastReceivedAt = at;
    }

    /// Deliveries that have not arrived, of the events that were sent and neither refused nor broken.
    long outstanding() {
        long alive = (long) sentCount - refusedCount - brokenCount;
        return alive * audience.perTurn() - receivedCount;
    }

    boolean full() {
        return sentCount == capacity;
    }

    int sentCount() {
        return sentCount;
    }

    int acceptedCount() {
        return acceptedCount;
    }

    int refusedCount() {
        return refusedCount;
    }

    int brokenCount() {
        return brokenCount;
    }

    /// The status of the last refusal; 0 if there was none.
    int lastRefusal() {
        return lastRefusal;
    }

    /// Distinct pairs of event and receiver that have arrived.
    long receivedCount() {
        return receivedCount;
    }

    long repeats() {
        return repeats;
    }

    long strays() {
        return strays;
    }

    /// When the latest new arrival came; meaningless before the first.
    long lastReceivedAt() {
        return lastReceivedAt;
    }

    /// How many accepted events are meant for the receiver and did not reach it.
    long missing(int receiver) {
        long missing = 0;
        for (int i = 0; i < sentCount; i++) {
            boolean owed = accepted[i] != NEVER && audience.gets(receiver, first + i);
            if (owed && received[receiver * capacity + i] == NEVER) {
                missing++;
            }
        }
        return missing;
    }

    /// How many accepted events are meant for the receiver.
    long owed(int receiver) {
        long owed = 0;
        for (int i = 0; i < sentCount; i++) {
            if (accepted[i] != NEVER && audience.gets(receiver, first + i)) {
                owed++;
            }
        }
        return owed;
    }

    /// When the arrival came after which `share` of all arrivals at this receiver had come.
    long timeByWhichReceived(int receiver, double share) {
        long[] times = Arrays.stream(received, receiver * capacity, receiver * capacity + sentCount)
                .filter(t -> t != NEVER)
                .sorted()
                .toArray();
        if (times.length == 0) {
            throw new IllegalStateException("receiver " + receiver + " got nothing");
        }
        return times[(int) Math.ceil(share * times.length) - 1];
    }

    /// From the time for which a request was meant to the time of its acceptance, in nanoseconds.
    Histogram acceptLatency() {
        Histogram histogram = empty();
        for (int i = 0; i < sentCount; i++) {
            if (accepted[i] != NEVER) {
                record(histogram, accepted[i] - intended[i]);
            }
        }
        return histogram;
    }

    /// Adds to `histogram`, for one receiver, the time from acceptance to arrival; 0 where the event arrived before
    /// its acceptance was seen here, which may happen as both follow from the same commit.
    void addAcceptToReceived(int receiver, Histogram histogram) {
        addUntilReceived(accepted, receiver, histogram);
    }

    /// Adds to `histogram`, for one receiver, the time from the intended send to arrival.
    void addSendToReceived(int receiver, Histogram histogram) {
        addUntilReceived(intended, receiver, histogram);
    }

    private void addUntilReceived(long[] since, int receiver, Histogram histogram) {
        for (int i = 0; i < sentCount; i++) {
            long at = received[receiver * capacity + i];
            if (at != NEVER && accepted[i] != NEVER) {
                record(histogram, at - since[i]);
            }
        }
    }

    static Histogram empty() {
        return new Histogram(LONGEST_LATENCY, 3);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST_LATENCY));
    }
}
