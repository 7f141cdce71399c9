package tidings.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the schemas beside identification take and refuse, stated from the vendor's interface description.
class OtherSchemasTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FACIAL_AUTHENTICATION | id scanRef clientId status",
                "DOCUMENT_EXPIRATION | scanRef clientId expirationThreshold documentExpiration",
                "VIDEO_CALL_FINISHED | ''",
                "AML_MONITORING | monitoringId name surname nationality dob isActive expiration scanRefList alertStatus status"
                        + " pepsStatus sanctionsStatus adverseMediaStatus results amlCheck",
                "AML_MONITORING_EXPIRATION | usersToExtend usersToExpire",
                "COMPANY_SUBMIT | id clientId",
                "COMPANY_REVIEW | id companyName statusChangedBy amlCheck companyCheck beneficiaries shareholderCheck"
                        + " negativeNewsCheck clientId newsStatusSetBy sanctionsStatusSetBy",
                "COMPANY_AML_REVIEW | amlReviewSubjectType id companyId",
                "COMPANY_INFO_REQUEST | companyId token date email manager status",
                "COMPANY_DELETE | companyId date manager",
                "COMPANY_EXPIRATION | id",
                "ACCOUNT_CHECK | scanRef status score",
                "GOV_ORDERED_DOCUMENT | id productKey expectedDeliveryTime price",
                "SOS_REPORT | id",
                "BANK_VERIFICATION | id accounts riskLevel",
                "BANK_CARD_VERIFICATION_COMPLETED | id status noMatchReason name firstSix lastFour expiryDate nameMatch"
                        + " lastFourMatch",
                "AGE_ESTIMATION | scanRef status occurredAt"
            })
    void exactlyWhatTheSourcesRequireMustBeThere(EventType type, String keys) {
        Set<String> expected = keys.isEmpty() ? Set.of() : Set.of(keys.split(" "));
        ObjectNode sample = Bodies.sample(type);
        Set<String> required = new TreeSet<>();
        sample.fieldNames().forEachRemaining(key -> {
            if (!Bodies.faults(type, Bodies.without(sample, "/" + key)).isEmpty()) {
                required.add(key);
            }
        });
        assertThat(required).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FACIAL_AUTHENTICATION | /token | 40",
                "FACIAL_AUTHENTICATION | /failReason | 255",
                "COMPANY_SUBMIT | /clientId | 100",
                "COMPANY_SUBMIT | /externalRef | 40",
                "COMPANY_REVIEW | /companyName | 255",
                "COMPANY_REVIEW | /registrationNumber | 100",
                "COMPANY_REVIEW | /denyReason | 64",
                "COMPANY_REVIEW | /clientId | 100",
                "COMPANY_REVIEW | /externalRef | 40",
                "COMPANY_REVIEW | /relatedClientScanRefs/0 | 40",
                "COMPANY_REVIEW | /statusChangedBy/name | 100",
                "COMPANY_REVIEW | /statusChangedBy/surname | 100",
                "COMPANY_REVIEW | /beneficiaries/0/amlCheck/adverseMedia/0/comment/content | 10000",
                "COMPANY_INFO_REQUEST | /manager/name | 100",
                "GOV_ORDERED_DOCUMENT | /documentFormat | 5",
                "SOS_REPORT | /companyName | 200",
                "BANK_VERIFICATION | /bank | 32",
                "BANK_VERIFICATION | /accounts/0/name | 128",
                "BANK_VERIFICATION | /accounts/0/iban | 34",
                "BANK_VERIFICATION | /accounts/0/currency | 3"
            })
    void aTextIsAsLongAsTheSourcesAllowAndNotLonger(EventType type, String pointer, int max) {
        assertThat(faultsWith(type, pointer, '"' + "x".repeat(max) + '"')).isEmpty();
        assertThat(faultsWith(type, pointer, '"' + "x".repeat(max + 1) + '"')).containsExactly(pointer + " maxLength");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FACIAL_AUTHENTICATION | /status | Success Failed Expired Canceled Pending",
                "FACIAL_AUTHENTICATION | /type | ENROLLMENT AUTHENTICATION",
                "FACIAL_AUTHENTICATION | /method | ACTIVE_LIVENESS FACE_MATCHING",
                "FACIAL_AUTHENTICATION | /riskTags/0 | UNTRUSTED_ENVIRONMENT",
                "DOCUMENT_EXPIRATION | /expirationThreshold | DOCUMENT_EXPIRES_WITHIN_30_DAYS"
                        + " DOCUMENT_EXPIRES_WITHIN_7_DAYS DOCUMENT_EXPIRES_WITHIN_1_DAY DOCUMENT_EXPIRED",
                "AML_MONITORING | /alertStatus | ALERT DECLINED ACCEPTED PENDING STATUS",
                "AML_MONITORING | /status | ACTIVE STOPPED PENDING ALERT",
                "AML_MONITORING | /pepsStatus | NOT_CHECKED NO_FLAGS FALSE_POSITIVE TRUE_POSITIVE FLAGS_FOUND",
                "AML_MONITORING | /sanctionsStatus | NOT_CHECKED NO_FLAGS FALSE_POSITIVE TRUE_POSITIVE FLAGS_FOUND",
                "AML_MONITORING | /adverseMediaStatus | NOT_CHECKED NO_FLAGS FALSE_POSITIVE TRUE_POSITIVE FLAGS_FOUND",
                "AML_MONITORING | /amlCheck/amlCheck/0/datasets/0 | PEP_CURRENT PEP_FORMER PEP_LINKED SAN_CURRENT"
                        + " SAN_FORMER INS RRE DD POI REL GRI SOE_CURRENT SOE_FORMER",
                "AML_MONITORING | /amlCheck/adverseMedia/0/comment/type | ADVERSE_MEDIA AML_PROFILE",
                "COMPANY_REVIEW | /approvalStatus | APPROVED DENIED",
                "COMPANY_AML_REVIEW | /amlReviewSubjectType | COMPANY BENEFICIARY SHAREHOLDER",
                "COMPANY_AML_REVIEW | /overallStatus | NOT_CHECKED NO_FLAGS FALSE_POSITIVE TRUE_POSITIVE FLAGS_FOUND",
                "COMPANY_INFO_REQUEST | /status | REQUESTED EXPIRED CANCELED",
                "COMPANY_EXPIRATION | /expirationStatus | PENDING EXPIRED",
                "GOV_ORDERED_DOCUMENT | /status | NOT_ORDERED IN_PROGRESS FINISHED FAILED TIMED_OUT",
                "SOS_REPORT | /status | NOT_ORDERED IN_PROGRESS FINISHED FAILED TIMED_OUT",
                "SOS_REPORT | /entityType | CORPORATION LLC PARTNERSHIP NON_PROFIT TRUST SOLE_PROPRIETORSHIP",
                "BANK_VERIFICATION | /riskLevel | VERY_LOW LOW MEDIUM HIGH VERY_HIGH NOT_CHECKED",
                "BANK_CARD_VERIFICATION_COMPLETED | /status | NOT_COMPARED MATCH NO_MATCH",
                "BANK_CARD_VERIFICATION_COMPLETED | /noMatchReason | NAME_MISMATCH NUMBER_MISMATCH NAME_NOT_FOUND"
                        + " NUMBER_NOT_FOUND LIVENESS_FAILED",
                "AGE_ESTIMATION | /status | COMPLETED FAILED",
                "AGE_ESTIMATION | /outcome | SUCCESS UNDERAGE UNCERTAIN FACE_MISMATCH ATTEMPTS_EXCEEDED"
            })
    void everyListedValueIsTakenAndNoOther(EventType type, String pointer, String values) {
        for (String value : values.split(" ")) {
            assertThat(faultsWith(type, pointer, '"' + value + '"')).as(value).isEmpty();
        }
        for (String value : List.of("\"SOMETHING_ELSE\"", "\"success\"", "\"\"", "7")) {
            assertThat(faultsWith(type, pointer, value)).as(value).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FACIAL_AUTHENTICATION | /id | \"no uuid\"",
                "FACIAL_AUTHENTICATION | /facePhoto | \"no address\"",
                "DOCUMENT_EXPIRATION | /scanRef | null",
                "DOCUMENT_EXPIRATION | /documentExpiration | 20310430",
                "VIDEO_CALL_FINISHED | /scanRef | 7",
                "AML_MONITORING | /scanRefList | null",
                "AML_MONITORING | /scanRefList/0 | 7",
                "AML_MONITORING | /name | null",
                "AML_MONITORING | /isActive | \"yes\"",
                "AML_MONITORING | /results/0/status | null",
                "AML_MONITORING | /amlCheck/id | \"no uuid\"",
                "AML_MONITORING_EXPIRATION | /usersToExtend | \"12\"",
                "AML_MONITORING_EXPIRATION | /usersToExtend | 1.5",
                "COMPANY_SUBMIT | /submissionTime | \"2026-03-31\"",
                "COMPANY_SUBMIT | /soleProprietor | null",
                "COMPANY_REVIEW | /amlCheck | null",
                "COMPANY_REVIEW | /beneficiaries | null",
                "COMPANY_REVIEW | /beneficiaries/0/scanRef | \"a text\"",
                "COMPANY_REVIEW | /relatedClientScanRefs/0 | \"one,two\"",
                "COMPANY_REVIEW | /statusChangedBy/username | \"rev\"",
                "COMPANY_REVIEW | /statusChangedBy/username | \"rev one\"",
                "COMPANY_REVIEW | /statusChangedBy/email | \"no address\"",
                "COMPANY_AML_REVIEW | /statusSetAt | \"today\"",
                "COMPANY_AML_REVIEW | /statusSetBy | \"somebody\"",
                "COMPANY_INFO_REQUEST | /email | \"no address\"",
                "COMPANY_INFO_REQUEST | /date | null",
                "COMPANY_DELETE | /date | \"31.03.2026\"",
                "COMPANY_DELETE | /manager | {\"id\":7}",
                "COMPANY_EXPIRATION | /id | null",
                "ACCOUNT_CHECK | /status | 0",
                "ACCOUNT_CHECK | /status | 6",
                "ACCOUNT_CHECK | /status | \"2\"",
                "ACCOUNT_CHECK | /score | null",
                "GOV_ORDERED_DOCUMENT | /price | -0.01",
                "GOV_ORDERED_DOCUMENT | /id | \"no uuid\"",
                "GOV_ORDERED_DOCUMENT | /expectedDeliveryTime | \"tomorrow\"",
                "SOS_REPORT | /formationDate | \"03.02.2019\"",
                "SOS_REPORT | /reportFile | \"https://files.example.org/report.html\"",
                "SOS_REPORT | /dataFile | \"https://files.example.org/report.pdf\"",
                "SOS_REPORT | /watchlistHitsCount | 2147483648",
                "BANK_VERIFICATION | /country | \"lt\"",
                "BANK_VERIFICATION | /accounts/0/balancesOverview | {\"bookedBalance\":1}",
                "BANK_CARD_VERIFICATION_COMPLETED | /expiryDate | \"05/29\"",
                "BANK_CARD_VERIFICATION_COMPLETED | /nameMatch | \"yes\"",
                "AGE_ESTIMATION | /estimatedAge | 30.5",
                "AGE_ESTIMATION | /occurredAt | \"noon\""
            })
    void aValueOfTheWrongKindIsRefused(EventType type, String pointer, String value) {
        assertThat(faultsWith(type, pointer, value)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FACIAL_AUTHENTICATION | /scanRef | null",
                "FACIAL_AUTHENTICATION | /riskTags | null",
                "AML_MONITORING | /amlCheck | null",
                "AML_MONITORING | /results | []",
                "AML_MONITORING | /dob | null",
                "COMPANY_REVIEW | /statusChangedBy | null",
                "COMPANY_REVIEW | /newsStatusSetBy | null",
                "COMPANY_REVIEW | /beneficiaries/0/scanRef | null",
                "COMPANY_REVIEW | /companyCheck | null",
                "COMPANY_SUBMIT | /submissionTime | \"2026-03-31T08:15:00.123456+03:00\"",
                "COMPANY_EXPIRATION | /expirationStatus | null",
                "ACCOUNT_CHECK | /scanRef | null",
                "GOV_ORDERED_DOCUMENT | /price | 0",
                "BANK_VERIFICATION | /accounts | null",
                "BANK_VERIFICATION | /accounts/0/transactionsCount | 3.0",
                "AGE_ESTIMATION | /outcome | null",
                "VIDEO_CALL_FINISHED | /duration | 312",
                "COMPANY_DELETE | /addedLater | {\"by\":\"the vendor\"}"
            })
    void whatTheSourcesAllowIsTaken(EventType type, String pointer, String value) {
        JsonNode body = Bodies.with(Bodies.sample(type), pointer, value);
        assertThat(Bodies.faults(type, body)).isEmpty();
        assertThat(PayloadCodec.read(type, body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(type.payloadType());
    }

    @Test
    void noSchemaTakesAnythingButAnObject() {
        for (EventType type : EventType.values()) {
            for (String json : List.of("[]", "null", "\"text\"", "7", "true")) {
                assertThat(Bodies.faults(type, Bodies.parse(json)))
                        .as("%s %s", type, json)
                        .isNotEmpty();
            }
        }
    }

    private static List<String> faultsWith(EventType type, String pointer, String value) {
        return Bodies.faults(type, Bodies.with(Bodies.sample(type), pointer, value));
    }
}
