package tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the identification schema takes and refuses, stated from the vendor's callback page and interface description
/// and not
/// from the schema.
class IdentificationSchemaTest {

    private static final EventType TYPE = EventType.IDENTIFICATION;

    /// The values that the callback page lists.
    private static final Map<String, String> CALLBACK_PAGE = Map.of(
            "/platform", "PC MOBILE TABLET MOBILE_APP MOBILE_SDK OTHER",
            "/status/overall", "APPROVED DENIED SUSPECTED EXPIRED",
            "/status/fraudTags/-", """
                    FACE_SUSPECTED FACE_BLACKLISTED DOC_FACE_BLACKLISTED DOC_MOBILE_PHOTO DEV_TOOLS_OPENED DOC_PRINT_SPOOFED
                    FAKE_PHOTO AML_SUSPECTION AML_FAILED LID_SUSPECTION LID_FAILED RC_FAILED UTILITY_ADDRESS_CHECK_FAILURE
                    VIRTUAL_CAMERA FACE_IN_BLACKLIST DOC_FACE_IN_BLACKLIST DUPLICATE_FACE DUPLICATE_DOC_FACE
                    CRIMINAL_SUSPECTED CRIMINAL_CHECK_FAILED DL_FAILED""",
            "/status/mismatchTags/-", """
                    NAME SURNAME DOCUMENT_NUMBER PERSONAL_CODE EXPIRY_DATE DATE_OF_BIRTH DATE_OF_ISSUE FULL_NAME UNDER_AGE
                    OVER_AGE UNKNOWN_AGE SEX NATIONALITY INVALID_ADDITIONAL_STEP ADDITIONAL_STEP_NOT_FOUND DOC_INFO_MISMATCH
                    ADDITIONAL_STEP_INFORMATION_MISMATCH EXPIRED_ADDITIONAL_STEP_INFORMATION REGISTRY_CENTER_INFO_MISMATCH
                    DRIVER_LICENSE_INFO_MISMATCH""",
            "/status/autoFace", """
                    FACE_MATCH FACE_MISMATCH NO_FACE_FOUND TOO_MANY_FACES FACE_TOO_BLURRY FACE_GLARED FACE_UNCERTAIN
                    FACE_NOT_ANALYSED FACE_NOT_CHECKED FACE_ERROR AUTO_UNVERIFIABLE FAKE_FACE""",
            "/status/autoDocument", """
                    DOC_VALIDATED DOC_INFO_MISMATCH DOC_NOT_FOUND DOC_NOT_FULLY_VISIBLE DOC_NOT_SUPPORTED DOC_FACE_NOT_FOUND
                    DOC_TOO_BLURRY DOC_GLARED DOC_FACE_GLARED MRZ_NOT_FOUND MRZ_OCR_READING_ERROR BARCODE_NOT_FOUND
                    DOC_EXPIRED COUNTRY_MISMATCH DOC_TYPE_MISMATCH DOC_SIDE_MISMATCH DOC_DAMAGED DOC_FAKE DOC_ERROR
                    AUTO_UNVERIFIABLE DOC_NOT_ANALYSED DOC_NAME_ERROR DOC_SURNAME_ERROR DOC_EXPIRY_ERROR DOC_DOB_ERROR
                    DOC_PERSONAL_NUMBER_ERROR DOC_NUMBER_ERROR DOC_DATE_OF_ISSUE_ERROR DOC_SEX_ERROR DOC_NATIONALITY_ERROR
                    COUNTRY_NOT_SUPPORTED DOC_PERSONAL_CODE_INVALID DOC_SPOOF_DETECTED MRZ_INVALID DOC_NOT_ALLOWED
                    NFC_INIT_FAILED NFC_FAILLED NFC_TIMEOUT""",
            "/status/additionalSteps", "VALID INVALID NOT_FOUND",
            "/data/docType", """
                    ID_CARD PASSPORT RESIDENCE_PERMIT DRIVER_LICENSE PAN_CARD AADHAAR VISA NATIONAL_PASSPORT
                    PROVISIONAL_DRIVER_LICENSE OLD_ID_CARD MILITARY_CARD BANK_ID_SE ADDRESS_CARD""",
            "/data/ageEstimate", "UNDER_13 OVER_13 OVER_18 OVER_22 OVER_25 OVER_30",
            "/data/clientIpProxyRiskLevel", "VERY_LOW LOW MEDIUM HIGH VERY_HIGH NOT_CHECKED");

    /// What the interface description and older pages list beyond the callback page.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "/status/overall", "REVIEWING ACTIVE DELETED ARCHIVED",
            "/status/fraudTags/-", """
                    DATA_BLACKLISTED DATA_IN_BLACKLIST DUPLICATE_PERSONAL_DATA ADDRESS_UNVERIFIED PORTRAIT_SUBSTITUTION
                    SANCTIONS_SUSPECTION SANCTIONS_FAILED AUTO_UNVERIFIABLE""",
            "/status/mismatchTags/-", """
                    GDC_NOT_MATCH UTILITY_ADDRESS UTILITY_NAME EXPIRED_UTILITY_BILL NOT_SUPPORTED_POA_DOCUMENT_TYPE
                    NOT_SUPPORTED_POA_DOCUMENT_COUNTRY POA_COUNTRIES_MISMATCH POA_SCREENSHOT_DETECTED""",
            "/status/manualDocument", "NFC_FAILED DOC_SUBTYPE_MISMATCH EID_FAILED",
            "/status/amlResultClass", "NOT_CHECKED NO_FLAGS FALSE_POSITIVE TRUE_POSITIVE FLAGS_FOUND",
            "/data/docType", """
                    SMART_ID CLEAR ONE_ID BANK_ID_NO BANK_ID_CZ FTN MIT_ID VERIMI LA_WALLET SAMSUNG_WALLET MOJE_ID_CZ
                    YOTI_ID OTHER BORDER_CROSSING ASYLUM PHOTO_CARD PROOF_OF_AGE_CARD TRAVEL_CARD SOCIAL_SECURITY_CARD
                    VOTER_CARD DIPLOMATIC_ID WORK_PERMIT INTERNATIONAL_PASSPORT""",
            "/data/docSex", "MALE FEMALE UNDEFINED",
            "/data/ageEstimate", "UNDER_8 OVER_8 OVER_16 OVER_21",
            "/additionalSteps/UTILITY_BILL", "UPLOAD COMPARE EXTRACT",
            "/riskAssessment/riskLevel", "VERY_LOW LOW MEDIUM HIGH VERY_HIGH NOT_CHECKED");

    @ParameterizedTest
    @EnumSource(names = "IDENTIFICATION.*", mode = EnumSource.Mode.MATCH_ANY)
    void theBodyOfTheCallbackPageIsValidForEveryIdentificationEvent(EventType type) {
        assertThat(Bodies.faults(type, Bodies.seedBody())).isEmpty();
    }

    @Test
    void theSixIdentificationEventsShareOneSchema() {
        assertThat(EventType.values())
                .filteredOn(type -> type.wireName().startsWith("IDENTIFICATION"))
                .hasSize(6)
                .allMatch(type -> type.schema().equals(TYPE.schema()));
    }

    static Stream<Arguments> listedValues() {
        return Stream.of(CALLBACK_PAGE, ELSEWHERE)
                .flatMap(source -> source.entrySet().stream())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("listedValues")
    void everyListedValueIsTaken(String pointer, String values) {
        for (String value : values.split("\\s+")) {
            assertThat(faultsWith(pointer, '"' + value + '"')).as(value).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("listedValues")
    void anyOtherValueIsRefused(String pointer, String values) {
        String lowerCase = values.split("\\s+")[0].toLowerCase(java.util.Locale.ROOT);
        for (String value : List.of("\"SOMETHING_ELSE\"", '"' + lowerCase + '"', "\"\"", "1")) {
            assertThat(faultsWith(pointer, value)).as(value).isNotEmpty();
        }
    }

    @Test
    void theManualResultsTakeWhatTheAutomaticOnesTake() {
        for (String kind : List.of("Face", "Document")) {
            for (String value : CALLBACK_PAGE.get("/status/auto" + kind).split("\\s+")) {
                assertThat(faultsWith("/status/manual" + kind, '"' + value + '"'))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/scanRef, 36",
        "/externalRef, 40",
        "/clientId, 100",
        "/companyId, 36",
        "/beneficiaryId, 36",
        "/clientIp, 39",
        "/clientLocation, 100",
        "/manualAddress, 255",
        "/data/docFirstName, 100",
        "/data/docLastName, 100",
        "/data/docNumber, 100",
        "/data/docPersonalCode, 30",
        "/data/docExpiry, 100",
        "/data/docDob, 100",
        "/data/docDateOfIssue, 100",
        "/data/docTemporaryAddress, 100",
        "/data/docBirthName, 100",
        "/data/docPatronymic, 100",
        "/data/birthPlace, 60",
        "/data/authority, 60",
        "/data/address, 100",
        "/data/mothersMaidenName, 80",
        "/data/driverLicenseCategory, 30",
        "/data/fullName, 201",
        "/data/orgFirstName, 255",
        "/data/orgLastName, 255",
        "/data/orgNationality, 255",
        "/data/orgBirthPlace, 500",
        "/data/orgAuthority, 500",
        "/data/orgAddress, 500",
        "/data/orgTemporaryAddress, 500",
        "/data/orgMothersMaidenName, 500",
        "/data/orgPatronymic, 500",
        "/data/orgBirthName, 500",
        "/data/duplicateFaces/0, 36",
        "/data/duplicateDocFaces/0, 36",
        "/addressVerification/address, 255",
        "/bankVerification/bank, 32",
        "/bankVerification/accounts/0/name, 128",
        "/bankVerification/accounts/0/iban, 34",
        "/bankVerification/accounts/0/currency, 3",
        "/driverLicenseCheck/state, 2",
        "/driverLicenseCheck/gender, 1",
        "/registryCenterCheck/checkedPersonalNumber, 30",
        "/registryCenterCheck/name, 100"
    })
    void aTextIsAsLongAsTheSourcesAllowAndNotLonger(String pointer, int max) {
        assertThat(faultsWith(pointer, text(max))).isEmpty();
        assertThat(faultsWith(pointer, text(max + 1))).containsExactly(pointer + " maxLength");
        assertThat(faultsWith(pointer, "7")).contains(pointer + " type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/docNationality",
                "/data/docIssuingCountry",
                "/data/selectedCountry",
                "/clientIpCountry",
                "/addressVerification/country",
                "/bankVerification/country"
            })
    void aCountryIsTwoUpperCaseLettersOrNull(String pointer) {
        assertThat(faultsWith(pointer, "\"LT\"")).isEmpty();
        assertThat(faultsWith(pointer, "null")).isEmpty();
        for (String value : List.of("\"LTU\"", "\"lt\"", "\"L\"", "\"Lithuania\"", "7")) {
            assertThat(faultsWith(pointer, value)).as(value).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "final",
                "platform",
                "status",
                "data",
                "fileUrls",
                "scanRef",
                "clientId",
                "companyId",
                "beneficiaryId",
                "startTime",
                "finishTime",
                "clientIp",
                "clientIpCountry",
                "clientLocation",
                "status/overall",
                "status/fraudTags",
                "status/mismatchTags",
                "status/autoFace",
                "status/manualFace",
                "status/autoDocument",
                "status/manualDocument",
                "status/additionalSteps"
            })
    void whatTheSourcesRequireMustBeThere(String key) {
        assertThat(Bodies.faults(TYPE, Bodies.without(full(), "/" + key)))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("required");
    }

    @Test
    void everyOtherTopLevelPropertyMayBeLeftOut() {
        JsonNode body = full();
        for (String key : List.of(
                "additionalStepPdfUrls",
                "AML",
                "LID",
                "amlCheck",
                "CRIMINAL_CHECK",
                "bankVerification",
                "emailVerification",
                "phoneVerification",
                "driverLicenseCheck",
                "bankCardVerification",
                "externalRef",
                "gdcMatch",
                "manualAddress",
                "manualAddressMatch",
                "addressVerification",
                "registryCenterCheck",
                "questionnaireAnswers",
                "riskAssessment",
                "additionalSteps",
                "additionalData")) {
            body = Bodies.without(body, "/" + key);
        }
        assertThat(Bodies.faults(TYPE, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/platform",
                "/fileUrls",
                "/additionalStepPdfUrls",
                "/AML",
                "/LID",
                "/amlCheck",
                "/CRIMINAL_CHECK",
                "/bankVerification",
                "/emailVerification",
                "/phoneVerification",
                "/driverLicenseCheck",
                "/bankCardVerification",
                "/externalRef",
                "/companyId",
                "/beneficiaryId",
                "/startTime",
                "/finishTime",
                "/clientIp",
                "/clientIpCountry",
                "/clientLocation",
                "/gdcMatch",
                "/manualAddress",
                "/addressVerification",
                "/registryCenterCheck",
                "/questionnaireAnswers",
                "/riskAssessment",
                "/additionalSteps",
                "/additionalData",
                "/status/autoFace",
                "/status/manualFace",
                "/status/autoDocument",
                "/status/manualDocument",
                "/status/additionalSteps",
                "/status/amlResultClass",
                "/status/pepsStatus",
                "/status/sanctionsStatus",
                "/status/adverseMediaStatus",
                "/fileUrls/FRONT",
                "/additionalSteps/UTILITY_BILL"
            })
    void whatMayBeNullIsTakenAsNull(String pointer) {
        assertThat(faultsWith(pointer, "null")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/final",
                "/status",
                "/data",
                "/scanRef",
                "/clientId",
                "/manualAddressMatch",
                "/status/overall",
                "/status/fraudTags",
                "/status/mismatchTags",
                "/status/suspicionReasons",
                "/status/denyReasons"
            })
    void whatMayNotBeNullIsRefusedAsNull(String pointer) {
        assertThat(faultsWith(pointer, "null")).isNotEmpty();
    }

    @Test
    void everythingReadFromTheDocumentMayBeNull() {
        JsonNode body = full();
        for (String key : (Iterable<String>) () -> full().get("data").fieldNames()) {
            body = Bodies.with(body, "/data/" + key, "null");
        }
        assertThat(Bodies.faults(TYPE, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IDENTIFICATION_EXPIRED", "IDENTIFICATION_CANCELLED"})
    void anEventWithoutAProcessedDocumentMayHaveEmptyDataAndFiles(EventType type) {
        JsonNode body = Bodies.with(Bodies.with(Bodies.sample(type), "/data", "{}"), "/fileUrls", "{}");
        assertThat(Bodies.faults(type, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/final | \"true\"",
                "/final | 1",
                "/status | []",
                "/data | \"\"",
                "/fileUrls | []",
                "/fileUrls/FRONT | 7",
                "/fileUrls/FRONT | \"no address\"",
                "/startTime | \"1700736224\"",
                "/startTime | 1.5",
                "/finishTime | true",
                "/AML | {}",
                "/AML/0/status/serviceUsed | \"yes\"",
                "/AML/0/status/overallStatus | \"CLEAN\"",
                "/AML/0/data/0/suspicion | \"GOSSIP\"",
                "/AML/0/data/0/score | 1.5",
                "/LID/0/data | null",
                "/CRIMINAL_CHECK/0/data/0/region | \"XX\"",
                "/amlCheck/overallStatus | \"FINE\"",
                "/amlCheck/statusSetAt | \"yesterday\"",
                "/amlCheck/amlCheck/0/datasets/0 | \"LIST\"",
                "/amlCheck/amlCheck/0/pepTier | \"PEP_TIER_4\"",
                "/bankVerification/id | \"no uuid\"",
                "/bankCardVerification/expiryDate | \"05/29\"",
                "/bankCardVerification/status | \"MAYBE\"",
                "/emailVerification/email | \"no address\"",
                "/driverLicenseCheck/dateOfBirth | \"01/02/1990\"",
                "/addressVerification/quality | \"FINE\"",
                "/registryCenterCheck/resourceType | \"MoonRegistryCenterCheck\"",
                "/registryCenterCheck/resourceType | \"HungaryRegistryCenterCheck\"",
                "/questionnaireAnswers/sections/0/questions/0/type | \"SLIDER\"",
                "/questionnaireAnswers/sections/0/questions/0/value | 7",
                "/questionnaireAnswers/sections/0/questions/0/value | [7]",
                "/riskAssessment/riskScore | 101",
                "/riskAssessment/riskScore | -1",
                "/riskAssessment/risk_score | 101",
                "/riskAssessment/risk_level | \"EXTREME\"",
                "/riskAssessment | {}",
                "/riskAssessment | {\"riskScore\":38,\"risk_level\":\"LOW\"}",
                "/additionalSteps/UTILITY_BILL | \"GUESS\"",
                "/data/additionalData/UTILITY_BILL | {\"address\":{\"status\":\"PERHAPS\"}}",
                "/data/manuallyDataChanged | \"no\"",
                "/data/duplicateFaces | \"none\""
            })
    void aValueOfTheWrongKindIsRefused(String pointer, String value) {
        assertThat(faultsWith(pointer, value)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/companyId | \"\"",
                "/beneficiaryId | \"\"",
                "/riskAssessment | {\"riskScore\":38,\"riskLevel\":\"MEDIUM\"}",
                "/riskAssessment | {\"risk_score\":38,\"risk_level\":\"MEDIUM\"}",
                "/riskAssessment | {\"riskScore\":null,\"riskLevel\":null}",
                "/data/docDob | \"1990\"",
                "/data/additionalData | {\"UTILITY_BILL\":{\"ssn\":\"000-00-0000\"}}",
                "/data/additionalData | {\"UTILITY_BILL\":{\"address\":{\"status\":\"NO_DATA\"}}}",
                "/AML/0/serviceName | \"AML_NAMES_CHECK\"",
                "/AML/0/serviceName | \"PilotApiAmlV2\"",
                "/AML/0/data | []",
                "/amlCheck/overallStatus | null",
                "/amlCheck/amlCheck | null",
                "/questionnaireAnswers/sections/0/questions/0/value | [\"a\",\"b\"]",
                "/fileUrls/UTILITY_BILL | \"https://files.example.org/UTILITY_BILL.png?X-Amz-Signature=a%2Fb\"",
                "/addedLater | {\"by\":\"the vendor\"}",
                "/status/addedLater | [1]",
                "/data/addedLater | true"
            })
    void whereTheSourcesDifferEitherFormIsTaken(String pointer, String value) {
        assertThat(faultsWith(pointer, value)).isEmpty();
    }

    private static List<String> faultsWith(String pointer, String value) {
        return Bodies.faults(TYPE, Bodies.with(full(), pointer, value));
    }

    /// The sample in which every service ran.
    private static ObjectNode full() {
        return Bodies.sample(EventType.IDENTIFICATION_MANUAL_FINISHED);
    }

    private static String text(int length) {
        return '"' + "Ž".repeat(length) + '"';
    }
}
