package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person set the anti-money-laundering verdict of a company or of someone behind it.
public record CompanyAmlReview(
        ReviewSubject amlReviewSubjectType,
        String id,
        String companyId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String clientId,
        @Nullable String externalRef,
        @Nullable String negativeNewsComment,
        @Nullable AmlVerdict negativeNewsStatus,
        @Nullable Manager newsStatusSetBy,
        @Nullable Instant newsStatusSetAt,
        @Nullable String amlComment,
        @Nullable AmlVerdict pepsCheckStatus,
        @Nullable Manager pepsStatusSetBy,
        @Nullable Instant pepsStatusSetAt,
        @Nullable AmlVerdict sanctionsCheckStatus,
        @Nullable Manager sanctionsStatusSetBy,
        @Nullable Instant sanctionsStatusSetAt,
        @Nullable AmlVerdict overallStatus,
        @Nullable Manager statusSetBy,
        @Nullable Instant statusSetAt)
        implements Payload {

    /// What the verdict is about.
    public enum ReviewSubject {
        COMPANY,
        BENEFICIARY,
        SHAREHOLDER
    }

    public CompanyAmlReview {
        requireNonNull(amlReviewSubjectType, "amlReviewSubjectType");
        requireNonNull(id, "id");
        requireNonNull(companyId, "companyId");
    }

    @Override
    public String toString() {
        return "CompanyAmlReview[companyId=" + companyId + "]";
    }
}
