package tidings.verification;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.IdentificationData.Sex;
import tidings.events.MismatchTag;

/// Compares what was read from a document with what the partner says of the person.
///
/// Only what both sides know is compared: what could not be read is no mismatch, for nobody knows what it
/// says. Names may differ a little, as much as the policy allows; dates, numbers, sex and nationality may
/// not.
public final class Comparison {
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'Ŧ', "T"),
            Map.entry((int) 'Þ', "TH"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'Ŋ', "N"));

    private final Claims claims;
    private final Map<DataField, String> data;
    private final double ratio;
    private final Set<MismatchTag> tags = EnumSet.noneOf(MismatchTag.class);

    private Comparison(Claims claims, Map<DataField, String> data, double ratio) {
        this.claims = claims;
        this.data = data;
        this.ratio = ratio;
    }

    /// Where the document as it was read differs from the terms.
    ///
    /// @param today for the person's age
    public static Set<MismatchTag> of(Terms terms, Map<DataField, String> data, LocalDate today) {
        return compare(terms, data, today, terms.policy().textRatio());
    }

    /// The same for what was read from a machine-readable zone, whose names are shortened and spelled in
    /// plain letters.
    public static Set<MismatchTag> ofZone(Terms terms, Map<DataField, String> data, LocalDate today) {
        return compare(terms, data, today, terms.policy().mrzRatio());
    }

    /// How similar two texts are, from 0 to 1: one less the edits from one to the other by the longer one's
    /// length. Case, diacritics, punctuation and spaces do not count.
    public static double similarity(String one, String other) {
        int[] a = normalise(one).codePoints().toArray();
        int[] b = normalise(other).codePoints().toArray();
        int longer = Math.max(a.length, b.length);
        return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
    }

    /// Whether the age is within the policy's limits; empty when there are none or it is.
    public static Optional<MismatchTag> age(Policy policy, @Nullable String dateOfBirth, LocalDate today) {
        Integer youngest = policy.ageLimit();
        Integer oldest = policy.ageMax();
        if (youngest == null && oldest == null) {
            return Optional.empty();
        }
        Optional<LocalDate> birth = ReadData.date(dateOfBirth).filter(date -> !date.isAfter(today));
        if (birth.isEmpty()) {
            return Optional.of(MismatchTag.UNKNOWN_AGE);
        }
        int years = birth.get().until(today).getYears();
        if (youngest != null && years < youngest) {
            return Optional.of(MismatchTag.UNDER_AGE);
        }
        return oldest != null && years > oldest ? Optional.of(MismatchTag.OVER_AGE) : Optional.empty();
    }

    private static Set<MismatchTag> compare(Terms terms, Map<DataField, String> data, LocalDate today, double ratio) {
        Comparison comparison = new Comparison(terms.claims(), data, ratio);
        comparison.names();
        comparison.dates();
        comparison.words();
        age(terms.policy(), data.get(DataField.DOC_DOB), today).ifPresent(comparison.tags::add);
        return comparison.tags;
    }

    private void names() {
        String first = data.get(DataField.DOC_FIRST_NAME);
        String last = data.get(DataField.DOC_LAST_NAME);
        if (first != null || last != null) {
            text(MismatchTag.NAME, claims.firstName(), first);
            text(MismatchTag.SURNAME, claims.lastName(), last);
        } else {
            fullName(data.get(DataField.FULL_NAME));
        }
    }

    /// On a document that does not tell first and last name apart, either may come first.
    private void fullName(@Nullable String read) {
        String first = claims.firstName();
        String last = claims.lastName();
        if (read == null || (first == null && last == null)) {
            return;
        }
        boolean same = (first != null && last != null)
                ? (similarity(first + last, read) >= ratio || similarity(last + first, read) >= ratio)
                : holdsWords(read, first == null ? String.valueOf(last) : first);
        if (!same) {
            tags.add(MismatchTag.FULL_NAME);
        }
    }

    /// Whether as many of the text's words as the name has, in a row, are similar to the name.
    private boolean holdsWords(String text, String name) {
        String[] words = text.strip().split("\\s+");
        int length = name.strip().split("\\s+").length;
        for (int from = 0; from + length <= words.length; from++) {
            String part = String.join(" ", Arrays.asList(words).subList(from, from + length));
            if (similarity(part, name) >= ratio) {
                return true;
            }
        }
        return false;
    }

    private void dates() {
        date(MismatchTag.DATE_OF_BIRTH, claims.dateOfBirth(), DataField.DOC_DOB);
        date(MismatchTag.EXPIRY_DATE, claims.dateOfExpiry(), DataField.DOC_EXPIRY);
        date(MismatchTag.DATE_OF_ISSUE, claims.dateOfIssue(), DataField.DOC_DATE_OF_ISSUE);
    }

    private void words() {
        exact(MismatchTag.PERSONAL_CODE, claims.personalNumber(), DataField.DOC_PERSONAL_CODE);
        exact(MismatchTag.DOCUMENT_NUMBER, claims.documentNumber(), DataField.DOC_NUMBER);
        exact(MismatchTag.NATIONALITY, claims.nationality(), DataField.DOC_NATIONALITY);
        Sex sex = claims.sex();
        boolean stated = sex != null && sex != Sex.UNDEFINED;
        ReadData.word(Sex.class, data.get(DataField.DOC_SEX))
                .filter(read -> stated && read != Sex.UNDEFINED && read != sex)
                .ifPresent(_ -> tags.add(MismatchTag.SEX));
    }

    private void text(MismatchTag tag, @Nullable String claimed, @Nullable String read) {
        if (claimed != null && read != null && similarity(claimed, read) < ratio) {
            tags.add(tag);
        }
    }

    private void date(MismatchTag tag, @Nullable LocalDate claimed, DataField field) {
        ReadData.date(data.get(field))
                .filter(read -> claimed != null && !read.equals(claimed))
                .ifPresent(_ -> tags.add(tag));
    }

    private void exact(MismatchTag tag, @Nullable String claimed, DataField field) {
        String read = data.get(field);
        if (claimed != null && read != null && !normalise(claimed).equals(normalise(read))) {
            tags.add(tag);
        }
    }

    /// Upper-case letters and digits alone, without diacritics.
    static String normalise(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        // Small sharp s and its like become several letters in upper case, and marks come apart in the compatible form.
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        Normalizer.normalize(upper, Normalizer.Form.NFKD).codePoints().forEach(point -> {
            String letters = LETTERS.get(point);
            if (letters != null) {
                plain.append(letters);
            } else if (Character.isLetterOrDigit(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString();
    }

    /// The fewest insertions, deletions and replacements from one to the other (Levenshtein).
    private static int distance(int[] a, int[] b) {
        int[] above = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int[] row = new int[b.length + 1];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length];
    }
}
