package tidings.server.review;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tidings.events.FraudTag;
import tidings.verification.DataField;
import tidings.verification.Policy;
import tidings.verification.Step;
import tidings.verification.Verification;

/// Looks up whether document, personal code or selfie are known: from other clients, or from a blocklist.
public final class KnownPersons implements Reviewer {
    private static final List<DataField> NAMING = List.of(DataField.DOC_NUMBER, DataField.DOC_PERSONAL_CODE);

    /// Anything shorter names nobody.
    private static final int MIN_LENGTH = 4;

    private final Register register;

    public KnownPersons(Register register) {
        this.register = register;
    }

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        Verification verification = evidence.verification();
        Policy policy = verification.terms().policy();
        Set<FraudTag> tags = EnumSet.noneOf(FraudTag.class);
        for (DataField field : NAMING) {
            String key = Register.key(soFar.data().getOrDefault(field, ""));
            if (key.length() < MIN_LENGTH) {
                continue;
            }
            if (policy.checkDuplicates()
                    && !register.othersWith(verification, field, key).isEmpty()) {
                tags.add(FraudTag.DUPLICATE_PERSONAL_DATA);
            }
            if (policy.checkBlocklists() && register.isBlocked(verification, field, key)) {
                tags.add(FraudTag.DATA_IN_BLACKLIST);
            }
        }
        if (policy.checkBlocklists() && hasBlockedFace(evidence)) {
            tags.add(FraudTag.FACE_IN_BLACKLIST);
        }
        return Finding.ofTags(tags, Set.of());
    }

    private boolean hasBlockedFace(Evidence evidence) {
        var blocked = register.blockedFaces(evidence.verification());
        return !blocked.isEmpty()
                && evidence.picture(Step.FACE)
                        .map(picture -> PictureHash.of(picture.upright()))
                        .filter(face -> blocked.stream().anyMatch(face::isSame))
                        .isPresent();
    }
}
