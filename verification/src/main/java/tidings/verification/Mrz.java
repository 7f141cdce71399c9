package tidings.verification;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A machine-readable zone as ICAO Doc 9303 lays it out (parts 4 to 7): what it says, and which of its check
/// digits do not fit. What a failed digit covers is in the data all the same, and is not to be relied on.
///
/// @param data what it says of document and person; what is unknown or unreadable is missing
/// @param optional what the issuer wrote into the fields that are its own, such as a personal number on many
///     identity
///                 cards
/// @param failed the check digits that do not fit
public record Mrz(Format format, Map<DataField, String> data, List<String> optional, Set<CheckDigit> failed) {

    public Mrz {
        data = Map.copyOf(data);
        optional = List.copyOf(optional);
        failed = Set.copyOf(failed);
    }

    /// The sizes of documents, which have each their own layout.
    public enum Format {
        /// A card: three lines of 30.
        TD1,
        /// A larger card: two lines of 36.
        TD2,
        /// A passport: two lines of 44.
        TD3,
        /// A visa of a passport's size: two lines of 44.
        MRV_A,
        /// A smaller visa: two lines of 36.
        MRV_B
    }

    /// What a check digit covers.
    public enum CheckDigit {
        DOCUMENT_NUMBER,
        DATE_OF_BIRTH,
        DATE_OF_EXPIRY,
        PERSONAL_NUMBER,
        /// Most of the zone.
        COMPOSITE
    }

    /// The first zone among lines of text, such as a reader of characters found them on a picture. Lines
    /// before and after it are passed over, spaces and small letters are forgiven, and so are letters read
    /// for digits and the other way round where only one of them can stand.
    ///
    /// @param today tells the centuries of two-digit years apart: births are past, expiries within fifty
    ///     years
    /// @return empty when there is none; a zone with failed check digits is one
    public static Optional<Mrz> find(List<String> lines, LocalDate today) {
        List<String> plain = lines.stream().map(MrzLayout::plain).toList();
        for (int from = 0; from < plain.size(); from++) {
            List<String> rest = plain.subList(from, plain.size());
            for (MrzLayout layout : MrzLayout.ALL) {
                Optional<MrzReading> reading = layout.fit(rest).map(zone -> new MrzReading(layout, zone, today));
                if (reading.isPresent()) {
                    return reading.map(MrzReading::read);
                }
            }
        }
        return Optional.empty();
    }

    /// Whether all check digits fit.
    public boolean isValid() {
        return failed.isEmpty();
    }

    /// Whether what this digit covers can be relied on.
    public boolean isSure(CheckDigit digit) {
        return !failed.contains(digit);
    }

    /// The digit that belongs to a text: its characters' values (letters from 10 on, fillers 0) times 7, 3, 1
    /// in turn, summed up modulo 10.
    static int checkDigit(String text) {
        int[] weights = {7, 3, 1};
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '<' ? 0 : Character.digit(c, 36);
            sum += value * weights[i % 3];
        }
        return sum % 10;
    }

    @Override
    public String toString() {
        return "Mrz[format=" + format + ", failed=" + failed + "]";
    }
}
