package tidings.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// What a result must be read with: the machine, its disk, the JDK and the revision of the code.
record Machine(String cpu, int cores, long memoryMiB, String kernel, Disk disk, String jdk, String revision) {

    /// Where the databases lie.
    ///
    /// @param syncMicros the median time of a 4 KiB write followed by a sync, in microseconds
    record Disk(String fileSystem, long syncMicros) {}

    private static final int SYNCS = 300;

    /// Looks at this machine, and times the disk that holds `directory`.
    static Machine inspect(Path directory) throws IOException {
        return new Machine(
                valueOf(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(valueOf(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                new Disk(Files.getFileStore(directory).type(), syncMicros(directory)),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                checkedOutRevision());
    }

    String description() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %,d MiB, %s, %s with a 4 KiB sync in %d µs (median), JDK %s.",
                cpu,
                cores,
                memoryMiB,
                kernel,
                disk.fileSystem(),
                disk.syncMicros(),
                jdk);
    }

    private static long syncMicros(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "sync", ".probe");
        long[] nanos = new long[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(4_096);
            for (int i = 0; i < SYNCS; i++) {
                long start = System.nanoTime();
                channel.write(block.clear());
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1_000;
    }

    private static String valueOf(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /// The commit that is checked out, marked when the working tree differs from it.
    private static String checkedOutRevision() throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
                .redirectErrorStream(true)
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return answer.matches("[\\w.-]+") ? answer : "unknown";
    }
}
