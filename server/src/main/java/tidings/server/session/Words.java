package tidings.server.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tidings.events.DocumentType;
import tidings.verification.Flaw;

/// What the pages say in one language. Every language has every text; a test sees to that. Thread-safe.
public final class Words {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<Language, Words> ALL = Arrays.stream(Language.values())
            .collect(Collectors.toMap(
                    Function.identity(), Words::read, (one, _) -> one, () -> new EnumMap<>(Language.class)));

    private final Language language;
    private final Map<String, String> texts;

    private Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /// Those of a language.
    static Words in(Language language) {
        return ALL.getOrDefault(language, read(language));
    }

    private static Words read(Language language) {
        String file = "/words/" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The server was built without " + file);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return new Words(
                language,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty)));
    }

    Language language() {
        return language;
    }

    /// What there is to say.
    Set<String> keys() {
        return texts.keySet();
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /// A text, with each `{0}` and so on filled in.
    ///
    /// @throws IllegalArgumentException when there is no such text
    public String say(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("Nobody has put " + key + " into words in " + language.tag());
        }
        return values.length == 0 ? text : PLACE.matcher(text).replaceAll(place -> value(place, values));
    }

    /// What a document is called.
    String document(DocumentType type) {
        return say("document." + type.name());
    }

    /// What is wrong, and what to do about it.
    String flaw(Flaw flaw) {
        return say("flaw." + flaw.name());
    }

    private static String value(MatchResult place, Object[] values) {
        return Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))]));
    }
}
