package tidings.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;
import tidings.server.pictures.Drawn;
import tidings.verification.AutoReview;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Step;
import tidings.verification.Verification;

/// What the reviewers say that judge what others have read, and what all come to together.
final class RulesTest {
    private static final List<String> ZONE =
            List.of("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");

    private static Finding read(Map<DataField, String> data) {
        return Finding.ofData(data);
    }

    private static Finding withZone(Map<DataField, String> data, List<String> zone) {
        return new Finding(null, null, data, zone, Set.of(), Set.of(), Map.of(), List.of(), List.of());
    }

    private static Finding rules(Cases shown, Map<DataField, String> data) {
        return new DocumentRules().review(shown.evidence(), read(data));
    }

    @Test
    void saysNothingWhenNothingWasRead() {
        assertThat(rules(new Cases().ageLimit(18).claiming(Cases.ADA), Map.of()))
                .isEqualTo(Finding.NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, true", "2026-03-01, false", "2030-01-01, false", "no date, false"})
    void seesThatADocumentHasExpired(String expiry, boolean expired) {
        assertThat(rules(new Cases(), Map.of(DataField.DOC_EXPIRY, expiry)).document())
                .isEqualTo(expired ? DocumentStatus.DOC_EXPIRED : null);
    }

    @Test
    void asksForADocumentOfTheCountryAndTypeThatWereChosen() {
        Finding country = rules(new Cases(), Map.of(DataField.DOC_ISSUING_COUNTRY, "LV"));
        assertThat(country.document()).isEqualTo(DocumentStatus.COUNTRY_MISMATCH);
        assertThat(country.flaws()).isEqualTo(Map.of(Step.FRONT, Set.of(Flaw.WRONG_COUNTRY)));

        Finding type = rules(new Cases(), Map.of(DataField.DOC_TYPE, "ID_CARD"));
        assertThat(type.document()).isEqualTo(DocumentStatus.DOC_TYPE_MISMATCH);
        assertThat(type.flaws()).isEqualTo(Map.of(Step.FRONT, Set.of(Flaw.WRONG_TYPE)));

        assertThat(rules(
                        new Cases().choosing("LT", DocumentType.RESIDENCE_PERMIT),
                        Map.of(DataField.DOC_TYPE, "ID_CARD", DataField.DOC_ISSUING_COUNTRY, "LT")))
                .isEqualTo(Finding.NOTHING);
    }

    @Test
    void comparesWithWhatThePartnerSays() {
        Map<DataField, String> ada = Map.of(
                DataField.DOC_FIRST_NAME, "Ada", DataField.DOC_LAST_NAME, "LOVELACE", DataField.DOC_DOB, "1985-12-10");
        assertThat(rules(new Cases().claiming(Cases.ADA), ada)).isEqualTo(Finding.NOTHING);

        Map<DataField, String> other = new HashMap<>(ada);
        other.put(DataField.DOC_LAST_NAME, "BYRON");
        other.put(DataField.DOC_DOB, "2010-12-10");
        assertThat(rules(new Cases().claiming(Cases.ADA).ageLimit(18), other).mismatchTags())
                .containsExactlyInAnyOrder(MismatchTag.SURNAME, MismatchTag.DATE_OF_BIRTH, MismatchTag.UNDER_AGE);
    }

    @Test
    void readsAGoodZone() {
        Finding finding = new MachineReadableZone().review(new Cases().evidence(), withZone(Map.of(), ZONE));

        assertThat(finding.document()).isNull();
        assertThat(finding.data())
                .containsEntry(DataField.DOC_LAST_NAME, "ERIKSSON")
                .containsEntry(DataField.DOC_FIRST_NAME, "ANNA MARIA")
                .containsEntry(DataField.DOC_NUMBER, "L898902C3")
                .containsEntry(DataField.DOC_DOB, "1974-08-12")
                .containsEntry(DataField.DOC_EXPIRY, "2012-04-15");
        assertThat(finding.mismatchTags()).isEmpty();
    }

    @Test
    void believesNothingThatAFailedCheckDigitCovers() {
        List<String> forged = List.of(ZONE.getFirst(), ZONE.getLast().replace("7408122", "8408122"));

        Finding finding = new MachineReadableZone().review(new Cases().evidence(), withZone(Map.of(), forged));

        assertThat(finding.document()).isEqualTo(DocumentStatus.MRZ_INVALID);
        assertThat(finding.flaws()).isEqualTo(Map.of(Step.FRONT, Set.of(Flaw.CODE_UNREADABLE)));
        assertThat(finding.data()).doesNotContainKey(DataField.DOC_DOB).containsKey(DataField.DOC_NUMBER);
    }

    @Test
    void seesThatZoneAndPrintContradictEachOther() {
        Map<DataField, String> print = Map.of(DataField.DOC_NUMBER, "L8989 02C3", DataField.DOC_DOB, "1975-08-12");

        Finding finding = new MachineReadableZone().review(new Cases().evidence(), withZone(print, ZONE));

        assertThat(finding.mismatchTags()).containsExactly(MismatchTag.DOC_INFO_MISMATCH);
        assertThat(new MachineReadableZone()
                        .review(new Cases().evidence(), withZone(Map.of(DataField.DOC_NUMBER, "L8989 02C3"), ZONE))
                        .mismatchTags())
                .isEmpty();
    }

    @Test
    void comparesNamesOfTheZoneByItsOwnMeasure() {
        Cases claimed = new Cases().claiming(Cases.claims("ANNA MARTHA", "ERIKSON", LocalDate.of(1974, 8, 12)));
        Finding zone = withZone(Map.of(), ZONE);
        Finding all = zone.and(new MachineReadableZone().review(claimed.evidence(), zone));

        assertThat(all.mismatchTags()).isEmpty();
        assertThat(new DocumentRules().review(claimed.evidence(), all).mismatchTags())
                .isEmpty();
    }

    private static final class SmallRegister implements Register {
        final Map<String, Set<String>> others = new HashMap<>();
        final Set<String> blocked = new HashSet<>();
        final Set<PictureHash> faces = new HashSet<>();

        @Override
        public Set<String> othersWith(Verification verification, DataField field, String key) {
            return others.getOrDefault(field.wireName() + "=" + key, Set.of());
        }

        @Override
        public boolean isBlocked(Verification verification, DataField field, String key) {
            return blocked.contains(field.wireName() + "=" + key);
        }

        @Override
        public Collection<PictureHash> blockedFaces(Verification verification) {
            return faces;
        }
    }

    @Test
    void knowsPersonsAgain() {
        SmallRegister register = new SmallRegister();
        register.others.put("docNumber=AB12345", Set.of("another"));
        register.blocked.add("docPersonalCode=38501011234");
        BufferedImage face = Drawn.card(800, 600);
        register.faces.add(PictureHash.of(Drawn.grey(Drawn.png(face))));
        Cases shown = new Cases().showing(Step.FACE, Drawn.jpeg(face));
        Map<DataField, String> data =
                Map.of(DataField.DOC_NUMBER, "ab 123-45", DataField.DOC_PERSONAL_CODE, "385 0101 1234");

        assertThat(new KnownPersons(register)
                        .review(shown.evidence(), read(data))
                        .fraudTags())
                .containsExactlyInAnyOrder(
                        FraudTag.DUPLICATE_PERSONAL_DATA, FraudTag.DATA_IN_BLACKLIST, FraudTag.FACE_IN_BLACKLIST);
        assertThat(new KnownPersons(register).review(shown.unchecked().evidence(), read(data)))
                .isEqualTo(Finding.NOTHING);
        assertThat(new KnownPersons(register)
                        .review(
                                new Cases()
                                        .showing(Step.FACE, Drawn.jpeg(Drawn.plain(800, 600, Color.ORANGE)))
                                        .evidence(),
                                read(Map.of(DataField.DOC_NUMBER, "AB1"))))
                .isEqualTo(Finding.NOTHING);
    }

    @Test
    void leavesToAPersonWhatNobodyCanDecide() {
        AutoReview review = new AutomaticReview(List.of(new Barcodes(), new PictureQuality(), new DocumentRules()))
                .review(new Cases()
                        .showing(Step.FRONT, Drawn.jpeg(Drawn.card(1_600, 1_000)))
                        .showing(Step.FACE, Drawn.jpeg(Drawn.card(1_600, 1_000)))
                        .evidence());

        assertThat(review.face()).isEqualTo(FaceStatus.FACE_NOT_ANALYSED);
        assertThat(review.document()).isEqualTo(DocumentStatus.DOC_NOT_ANALYSED);
        assertThat(review.flaws()).isEmpty();
        assertThat(review.at()).isEqualTo(Cases.NOW);
        assertThat(new AutomaticReview(List.of())
                        .review(new Cases().documentOnly().evidence())
                        .face())
                .isNull();
    }

    @Test
    void letsAFaultStandWhateverElseIsSaid() {
        Reviewer content = (evidence, soFar) -> Finding.of(FaceStatus.FACE_MATCH)
                .and(Finding.of(DocumentStatus.DOC_VALIDATED))
                .and(read(Map.of(DataField.DOC_EXPIRY, "2020-01-01", DataField.DOC_FIRST_NAME, "ADA")));
        Reviewer late = (evidence, soFar) -> read(Map.of(DataField.DOC_FIRST_NAME, "EVE"));

        AutoReview review =
                new AutomaticReview(List.of(content, late, new DocumentRules())).review(new Cases().evidence());

        assertThat(review.face()).isEqualTo(FaceStatus.FACE_MATCH);
        assertThat(review.document()).isEqualTo(DocumentStatus.DOC_EXPIRED);
        assertThat(review.data()).containsEntry(DataField.DOC_FIRST_NAME, "ADA");
    }

    @Test
    void showsNothingOfWhatWasFound() {
        assertThat(read(Map.of(DataField.DOC_FIRST_NAME, "ADA")).toString()).doesNotContain("ADA");
    }
}
