package tidings.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The findings of a whole run, as a table for the terminal and as Markdown for the record.
record Report(Instant at, Machine machine, List<Section> sections) {

    Report {
        sections = List.copyOf(sections);
    }

    static String text(Section section) {
        int what = width(section, Column.WHAT);
        int value = width(section, Column.VALUE);
        StringBuilder text = new StringBuilder("\n" + section.title() + "\n");
        for (Section.Line line : section.lines()) {
            String row = ("  %-" + what + "s  %" + value + "s  %s").formatted(line.what(), line.value(), line.goal());
            text.append(row.stripTrailing()).append('\n');
        }
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder(
                "## " + at.truncatedTo(ChronoUnit.MINUTES) + ", revision " + machine.revision() + "\n\n");
        text.append(machine.description()).append("\n");
        for (Section section : sections) {
            text.append("\n### ").append(section.title()).append("\n\n| what | measured | goal |\n|---|---:|---|\n");
            for (Section.Line line : section.lines()) {
                text.append("| %s | %s | %s |\n".formatted(line.what(), line.value(), line.goal()));
            }
        }
        return text.toString();
    }

    private enum Column {
        WHAT,
        VALUE
    }

    private static int width(Section section, Column column) {
        return section.lines().stream()
                .map(line -> switch (column) {
                    case WHAT -> line.what();
                    case VALUE -> line.value();
                })
                .mapToInt(String::length)
                .max()
                .orElse(1);
    }
}
