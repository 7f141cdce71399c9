package tidings.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/// Reads from `/proc` what a process and its children have used.
final class ProcessProbe {

    /// CPU time and bytes since the start of the process; memory as it is and as it was at its highest.
    ///
    /// @param cpuMicros user and system time, exact to the kernel's clock tick of 10 ms
    /// @param writtenBytes what the process caused to be written to the storage layer
    record Usage(long cpuMicros, long residentKiB, long peakResidentKiB, long writtenBytes) {

        Usage plus(Usage other) {
            return new Usage(
                    cpuMicros + other.cpuMicros,
                    residentKiB + other.residentKiB,
                    peakResidentKiB + other.peakResidentKiB,
                    writtenBytes + other.writtenBytes);
        }
    }

    /// USER_HZ, which Linux fixes at 100 towards user space on every architecture that Java 25 runs on.
    private static final long TICKS_PER_SECOND = 100;

    private final long pid;

    ProcessProbe(long pid) {
        this.pid = pid;
    }

    /// The process itself and its living descendants together.
    Usage read() {
        LongStream children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), children)
                .mapToObj(ProcessProbe::read)
                .reduce(new Usage(0, 0, 0, 0), Usage::plus);
    }

    /// The CPU time of the process alone, as far as the children are not meant.
    long cpuMicros() {
        return cpuMicros(pid);
    }

    /// The resident memory of the process alone, in KiB; cheaper than [#read()].
    long residentKiB() {
        return field(lines(pid, "status"), "VmRSS:");
    }

    private static Usage read(long pid) {
        List<String> status = lines(pid, "status");
        return new Usage(
                cpuMicros(pid),
                field(status, "VmRSS:"),
                field(status, "VmHWM:"),
                field(lines(pid, "io"), "write_bytes:"));
    }

    /// The fields after the command's name, which stands in parentheses and may hold spaces.
    private static long cpuMicros(long pid) {
        String line = lines(pid, "stat").getFirst();
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return ticks * 1_000_000 / TICKS_PER_SECOND;
    }

    private static long field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(
                        line.substring(name.length()).replace("kB", "").strip()))
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(long pid, String file) {
        Path path = Path.of("/proc", Long.toString(pid), file);
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be read; has the process ended?", e);
        }
    }
}
