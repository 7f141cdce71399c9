package tidings.verification;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidings.events.DocumentType;
import tidings.events.IdentificationData.Sex;
import tidings.verification.Mrz.CheckDigit;
import tidings.verification.Mrz.Format;

/// Reads one zone whose lines have the right lengths. Used once, by one thread.
final class MrzReading {
    private final MrzLayout layout;
    private final List<String> zone;
    private final LocalDate today;
    private final Map<DataField, String> data = new EnumMap<>(DataField.class);
    private final List<String> optional = new ArrayList<>();
    private final Set<CheckDigit> failed = EnumSet.noneOf(CheckDigit.class);

    MrzReading(MrzLayout layout, List<String> zone, LocalDate today) {
        this.layout = layout;
        this.zone = zone;
        this.today = today;
    }

    Mrz read() {
        documentType();
        Countries.fromZone(layout.issuer().in(zone)).ifPresent(code -> data.put(DataField.DOC_ISSUING_COUNTRY, code));
        Countries.fromZone(layout.nationality().in(zone)).ifPresent(code -> data.put(DataField.DOC_NATIONALITY, code));
        data.put(DataField.DOC_SEX, sex(layout.sex().in(zone)).name());
        names();
        layout.optional().forEach(field -> optional.add(text(field.in(zone))));
        number();
        dates();
        personalNumber();
        composite();
        optional.removeIf(String::isEmpty);
        return new Mrz(layout.format(), ReadData.fit(data), optional, failed);
    }

    private void documentType() {
        String code = zone.getFirst().substring(0, 2);
        DocumentType type = switch (code.charAt(0)) {
            case 'P' -> layout.format() == Format.TD3 ? DocumentType.PASSPORT : null;
            case 'V' -> DocumentType.VISA;
            case 'A', 'C', 'I' -> code.charAt(1) == 'R' ? DocumentType.RESIDENCE_PERMIT : DocumentType.ID_CARD;
            default -> null;
        };
        if (type != null) {
            data.put(DataField.DOC_TYPE, type.name());
        }
    }

    private static Sex sex(String letter) {
        return switch (letter) {
            case "M" -> Sex.MALE;
            case "F" -> Sex.FEMALE;
            default -> Sex.UNDEFINED;
        };
    }

    /// Last names, two fillers, first names. A zone with one part only does not tell which it is.
    private void names() {
        String all = layout.names().in(zone);
        int between = all.indexOf("<<");
        String last = text(between < 0 ? all : all.substring(0, between));
        String first = between < 0 ? "" : text(all.substring(between));
        if (!last.isEmpty() && !first.isEmpty()) {
            data.put(DataField.DOC_LAST_NAME, last);
            data.put(DataField.DOC_FIRST_NAME, first);
        }
        data.put(DataField.FULL_NAME, (first + " " + last).strip());
    }

    /// A number that is too long for its field goes on in the issuer's field of TD1 and TD2, with its check
    /// digit at the end and a filler in the digit's usual place.
    private void number() {
        String number = layout.number().in(zone);
        char digit = layout.number().digitIn(zone);
        boolean card = layout.format() == Format.TD1 || layout.format() == Format.TD2;
        String own = layout.optional().getFirst().in(zone);
        int end = own.indexOf('<') < 0 ? own.length() : own.indexOf('<');
        if (card && digit == '<' && !number.endsWith("<") && end > 1) {
            number = number + own.substring(0, end - 1);
            digit = own.charAt(end - 1);
            optional.set(0, text(own.substring(end)));
        }
        check(CheckDigit.DOCUMENT_NUMBER, number, digit);
        data.put(DataField.DOC_NUMBER, number.replace("<", ""));
    }

    private void dates() {
        String birth = layout.birth().in(zone);
        check(CheckDigit.DATE_OF_BIRTH, birth, layout.birth().digitIn(zone));
        born(birth).ifPresent(date -> data.put(DataField.DOC_DOB, date.toString()));
        String expiry = layout.expiry().in(zone);
        check(CheckDigit.DATE_OF_EXPIRY, expiry, layout.expiry().digitIn(zone));
        expires(expiry).ifPresent(date -> data.put(DataField.DOC_EXPIRY, date.toString()));
    }

    /// Where there is no number its digit may be a filler, too.
    private void personalNumber() {
        MrzLayout.Field field = layout.personalNumber();
        if (field == null) {
            return;
        }
        String number = field.in(zone);
        char digit = field.digitIn(zone);
        if (text(number).isEmpty() && digit == '<') {
            return;
        }
        check(CheckDigit.PERSONAL_NUMBER, number, digit);
        data.put(DataField.DOC_PERSONAL_CODE, text(number).replace(" ", ""));
    }

    private void composite() {
        if (layout.composite().isEmpty()) {
            return;
        }
        StringBuilder covered = new StringBuilder();
        layout.composite().forEach(field -> covered.append(field.in(zone)));
        MrzLayout.Field last = layout.composite().getLast();
        check(CheckDigit.COMPOSITE, covered.toString(), zone.get(last.line()).charAt(last.to()));
    }

    private void check(CheckDigit what, String text, char digit) {
        if (Character.digit(digit, 10) != Mrz.checkDigit(text)) {
            failed.add(what);
        }
    }

    private Optional<LocalDate> born(String text) {
        int century = today.getYear() / 100 * 100;
        return date(century, text).filter(date -> !date.isAfter(today)).or(() -> date(century - 100, text));
    }

    private Optional<LocalDate> expires(String text) {
        int century = today.getYear() / 100 * 100;
        for (int base : new int[] {century, century + 100, century - 100}) {
            Optional<LocalDate> date = date(base, text)
                    .filter(day -> day.isAfter(today.minusYears(50)) && !day.isAfter(today.plusYears(50)));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    /// Year, month and day of two digits each; empty when one of them is unknown or there is no such day.
    private static Optional<LocalDate> date(int century, String text) {
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    century + Integer.parseInt(text.substring(0, 2)),
                    Integer.parseInt(text.substring(2, 4)),
                    Integer.parseInt(text.substring(4, 6))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// The words between fillers.
    private static String text(String field) {
        return field.replace('<', ' ').strip().replaceAll(" +", " ");
    }
}
