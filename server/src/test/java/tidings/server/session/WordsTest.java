package tidings.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tidings.events.DocumentType;
import tidings.verification.Flaw;

/// Every language says everything, and fills in the same values.
final class WordsTest {
    private static final Words ENGLISH = Words.in(Language.EN);
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    private static final Pattern SAID = Pattern.compile("(?:say|tell)\\('([^']+)'");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates/session");

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysEverything(Language language) {
        assertThat(Words.in(language).keys()).isEqualTo(ENGLISH.keys());
        assertThat(ENGLISH.keys())
                .hasSizeGreaterThan(150)
                .allSatisfy(key -> assertThat(Words.in(language).say(key)).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void fillsInTheSameValues(Language language) {
        assertThat(ENGLISH.keys())
                .allSatisfy(key ->
                        assertThat(places(Words.in(language), key)).as(key).isEqualTo(places(ENGLISH, key)));
    }

    /// What was left as it is in English was forgotten, but for names and a few words that are the same.
    @ParameterizedTest
    @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
    void isTranslated(Language language) {
        List<String> same = ENGLISH.keys().stream()
                .filter(key -> ENGLISH.say(key).contains(" "))
                .filter(key -> Words.in(language).say(key).equals(ENGLISH.say(key)))
                .filter(key -> !key.matches("document\\.(BANK_ID_.*|LA_WALLET|SAMSUNG_WALLET)|time\\..*"))
                .toList();

        assertThat(same).isEmpty();
    }

    @Test
    void hasWordsForEveryDocumentFlawRefusalAndEnd() {
        Stream<String> keys = Stream.of(
                        Arrays.stream(DocumentType.values()).map(type -> "document." + type),
                        Arrays.stream(Flaw.values()).map(flaw -> "flaw." + flaw),
                        Arrays.stream(Inspector.Reason.values()).map(why -> "refused." + why),
                        Arrays.stream(Ending.Kind.values())
                                .map(kind -> "end." + kind.name().toLowerCase(java.util.Locale.ROOT)))
                .flatMap(all -> all);

        assertThat(ENGLISH.keys()).containsAll(keys.toList());
    }

    @Test
    void hasWordsForWhateverTheTemplatesSay() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) {
                SAID.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(said::add);
            }
        }

        assertThat(said).hasSizeGreaterThan(50);
        assertThat(ENGLISH.keys()).containsAll(said);
    }

    @Test
    void anApostropheAndADollarAreThemselves() {
        assertThat(Words.in(Language.FR).say("consent.why.text", "Banque d’$1"))
                .isEqualTo(
                        "Pour que Banque d’$1 sache que c’est bien vous et que personne ne puisse agir en votre nom.");
    }

    private static Set<String> places(Words words, String key) {
        return PLACE.matcher(words.say(key)).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
