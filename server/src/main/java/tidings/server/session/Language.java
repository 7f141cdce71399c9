package tidings.server.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages that the pages speak.
enum Language {
    EN("English"),
    DE("Deutsch"),
    ES("Español"),
    FR("Français"),
    LT("Lietuvių"),
    PL("Polski");

    private final String ownName;
    private final Locale locale;

    Language(String ownName) {
        this.ownName = ownName;
        this.locale = Locale.of(name().toLowerCase(Locale.ROOT));
    }

    /// What its speakers call it.
    String ownName() {
        return ownName;
    }

    /// Such as `de`.
    String tag() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    /// The one of a tag such as `de` or `de-AT`; empty when it is not spoken here.
    static Optional<Language> of(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String language = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return Arrays.stream(values()).filter(one -> one.tag().equals(language)).findFirst();
    }

    /// The first of the languages that a browser asks for which is spoken here; English when none is.
    static Language wanted(List<Locale> locales) {
        return locales.stream()
                .map(locale -> of(locale.toLanguageTag()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(EN);
    }
}
