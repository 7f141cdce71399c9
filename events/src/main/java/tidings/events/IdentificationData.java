package tidings.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read from the document. Everything may be missing: a session that was cancelled has nothing.
public record IdentificationData(
        @Nullable String docFirstName,
        @Nullable String docLastName,
        @Nullable String docNumber,
        @Nullable String docPersonalCode,
        @Nullable String docExpiry,
        @Nullable String docDob,
        @Nullable String docDateOfIssue,
        @Nullable DocumentType docType,
        @Nullable Sex docSex,
        @Nullable String docNationality,
        @Nullable String docIssuingCountry,
        @Nullable String birthPlace,
        @Nullable String authority,
        @Nullable String address,
        @Nullable String docTemporaryAddress,
        @Nullable String mothersMaidenName,
        @Nullable String docBirthName,
        @Nullable String docPatronymic,
        @Nullable String driverLicenseCategory,
        @Nullable Boolean manuallyDataChanged,
        @Nullable String fullName,
        @Nullable String selectedCountry,
        @Nullable String orgFirstName,
        @Nullable String orgLastName,
        @Nullable String orgNationality,
        @Nullable String orgBirthPlace,
        @Nullable String orgAuthority,
        @Nullable String orgAddress,
        @Nullable String orgTemporaryAddress,
        @Nullable String orgMothersMaidenName,
        @Nullable String orgPatronymic,
        @Nullable String orgBirthName,
        @Nullable AgeEstimate ageEstimate,
        @Nullable RiskLevel clientIpProxyRiskLevel,
        @Nullable List<String> duplicateFaces,
        @Nullable List<String> duplicateDocFaces,
        @Nullable Map<String, @Nullable Object> additionalData) {

    /// The sex that the document states.
    public enum Sex {
        MALE,
        FEMALE,
        UNDEFINED
    }

    /// The age as seen on the selfie; it bounds the age from one side.
    public enum AgeEstimate {
        UNDER_8,
        OVER_8,
        UNDER_13,
        OVER_13,
        OVER_16,
        OVER_18,
        OVER_21,
        OVER_22,
        OVER_25,
        OVER_30
    }

    public IdentificationData {
        duplicateFaces = Frozen.listOrNull(duplicateFaces);
        duplicateDocFaces = Frozen.listOrNull(duplicateDocFaces);
        additionalData = Frozen.treeOrNull(additionalData);
    }

    @Override
    public String toString() {
        return "IdentificationData[masked]";
    }
}
