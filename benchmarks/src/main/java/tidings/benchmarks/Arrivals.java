package tidings.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/// Says when each request of a run is meant to be sent.
interface Arrivals {

    /// What [#intended] answers while nothing but the progress of others can make the next request due.
    long NOT_YET = Long.MAX_VALUE;

    /// The time for which the request with this index, counted from 0, is meant; at most `now` once it is due.
    long intended(int index, long now);

    /// Whether no request is left to be sent.
    boolean exhausted(int index, long now);

    /// An open loop: every time is fixed before the first request, and nothing that the server does moves it. A
    /// latency that is counted from these times therefore includes the wait that a stalled server causes.
    final class Open implements Arrivals {
        private final long start;
        private final long[] offsets;

        private Open(long start, long[] offsets) {
            this.start = start;
            this.offsets = offsets;
        }

        /// `count` requests at equal distances.
        static Open even(long start, long nanosBetween, int count) {
            long[] offsets = new long[count];
            Arrays.setAll(offsets, i -> i * nanosBetween);
            return new Open(start, offsets);
        }

        /// `count` requests that come independently of each other, as those of many partners do, `perSecond` on
        /// average. The same seed gives the same times.
        static Open independent(long start, double perSecond, int count, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            long[] offsets = new long[count];
            double at = 0;
            for (int i = 0; i < count; i++) {
                at += -Math.log1p(-random.nextDouble()) * 1e9 / perSecond;
                offsets[i] = (long) at;
            }
            return new Open(start, offsets);
        }

        int count() {
            return offsets.length;
        }

        long at(int index) {
            return start + offsets[index];
        }

        @Override
        public long intended(int index, long now) {
            return at(index);
        }

        @Override
        public boolean exhausted(int index, long now) {
            return index >= offsets.length;
        }
    }

    /// A closed loop: each connection sends its next request as soon as it has an answer, until `count` requests are
    /// sent or the time `end` has come, and only while `room` holds.
    record Closed(int count, long end, BooleanSupplier room) implements Arrivals {

        @Override
        public long intended(int index, long now) {
            return room.getAsBoolean() ? now : NOT_YET;
        }

        @Override
        public boolean exhausted(int index, long now) {
            return index >= count || now >= end;
        }
    }
}
