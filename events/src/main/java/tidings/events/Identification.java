package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The outcome of one identity verification: the body of the legacy event and of the five that replace it.
///
/// The times are Unix seconds, null for a session that was never started.
public record Identification(
        @JsonProperty("final") boolean isFinal,
        @Nullable Platform platform,
        IdentificationStatus status,
        IdentificationData data,
        @Nullable Map<String, @Nullable String> fileUrls,
        @Nullable Map<String, @Nullable String> additionalStepPdfUrls,
        @JsonProperty("AML") @Nullable List<ServiceBlock<AmlRow>> aml,
        @JsonProperty("LID") @Nullable List<ServiceBlock<LidRow>> lid,
        @Nullable AmlCheck amlCheck,
        @JsonProperty("CRIMINAL_CHECK") @Nullable List<ServiceBlock<CriminalRow>> criminalCheck,
        @Nullable BankVerification bankVerification,
        @Nullable EmailVerification emailVerification,
        @Nullable PhoneVerification phoneVerification,
        @Nullable DriverLicenseCheck driverLicenseCheck,
        @Nullable BankCardVerification bankCardVerification,
        String scanRef,
        @Nullable String externalRef,
        String clientId,
        @Nullable String companyId,
        @Nullable String beneficiaryId,
        @Nullable Long startTime,
        @Nullable Long finishTime,
        @Nullable String clientIp,
        @Nullable String clientIpCountry,
        @Nullable String clientLocation,
        @Nullable Boolean gdcMatch,
        @Nullable String manualAddress,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean manualAddressMatch,
        @Nullable AddressVerification addressVerification,
        @Nullable RegistryCenterCheck registryCenterCheck,
        @Nullable QuestionnaireAnswers questionnaireAnswers,
        @Nullable RiskAssessment riskAssessment,
        @Nullable Map<String, @Nullable StepMethod> additionalSteps,
        @Nullable Map<String, @Nullable Object> additionalData)
        implements Payload {

    /// The device that was used.
    public enum Platform {
        PC,
        MOBILE,
        TABLET,
        MOBILE_APP,
        MOBILE_SDK,
        OTHER
    }

    /// How an additional step is done.
    public enum StepMethod {
        UPLOAD,
        COMPARE,
        EXTRACT
    }

    public Identification {
        requireNonNull(status, "status");
        requireNonNull(data, "data");
        fileUrls = Frozen.mapOrNull(fileUrls);
        additionalStepPdfUrls = Frozen.mapOrNull(additionalStepPdfUrls);
        aml = Frozen.listOrNull(aml);
        lid = Frozen.listOrNull(lid);
        criminalCheck = Frozen.listOrNull(criminalCheck);
        requireNonNull(scanRef, "scanRef");
        requireNonNull(clientId, "clientId");
        additionalSteps = Frozen.mapOrNull(additionalSteps);
        additionalData = Frozen.treeOrNull(additionalData);
    }

    @Override
    public String toString() {
        return "Identification[scanRef=" + scanRef + "]";
    }
}
