package tidings.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs histories, and shows the first that breaks a promise.
public final class Simulate {
    private static final long DEFAULT_HISTORIES = 20_000;
    private static final int STEPS_SHOWN = 60;
    private static final int TELL_EVERY = 10_000;

    private Simulate() {}

    /// A history that broke a promise.
    ///
    /// @param lastSteps what happened before it did
    record Broken(long seed, RuntimeException cause, List<String> lastSteps) {
        /// All that is needed to look into it.
        String report() {
            return String.join("\n", lastSteps) + "\n\nSeed " + seed + " breaks a promise.\n" + cause.getMessage()
                    + "\nThis history again: make simulate SEEDS=1 SEED=" + seed + "\n";
        }
    }

    /// Runs the history of a seed; empty when it keeps all promises.
    static Optional<Broken> tryOut(long seed, Seams seams) {
        World world = new World(seed, seams, STEPS_SHOWN);
        try {
            world.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new Broken(seed, e, world.trace.lines()));
        }
    }

    /// Takes the number of histories and the first seed, which is 1 when it is left out.
    public static void main(String[] args) {
        long histories = args.length > 0 ? Long.parseLong(args[0]) : DEFAULT_HISTORIES;
        long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
        long began = System.nanoTime();
        for (long seed = first; seed < first + histories; seed++) {
            Optional<Broken> broken = tryOut(seed, Seams.SOUND);
            if (broken.isPresent()) {
                System.err.println(broken.get().report());
                broken.get().cause().printStackTrace();
                System.exit(1);
            }
            long sofar = seed - first + 1;
            if (sofar % TELL_EVERY == 0 || sofar == histories) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                System.out.println(sofar + " histories kept all promises in " + took.toMillis() / 1000.0 + " s");
            }
        }
    }
}
