package tidings.server.review;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.server.pictures.Grey;
import tidings.verification.Choice;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Step;

/// Reads the barcode that cards of the United States and Canada have on their backs (PDF417 as AAMVA lays it
/// out).
public final class Barcodes implements Reviewer {
    private static final Set<DocumentType> WITH_BARCODE =
            EnumSet.of(DocumentType.DRIVER_LICENSE, DocumentType.PROVISIONAL_DRIVER_LICENSE, DocumentType.ID_CARD);
    private static final Set<String> ISSUERS = Set.of("US", "CA");
    private static final Map<DecodeHintType, Object> HINTS = Map.of(
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.PDF_417),
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.CHARACTER_SET,
            "ISO-8859-1");

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        Choice choice = evidence.verification().choice();
        if (choice == null || !WITH_BARCODE.contains(choice.document()) || !ISSUERS.contains(choice.country())) {
            return Finding.NOTHING;
        }
        for (Step side : evidence.sides().reversed()) {
            Optional<Map<DataField, String>> data =
                    evidence.fine(side).flatMap(Barcodes::read).flatMap(AamvaCard::parse);
            if (data.isPresent()) {
                return Finding.ofData(data.get());
            }
        }
        boolean askAgain = choice.document() != DocumentType.ID_CARD
                && evidence.sides().contains(Step.BACK)
                && evidence.mayAskAgain();
        return askAgain
                ? Finding.of(DocumentStatus.BARCODE_NOT_FOUND)
                        .and(Finding.ofFlaws(Map.of(Step.BACK, Set.of(Flaw.CODE_UNREADABLE))))
                : Finding.NOTHING;
    }

    /// The text of the first PDF417 code on a picture.
    static Optional<String> read(Grey picture) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        try {
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
            return Optional.of(new MultiFormatReader().decode(bitmap, HINTS).getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // The reader is not beyond failing on a code that was made to break it.
            return Optional.empty();
        }
    }
}
