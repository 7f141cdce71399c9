package tidings.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs the chosen scenarios from the project's root, prints what they found, and writes it to `benchmarks/out`.
public final class Bench {

    private static final Path OUT = Path.of("benchmarks", "out");
    private static final Path RESULTS = Path.of("benchmarks", "RESULTS.md");

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Settings settings;
        try {
            settings = Settings.of(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Settings.USAGE);
            System.exit(2);
            return;
        }
        if (!run(settings)) {
            System.exit(1);
        }
    }

    /// Answers whether every scenario came to its end; what a failed one leaves out does not stop the others.
    private static boolean run(Settings settings) throws IOException {
        boolean complete = true;
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endWhatWasStarted));
        Files.createDirectories(OUT);
        Instant start = Instant.now();
        Machine machine = Machine.inspect(OUT);
        System.out.println(machine.description());
        List<Section> sections = new ArrayList<>();
        try (Rig rig = new Rig()) {
            Workplace place = new Workplace(rig, settings, OUT);
            for (Scenario.Name name : settings.scenarios()) {
                try {
                    sections.add(name.scenario().measure(place));
                } catch (IOException | IllegalStateException | UncheckedIOException e) {
                    e.printStackTrace();
                    sections.add(new Section(name.label()).line("failed", String.valueOf(e.getMessage())));
                    complete = false;
                }
                System.out.println(Report.text(sections.getLast()));
            }
        }
        String markdown = new Report(start, machine, sections).markdown();
        Path file = OUT.resolve("result-" + start.getEpochSecond() + ".md");
        Files.writeString(file, markdown);
        System.out.println("written to " + file);
        if (settings.append()) {
            append(markdown);
        }
        return complete;
    }

    /// A run that is broken off must not leave its server behind.
    private static void endWhatWasStarted() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void append(String markdown) throws IOException {
        String before = Files.exists(RESULTS) ? "\n" : "# Results\n\n";
        Files.write(
                RESULTS,
                (before + markdown).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        System.out.println("added to " + RESULTS);
    }
}
