package tidings.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.pdf417.PDF417Writer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.server.pictures.Drawn;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Step;

final class BarcodesTest {
    private static final String LICENCE = "@\n\u001e\rANSI 636026080102DL00410288ZA03290015DLDAQD12345678\nDCSEXAMPLE\n"
            + "DDEN\nDACADA\nDDFN\nDADMARIA\nDDGN\nDCAD\nDCBNONE\nDCDNONE\nDBD10172022\nDBB12101985\nDBA10172030\nDBC2\n"
            + "DAU066 in\nDAYBRO\nDAG12 ANALYTICAL ST\nDAIPHOENIX\nDAJAZ\nDAK850010000  \nDCFREF123\nDCGUSA\rZAZAAN\r";

    private static final Map<DataField, String> DATA = Map.ofEntries(
            Map.entry(DataField.DOC_NUMBER, "D12345678"),
            Map.entry(DataField.DOC_LAST_NAME, "EXAMPLE"),
            Map.entry(DataField.DOC_FIRST_NAME, "ADA"),
            Map.entry(DataField.DOC_DOB, "1985-12-10"),
            Map.entry(DataField.DOC_EXPIRY, "2030-10-17"),
            Map.entry(DataField.DOC_DATE_OF_ISSUE, "2022-10-17"),
            Map.entry(DataField.DOC_SEX, "FEMALE"),
            Map.entry(DataField.DOC_ISSUING_COUNTRY, "US"),
            Map.entry(DataField.DRIVER_LICENSE_CATEGORY, "D"),
            Map.entry(DataField.ADDRESS, "12 ANALYTICAL ST, PHOENIX, AZ, 850010000"),
            Map.entry(DataField.DOC_TYPE, "DRIVER_LICENSE"));

    private final Barcodes barcodes = new Barcodes();

    /// The back of a card with the code on it, as a camera of 12 million pixels sees it.
    private static byte[] back(String text) throws WriterException {
        BitMatrix code = new PDF417Writer().encode(text, BarcodeFormat.PDF_417, 2_400, 800);
        BufferedImage image = Drawn.drawn(4_000, 3_000, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.drawImage(Drawn.card(4_000, 3_000), 0, 0, null);
            graphics.setColor(new Color(230, 230, 230));
            graphics.fillRect(600, 900, code.getWidth() + 200, code.getHeight() + 200);
            graphics.setColor(new Color(30, 30, 30));
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    if (code.get(x, y)) {
                        graphics.fillRect(700 + x, 1_000 + y, 1, 1);
                    }
                }
            }
        });
        return Drawn.jpeg(image);
    }

    private static Cases licence() {
        return new Cases()
                .choosing("US", DocumentType.DRIVER_LICENSE)
                .showing(Step.FRONT, Drawn.jpeg(Drawn.card(1_600, 1_000)));
    }

    @Test
    void readsTheBackOfALicence() throws WriterException {
        Finding finding =
                barcodes.review(licence().showing(Step.BACK, back(LICENCE)).evidence(), Finding.NOTHING);

        assertThat(finding).isEqualTo(Finding.ofData(DATA));
    }

    @Test
    void readsItUpsideDown() throws WriterException {
        byte[] turned = Drawn.held(back(LICENCE), 3);

        assertThat(barcodes.review(licence().showing(Step.BACK, turned).evidence(), Finding.NOTHING)
                        .data())
                .isEqualTo(DATA);
    }

    @Test
    void asksForABackWhoseCodeCanBeRead() {
        Cases without = licence().showing(Step.BACK, Drawn.jpeg(Drawn.card(1_600, 1_000)));

        Finding finding = barcodes.review(without.evidence(), Finding.NOTHING);
        assertThat(finding.document()).isEqualTo(DocumentStatus.BARCODE_NOT_FOUND);
        assertThat(finding.flaws()).isEqualTo(Map.of(Step.BACK, Set.of(Flaw.CODE_UNREADABLE)));
        assertThat(barcodes.review(without.lastAttempt().evidence(), Finding.NOTHING))
                .isEqualTo(Finding.NOTHING);
    }

    @Test
    void doesNotLookForACodeWhereNoneIs() {
        assertThat(barcodes.review(
                        licence().choosing("LT", DocumentType.DRIVER_LICENSE).evidence(), Finding.NOTHING))
                .isEqualTo(Finding.NOTHING);
        assertThat(barcodes.review(
                        licence().choosing("US", DocumentType.PASSPORT).evidence(), Finding.NOTHING))
                .isEqualTo(Finding.NOTHING);
    }

    @Test
    void readsCanadianDates() {
        String canadian = LICENCE.replace("DBB12101985", "DBB19851210")
                .replace("DBA10172030", "DBA20301017")
                .replace("DBD10172022", "DBD20221017")
                .replace("DCGUSA", "DCGCAN");

        assertThat(AamvaCard.parse(canadian).orElseThrow())
                .containsEntry(DataField.DOC_DOB, "1985-12-10")
                .containsEntry(DataField.DOC_EXPIRY, "2030-10-17")
                .containsEntry(DataField.DOC_ISSUING_COUNTRY, "CA");
    }

    @Test
    void leavesOutWhatIsNoDate() {
        assertThat(AamvaCard.parse(LICENCE.replace("DBB12101985", "DBB13321985"))
                        .orElseThrow())
                .doesNotContainKey(DataField.DOC_DOB);
    }

    @Test
    void takesNoOtherTextForACard() {
        assertThat(AamvaCard.parse("https://example.com")).isEqualTo(Optional.empty());
        assertThat(AamvaCard.parse("")).isEqualTo(Optional.empty());
        assertThat(AamvaCard.parse("@\nANSI 636026080102DL")).isEqualTo(Optional.empty());
        assertThat(AamvaCard.parse(LICENCE.replace("DAQ", "DZZ"))).isEqualTo(Optional.empty());
        assertThat(AamvaCard.parse("ANSI 636026" + "DL".repeat(20_000))).isEqualTo(Optional.empty());
    }

    @Test
    void neverThrowsWhateverTheTextIs() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder(LICENCE);
            for (int change = 0; change < 10; change++) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
            assertThat(AamvaCard.parse(text.toString())).isNotNull();
        }
    }
}
