package tidings.benchmarks;

import tidings.benchmarks.ProcessProbe.Usage;

/// One stretch of sending, from the first request to the last answer.
///
/// @param receivedMeanwhile deliveries that had arrived when the last answer came
/// @param before what the measured process had used when the stretch began
/// @param ownCpuMicros CPU time that generator and sink took meanwhile
record Phase(Ledger ledger, Span span, long receivedMeanwhile, Usage before, long ownCpuMicros) {

    /// Two readings of the one clock.
    record Span(long start, long end) {
        double seconds() {
            return (end - start) / 1e9;
        }
    }

    double acceptedPerSecond() {
        return ledger.acceptedCount() / span.seconds();
    }

    /// Deliveries a second while requests were being sent.
    double receivedPerSecond() {
        return receivedMeanwhile / span.seconds();
    }

    /// All deliveries, over the time to the last of them.
    double receivedPerSecondToTheLast() {
        return ledger.receivedCount() / new Span(span.start(), Math.max(span.end(), ledger.lastReceivedAt())).seconds();
    }

    /// CPU time of the measured process for each accepted event, from the stretch's begin to the reading `after`.
    double cpuMicrosAnEvent(Usage after) {
        return (double) (after.cpuMicros() - before.cpuMicros()) / Math.max(1, ledger.acceptedCount());
    }

    /// CPU time of generator and sink for each accepted event, which the measured process had to do without.
    double ownCpuMicrosAnEvent() {
        return (double) ownCpuMicros / Math.max(1, ledger.acceptedCount());
    }

    double writtenBytesAnEvent(Usage after) {
        return (double) (after.writtenBytes() - before.writtenBytes()) / Math.max(1, ledger.acceptedCount());
    }
}
