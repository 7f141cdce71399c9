package tidings.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the compiler does not see: how the sources of all modules are laid out and written.
final class TidyTest {

    private static final int LONGEST_FILE = 600;
    private static final int LONGEST_PACKAGE_COMMENT = 10;

    private static final Set<String> EMPTY_PACKAGE_NAMES =
            Set.of("common", "helper", "helpers", "manager", "managers", "misc", "util", "utils");
    private static final Pattern EMPTY_CLASS_NAME = Pattern.compile(".*(Helpers?|Impl|Utils?)");
    private static final Pattern POSTPONED = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private final Path root =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @Test
    void noSourceHoldsATab() {
        assertThat(linesWhere(line -> line.indexOf('\t') >= 0)).isEmpty();
    }

    @Test
    void noSourcePostponesWork() {
        assertThat(linesWhere(line -> POSTPONED.matcher(line).find())).isEmpty();
    }

    @Test
    void documentationIsWrittenInMarkdownComments() {
        assertThat(linesOf(java(), line -> line.strip().startsWith("/**"))).isEmpty();
    }

    @Test
    void noJavaFileOutgrowsOneIdea() {
        assertThat(java()).filteredOn(file -> lines(file).size() > LONGEST_FILE).isEmpty();
    }

    @Test
    void noPackageOrClassHasANameThatSaysNothing() {
        assertThat(java())
                .filteredOn(file -> saysNothing(root.relativize(file)))
                .isEmpty();
    }

    @Test
    void eachPackageSaysWhatItIsForAndIsNullMarked() {
        List<Path> packages = java().stream()
                .filter(file -> root.relativize(file).toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(folder -> {
            List<String> lines = lines(folder.resolve("package-info.java"));
            assertThat(lines).contains("@NullMarked");
            assertThat(lines.stream().filter(line -> line.startsWith("///")).count())
                    .isBetween(1L, (long) LONGEST_PACKAGE_COMMENT);
        });
    }

    private static boolean saysNothing(Path file) {
        String name = file.getFileName().toString().replace(".java", "");
        boolean inEmptyPackage =
                Stream.of(file.getParent().toString().split("[/\\\\]")).anyMatch(EMPTY_PACKAGE_NAMES::contains);
        return inEmptyPackage || EMPTY_CLASS_NAME.matcher(name).matches();
    }

    private List<String> linesWhere(Predicate<String> refused) {
        return linesOf(files(this::isWrittenByHand), refused);
    }

    private List<String> linesOf(List<Path> files, Predicate<String> refused) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (refused.test(lines.get(i))) {
                    found.add(root.relativize(file) + ":" + (i + 1));
                }
            }
        }
        return found;
    }

    private List<Path> java() {
        return files(file -> file.toString().endsWith(".java"));
    }

    /// Recorded bodies among the test resources and other people's styles and scripts are not ours to tidy.
    private boolean isWrittenByHand(Path file) {
        String path = root.relativize(file).toString();
        return path.endsWith(".java")
                || path.endsWith("pom.xml")
                || path.contains("/src/main/resources/") && path.matches(".*\\.(html|properties|sql|txt|ya?ml)");
    }

    private List<Path> files(Predicate<Path> wanted) {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .flatMap(module -> Stream.of(module.resolve("pom.xml"), module.resolve("src")))
                    .flatMap(TidyTest::below)
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }

    private static Stream<Path> below(Path start) {
        if (!Files.exists(start)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + start, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
