package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A company was decided. The parts without a described form are maps, in the register's own words.
public record CompanyReview(
        String id,
        String companyName,
        @Nullable String registrationNumber,
        @Nullable Decision approvalStatus,
        @Nullable String denyReason,
        @Nullable NamedManager statusChangedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean soleProprietor,
        @Nullable String amlComment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AmlVerdict sanctionsCheckStatus,
        @Nullable NamedManager sanctionsStatusSetBy,
        @Nullable Instant sanctionsStatusSetAt,
        AmlCheck amlCheck,
        @Nullable Map<String, @Nullable Object> companyCheck,
        List<Beneficiary> beneficiaries,
        List<Map<String, @Nullable Object>> shareholderCheck,
        @Nullable String negativeNewsComment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AmlVerdict negativeNewsStatus,
        @Nullable NamedManager newsStatusSetBy,
        @Nullable Instant newsStatusSetAt,
        List<Map<String, @Nullable Object>> negativeNewsCheck,
        String clientId,
        @Nullable String externalRef,
        @Nullable List<String> relatedClientScanRefs)
        implements Payload {

    /// The decision.
    public enum Decision {
        APPROVED,
        DENIED
    }

    public CompanyReview {
        requireNonNull(id, "id");
        requireNonNull(companyName, "companyName");
        requireNonNull(amlCheck, "amlCheck");
        companyCheck = Frozen.treeOrNull(companyCheck);
        beneficiaries = Frozen.list(beneficiaries);
        shareholderCheck = Frozen.trees(shareholderCheck);
        negativeNewsCheck = Frozen.trees(negativeNewsCheck);
        requireNonNull(clientId, "clientId");
        relatedClientScanRefs = Frozen.listOrNull(relatedClientScanRefs);
    }

    @Override
    public String toString() {
        return "CompanyReview[id=" + id + "]";
    }
}
