package tidings.server.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tidings.events.DocumentType;
import tidings.events.IdentificationData.Sex;
import tidings.verification.DataField;

/// What the barcode of a North American driving licence or identity card says, as the AAMVA's card design
/// standard lays it out: lines that each begin with the three letters of an element.
final class AamvaCard {
    private static final int MAX_LENGTH = 10_000;
    private static final Pattern FILE = Pattern.compile("(ANSI |AAMVA)\\d{6}.*?(DL|ID)", Pattern.DOTALL);
    /// The first element of a subfile follows the file's directory and the subfile's two letters on the same
    /// line.
    private static final Pattern ELEMENT = Pattern.compile("(?:.*?(?:DL|ID))??(D[A-D][A-Z])(.*)");
    private static final DateTimeFormatter YEAR_FIRST =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter YEAR_LAST =
            DateTimeFormatter.ofPattern("MMdduuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> elements;
    private final boolean licence;

    private AamvaCard(Map<String, String> elements, boolean licence) {
        this.elements = elements;
        this.licence = licence;
    }

    /// The data; empty when the text is of no such card.
    static Optional<Map<DataField, String>> parse(String text) {
        Matcher file = FILE.matcher(text);
        if (text.length() > MAX_LENGTH || !file.find()) {
            return Optional.empty();
        }
        Map<String, String> elements = new HashMap<>();
        for (String line : text.substring(file.end()).split("[\\n\\r\\x1e]", -1)) {
            Matcher element = ELEMENT.matcher(line.strip());
            if (element.matches()) {
                elements.putIfAbsent(element.group(1), element.group(2).strip());
            }
        }
        return elements.containsKey("DAQ")
                ? Optional.of(new AamvaCard(elements, file.group(2).equals("DL")).data())
                : Optional.empty();
    }

    private Map<DataField, String> data() {
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        put(data, DataField.DOC_NUMBER, element("DAQ"));
        put(data, DataField.DOC_LAST_NAME, element("DCS").or(() -> element("DAB")));
        put(data, DataField.DOC_FIRST_NAME, element("DAC").or(() -> element("DCT")));
        put(data, DataField.DOC_DOB, date("DBB"));
        put(data, DataField.DOC_EXPIRY, date("DBA"));
        put(data, DataField.DOC_DATE_OF_ISSUE, date("DBD"));
        put(data, DataField.DOC_SEX, element("DBC").flatMap(AamvaCard::sex));
        put(data, DataField.DOC_ISSUING_COUNTRY, country());
        put(data, DataField.DRIVER_LICENSE_CATEGORY, licence ? element("DCA") : Optional.empty());
        put(data, DataField.ADDRESS, address());
        data.put(DataField.DOC_TYPE, (licence ? DocumentType.DRIVER_LICENSE : DocumentType.ID_CARD).name());
        return data;
    }

    private static void put(Map<DataField, String> data, DataField field, Optional<String> value) {
        value.ifPresent(text -> data.put(field, text));
    }

    /// The value of an element; `NONE` and `unavl` stand for nothing.
    private Optional<String> element(String id) {
        return Optional.ofNullable(elements.get(id))
                .filter(value ->
                        !value.isEmpty() && !value.equalsIgnoreCase("none") && !value.equalsIgnoreCase("unavl"));
    }

    /// The United States write the month first, Canada the year.
    private Optional<String> date(String id) {
        return element(id).flatMap(text -> {
            boolean yearFirst = text.startsWith("19") || text.startsWith("20");
            try {
                return Optional.of(LocalDate.parse(text, yearFirst ? YEAR_FIRST : YEAR_LAST)
                        .toString());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> sex(String code) {
        return switch (code) {
            case "1", "M" -> Optional.of(Sex.MALE.name());
            case "2", "F" -> Optional.of(Sex.FEMALE.name());
            default -> Optional.empty();
        };
    }

    private Optional<String> country() {
        return element("DCG").flatMap(code -> switch (code) {
            case "USA" -> Optional.of("US");
            case "CAN" -> Optional.of("CA");
            default -> Optional.empty();
        });
    }

    private Optional<String> address() {
        String all = Stream.of("DAG", "DAI", "DAJ", "DAK")
                .flatMap(id -> element(id).stream())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
