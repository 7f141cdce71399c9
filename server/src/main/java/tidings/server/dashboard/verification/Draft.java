package tidings.server.dashboard.verification;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;
import tidings.server.dashboard.Typed;
import tidings.verification.AutoReview;
import tidings.verification.DataField;
import tidings.verification.ManualReview;
import tidings.verification.Verification;

/// A review as it stands in the form, right or wrong.
///
/// @param face the name of a result, or empty while none is chosen
/// @param document the same for the document
/// @param additionalSteps the same for what was shown besides
/// @param data what the fields hold; empty texts for those that the document does not state
/// @param reasons why it is to be denied
/// @param reason more of that in the reviewer's own words
/// @param address what the utility bill states
/// @param follows the time of the review that this one follows, which tells when another came between
record Draft(
        String face,
        String document,
        String additionalSteps,
        Map<DataField, String> data,
        Set<FraudTag> fraudTags,
        Set<MismatchTag> mismatchTags,
        Set<DenyReason> reasons,
        String reason,
        String address,
        boolean addressMatch,
        String follows) {

    Draft {
        data = Map.copyOf(data);
        fraudTags = Set.copyOf(fraudTags);
        mismatchTags = Set.copyOf(mismatchTags);
        reasons = Set.copyOf(reasons);
    }

    /// The form as a reviewer finds it: with what was said last, by a person or by the machine.
    static Draft of(Verification verification) {
        ManualReview manual = verification.manual();
        if (manual != null) {
            return new Draft(
                    manual.face() == null ? "" : manual.face().name(),
                    manual.document().name(),
                    manual.additionalSteps() == null
                            ? ""
                            : manual.additionalSteps().name(),
                    manual.data(),
                    manual.fraudTags(),
                    manual.mismatchTags(),
                    listed(manual.denyReasons()),
                    unlisted(manual.denyReasons()),
                    manual.address() == null ? "" : manual.address(),
                    manual.addressMatch(),
                    follows(verification));
        }
        AutoReview auto = verification.auto();
        return auto == null
                ? new Draft("", "", "", Map.of(), Set.of(), Set.of(), Set.of(), "", "", false, follows(verification))
                : new Draft(
                        auto.face() != null && Results.FACES_BY_HAND.contains(auto.face())
                                ? auto.face().name()
                                : "",
                        Results.DOCUMENTS_BY_HAND.contains(auto.document())
                                ? auto.document().name()
                                : "",
                        "",
                        auto.data(),
                        auto.fraudTags(),
                        auto.mismatchTags(),
                        Set.of(),
                        "",
                        "",
                        false,
                        follows(verification));
    }

    /// The form as it was sent.
    static Draft of(MultivaluedMap<String, String> sent) {
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        for (DataField field : DataField.values()) {
            String value = line(sent, input(field));
            if (!value.isEmpty()) {
                data.put(field, value);
            }
        }
        return new Draft(
                line(sent, "face"),
                line(sent, "document"),
                line(sent, "additionalSteps"),
                data,
                words(FraudTag.class, sent.get("fraudTags")),
                words(MismatchTag.class, sent.get("mismatchTags")),
                words(DenyReason.class, sent.get("reasons")),
                line(sent, "reason"),
                line(sent, "billAddress"),
                sent.containsKey("addressMatch"),
                line(sent, "follows"));
    }

    /// The name of a field's input.
    static String input(DataField field) {
        return "data." + field.wireName();
    }

    /// The time of the latest review of a person, or an empty text.
    static String follows(Verification verification) {
        ManualReview manual = verification.manual();
        return manual == null ? "" : manual.at().toString();
    }

    private static String line(MultivaluedMap<String, String> sent, String name) {
        return Typed.line(sent.getFirst(name));
    }

    private static <E extends Enum<E>> Set<E> words(Class<E> type, @Nullable List<String> names) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> names != null && names.contains(constant.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static Set<DenyReason> listed(List<String> reasons) {
        return words(DenyReason.class, reasons);
    }

    private static String unlisted(List<String> reasons) {
        Set<String> names = listed(reasons).stream().map(DenyReason::name).collect(Collectors.toSet());
        return reasons.stream().filter(reason -> !names.contains(reason)).collect(Collectors.joining(" "));
    }

    /// Leaves out what it says.
    @Override
    public String toString() {
        return "Draft[masked]";
    }
}
