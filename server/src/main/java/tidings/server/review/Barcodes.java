package tidings.server.review;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
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

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        Choice choice = evidence.verification().choice();
        if (choice == null || !WITH_BARCODE.contains(choice.document()) || !ISSUERS.contains(choice.country())) {
            return Finding.NOTHING;
        }
        for (Step side : evidence.sides().reversed()) {
            Optional<Map<DataField, String>> data =
                    evidence.fine(side).flatMap(Pdf417::read).flatMap(AamvaCard::parse);
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
}
