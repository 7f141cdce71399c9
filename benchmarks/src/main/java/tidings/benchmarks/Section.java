package tidings.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import tidings.benchmarks.ProcessProbe.Usage;

/// What one scenario found: lines of a name, a value and, where one is set, the goal and whether it is met.
final class Section {

    /// One measured value as it is printed. The goal is empty where none is set.
    record Line(String what, String value, String goal) {}

    /// A limit for a value, and whether the value keeps it.
    record Goal(String text, boolean met) {

        static Goal atLeast(double value, double limit) {
            return new Goal("at least " + number(limit), value >= limit);
        }

        static Goal atMost(double value, double limit) {
            return new Goal("at most " + number(limit), value <= limit);
        }

        private String verdict() {
            return text + (met ? ": met" : ": MISSED");
        }
    }

    private static final double NANOS_A_MILLI = 1e6;

    private final String title;
    private final List<Line> lines = new ArrayList<>();

    Section(String title) {
        this.title = title;
    }

    Section line(String what, String value) {
        lines.add(new Line(what, value, ""));
        return this;
    }

    Section line(String what, String value, Goal goal) {
        lines.add(new Line(what, value, goal.verdict()));
        return this;
    }

    /// The four usual percentiles, in milliseconds.
    Section latency(String what, Histogram nanos) {
        return line(what + ", p50 / p95 / p99 / max", percentiles(nanos));
    }

    /// The four usual percentiles, and a goal for the 99th, in milliseconds.
    Section latency(String what, Histogram nanos, double p99AtMost) {
        double p99 = nanos.getValueAtPercentile(99) / NANOS_A_MILLI;
        return line(what + ", p50 / p95 / p99 / max", percentiles(nanos), Goal.atMost(p99, p99AtMost));
    }

    /// What the measured process used for each event of the phase.
    Section cost(Phase phase, Usage after) {
        return line("server CPU an event", "%.1f µs".formatted(phase.cpuMicrosAnEvent(after)))
                .line("generator and sink CPU an event", "%.1f µs".formatted(phase.ownCpuMicrosAnEvent()))
                .line("written an event", number(phase.writtenBytesAnEvent(after)) + " bytes");
    }

    /// What went wrong in one or more phases.
    ///
    /// @param refused requests that were answered without success
    /// @param broken requests whose connection ended before the answer
    /// @param missing accepted deliveries that did not arrive at a receiver that answers
    /// @param repeated arrivals after the first of the same delivery
    record Account(long refused, long broken, long missing, long repeated) {

        static final Account CLEAN = new Account(0, 0, 0, 0);

        static Account of(Ledger ledger, long missing) {
            return new Account(ledger.refusedCount(), ledger.brokenCount(), missing, ledger.repeats());
        }

        /// Of a phase with a single receiver.
        static Account of(Ledger ledger) {
            return of(ledger, ledger.missing(0));
        }

        Account plus(Account other) {
            return new Account(
                    refused + other.refused, broken + other.broken, missing + other.missing, repeated + other.repeated);
        }
    }

    Section account(Account account) {
        return line(
                "refused, broken / missing, repeated",
                "%,d, %,d / %,d, %,d"
                        .formatted(account.refused(), account.broken(), account.missing(), account.repeated()),
                new Goal("nothing missing", account.missing() == 0));
    }

    Section peakMemory(Usage after) {
        double mebibytes = after.peakResidentKiB() / 1024.0;
        return line("server peak RSS", number(mebibytes) + " MiB", Goal.atMost(mebibytes, 400));
    }

    String title() {
        return title;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%,.2f" : "%,.0f", value);
    }

    private static String percentiles(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "%.2f / %.2f / %.2f / %.2f ms",
                nanos.getValueAtPercentile(50) / NANOS_A_MILLI,
                nanos.getValueAtPercentile(95) / NANOS_A_MILLI,
                nanos.getValueAtPercentile(99) / NANOS_A_MILLI,
                nanos.getMaxValue() / NANOS_A_MILLI);
    }
}
