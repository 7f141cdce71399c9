package tidings.simulation;

import java.util.PriorityQueue;

/// What is going to happen, by the time at which it does. What happens at the same time happens in the order
/// in which it was entered.
final class Agenda {
    private final SimClock clock;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long entered;

    private record Entry(long at, long number, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Agenda(SimClock clock) {
        this.clock = clock;
    }

    /// Enters what happens so many microseconds from now.
    void in(long micros, Runnable action) {
        entries.add(new Entry(clock.elapsed() + micros, entered++, action));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Lets time pass until the next entry, and that one happen.
    void next() {
        Entry next = entries.remove();
        clock.advanceTo(next.at);
        next.action.run();
    }
}
