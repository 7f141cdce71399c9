package tidings.server.session;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tidings.events.DocumentType;
import tidings.verification.Choice;
import tidings.verification.Step;
import tidings.verification.StepTerms;
import tidings.verification.Verification;

/// What the steps of a verification are called, in one language: in the partner's words where it has some.
record Naming(Words words, Verification verification) {
    private static final Set<DocumentType> BOOKLETS =
            EnumSet.of(DocumentType.PASSPORT, DocumentType.NATIONAL_PASSPORT, DocumentType.INTERNATIONAL_PASSPORT);

    /// Whether a document is opened at the page with the photo.
    static boolean isBooklet(DocumentType type) {
        return BOOKLETS.contains(type);
    }

    /// The chosen document with its country.
    String choice() {
        Choice choice = verification.choice();
        return choice == null
                ? ""
                : words.document(choice.document()) + " · "
                        + Drawing.countryName(choice.country(), words.language().locale());
    }

    /// The chosen document, when the step shows a side of it.
    String document(Step step) {
        return step.equals(Step.FRONT) || step.equals(Step.BACK) ? choice() : "";
    }

    String title(Step step) {
        return own(step)
                .map(StepTerms.Text::name)
                .filter(name -> !name.isBlank())
                .or(() -> known(step).map(words::say))
                .orElseGet(() -> readable(step));
    }

    String text(Step step) {
        return own(step)
                .map(StepTerms.Text::description)
                .filter(text -> !text.isBlank())
                .or(() -> known(step).map(key -> words.say(key + ".text")))
                .orElseGet(() -> words.say("step.more.text"));
    }

    private Optional<String> known(Step step) {
        Choice choice = verification.choice();
        boolean page = step.equals(Step.FRONT) && choice != null && isBooklet(choice.document());
        String key = page ? "step.PAGE" : "step." + step.name();
        return words.has(key) && words.has(key + ".text") ? Optional.of(key) : Optional.empty();
    }

    /// In the language of the page, else in English, else in whatever there is.
    private Optional<StepTerms.Text> own(Step step) {
        StepTerms terms = Drawing.Settled.own(verification, step);
        if (terms == null) {
            return Optional.empty();
        }
        Map<String, StepTerms.Text> texts = terms.texts();
        return Stream.of(words.language().tag(), Language.EN.tag())
                .filter(texts::containsKey)
                .map(texts::get)
                .findFirst()
                .or(() -> texts.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue));
    }

    /// Such as `Tax return` for `TAX_RETURN`.
    private static String readable(Step step) {
        String words = step.name().replace('_', ' ').strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() ? step.name() : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
