package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A person or company behind a reviewed company.
public record Beneficiary(
        String id,
        @Nullable String amlComment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AmlVerdict pepsCheckStatus,
        @Nullable NamedManager pepsStatusSetBy,
        @Nullable Instant pepsStatusSetAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AmlVerdict sanctionsCheckStatus,
        @Nullable NamedManager sanctionsStatusSetBy,
        @Nullable Instant sanctionsStatusSetAt,
        @Nullable String negativeNewsComment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AmlVerdict negativeNewsStatus,
        @Nullable NamedManager newsStatusSetBy,
        @Nullable Instant newsStatusSetAt,
        @Nullable Map<String, @Nullable Object> beneficiaryCheck,
        AmlCheck amlCheck,
        @Nullable Map<String, @Nullable Object> negativeNewsCheck,
        @Nullable Map<String, @Nullable Object> scanRef) {

    public Beneficiary {
        requireNonNull(id, "id");
        beneficiaryCheck = Frozen.treeOrNull(beneficiaryCheck);
        requireNonNull(amlCheck, "amlCheck");
        negativeNewsCheck = Frozen.treeOrNull(negativeNewsCheck);
        scanRef = Frozen.treeOrNull(scanRef);
    }

    @Override
    public String toString() {
        return "Beneficiary[masked]";
    }
}
