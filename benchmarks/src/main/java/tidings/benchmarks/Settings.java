package tidings.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What to run and for how long. Each setting is a command-line argument `--name=value`; `scenarios` and `server`
/// may stand in the environment instead, as `SCENARIOS` and `BENCH_SERVER`.
///
/// @param server the words of the command that starts the server
record Settings(List<Scenario.Name> scenarios, List<String> server, Times times, Sizes sizes, boolean append) {

    /// How long the phases of a scenario last.
    ///
    /// @param press of each saturating phase
    /// @param flow of each phase at a fixed rate
    /// @param warmUp of each server before it is measured
    record Times(Duration press, Duration flow, Duration warmUp) {}

    /// @param rounds of baseline and server in turn
    /// @param connections of the generator
    /// @param rate deliveries a second of the phases at a fixed rate
    /// @param backlog events that wait before the drain
    /// @param stored deliveries that are in the store before pages are asked for
    /// @param sessions that are made and run out
    record Sizes(int rounds, int connections, int rate, int backlog, int stored, int sessions) {}

    static final String USAGE = """
            usage: java -jar tidings-benchmarks.jar [--name=value ...], from the project's root
              --scenarios=own,saturate,steady,drain,dead,fanout,pages,sessions   which, in this order (default: all)
              --server="java -jar ..."   the server's command line (default: the packaged server with tools/server-flags)
              --press-seconds=10         each saturating phase
              --flow-seconds=20          each phase at a fixed rate
              --warm-up-seconds=10       before each measurement
              --rounds=3                 baseline and server in turn
              --connections=128          of the generator
              --rate=1000                deliveries a second at a fixed rate
              --backlog=200000           events that wait before the drain
              --stored=1000000           deliveries in the store when pages are asked for
              --sessions=10000           that are made, and run out
              --append=false             add the result to benchmarks/RESULTS.md""";

    static Settings of(String[] arguments, Map<String, String> environment) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("not a setting: " + argument);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        Settings settings = new Settings(
                scenarios(taken(given, "scenarios", environment.getOrDefault("SCENARIOS", ""))),
                server(taken(given, "server", environment.getOrDefault("BENCH_SERVER", ""))),
                new Times(
                        seconds(given, "press-seconds", 10),
                        seconds(given, "flow-seconds", 20),
                        seconds(given, "warm-up-seconds", 10)),
                new Sizes(
                        count(given, "rounds", 3),
                        count(given, "connections", 128),
                        count(given, "rate", 1_000),
                        count(given, "backlog", 200_000),
                        count(given, "stored", 1_000_000),
                        count(given, "sessions", 10_000)),
                Boolean.parseBoolean(taken(given, "append", "false")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown settings: " + given.keySet());
        }
        return settings;
    }

    private static String taken(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static Duration seconds(Map<String, String> given, String name, int otherwise) {
        return Duration.ofSeconds(count(given, name, otherwise));
    }

    private static int count(Map<String, String> given, String name, int otherwise) {
        String value = taken(given, name, Integer.toString(otherwise));
        try {
            int count = Integer.parseInt(value);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a positive number, not " + value, e);
        }
        throw new IllegalArgumentException(name + " is a positive number, not " + value);
    }

    private static List<Scenario.Name> scenarios(String names) {
        if (names.isBlank()) {
            return List.of(Scenario.Name.values());
        }
        return Arrays.stream(names.split(",", -1))
                .map(name -> Scenario.Name.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .sorted()
                .distinct()
                .toList();
    }

    private static List<String> server(String command) throws IOException {
        if (!command.isBlank()) {
            return List.of(command.strip().split("\\s+", -1));
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags(Path.of("tools", "server-flags")));
        words.addAll(List.of("-jar", "server/target/quarkus-app/quarkus-run.jar"));
        return words;
    }

    /// The words of the file, without the lines that start with `#`; none if there is no such file.
    private static List<String> flags(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.strip().split("\\s+", -1)))
                    .toList();
        }
    }
}
