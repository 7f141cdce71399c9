package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies in the form that the interface description gives them, with nothing but what it requires or shows.
class DocumentedBodiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
                    FACIAL_AUTHENTICATION|{"id":"33333333-2222-4333-8444-555555555555","scanRef":null,"clientId":null,"status":"Pending"}
                    AML_MONITORING|{"monitoringId":"MON0001","name":"ADA","surname":"EXAMPLE","nationality":"LT","dob":"1990-01-02","isActive":true,"expiration":"2027-03-31","scanRefList":[],"alertStatus":"ACCEPTED","status":"ACTIVE","pepsStatus":"NO_FLAGS","sanctionsStatus":"NO_FLAGS","adverseMediaStatus":"NOT_CHECKED","results":[],"amlCheck":null}
                    COMPANY_SUBMIT|{"id":"c0ffee01","clientId":"biz-42"}
                    COMPANY_REVIEW|{"id":"c0ffee01","companyName":"Example UAB","registrationNumber":"300000001","approvalStatus":"APPROVED","denyReason":null,"statusChangedBy":{"id":7,"username":"rev1@example.org","email":"rev1@example.org","name":"R","surname":"One"},"soleProprietor":false,"amlCheck":{"id":"44444444-2222-4333-8444-555555555555","overallStatus":"NO_FLAGS","statusSetBy":null,"statusSetAt":null,"adverseMedia":[],"amlCheck":[]},"companyCheck":null,"beneficiaries":[],"shareholderCheck":[],"negativeNewsCheck":[],"newsStatusSetBy":null,"sanctionsStatusSetBy":null,"clientId":"biz-42","externalRef":null,"relatedClientScanRefs":null}
                    COMPANY_AML_REVIEW|{"amlReviewSubjectType":"BENEFICIARY","id":"ben-7","companyId":"c0ffee01","overallStatus":"FALSE_POSITIVE","statusSetAt":"2026-03-31T09:00:00Z","statusSetBy":{"id":7,"email":"rev1@example.org","name":"R","surname":"One"}}
                    COMPANY_INFO_REQUEST|{"companyId":"c0ffee01","token":"kybExampleToken","date":"2026-03-31T09:00:00Z","email":null,"manager":null,"status":"EXPIRED"}
                    COMPANY_DELETE|{"companyId":"c0ffee01","date":"2026-03-31T09:00:00Z","manager":null}
                    COMPANY_EXPIRATION|{"id":"c0ffee01"}
                    ACCOUNT_CHECK|{"scanRef":null,"status":5,"score":0}
                    GOV_ORDERED_DOCUMENT|{"id":"55555555-2222-4333-8444-555555555555","productKey":"LT-EXTRACT","expectedDeliveryTime":"2026-04-01T12:00:00Z","price":4.5}
                    SOS_REPORT|{"id":"sos-1"}
                    BANK_VERIFICATION|{"id":"11111111-2222-4333-8444-555555555555","accounts":null,"riskLevel":null}
                    AGE_ESTIMATION|{"scanRef":"7d0a1c52-0f3e-11f0-9c1a-0242ac120002","status":"FAILED","occurredAt":"2026-03-31T09:00:00Z"}
                    VIDEO_CALL_FINISHED|{}
                    IDENTIFICATION_AUTO_FINISHED|{"final":true,"platform":"PC","status":{"overall":"APPROVED","fraudTags":[],"mismatchTags":[],"autoFace":"FACE_MATCH","manualFace":"FACE_MATCH","autoDocument":"DOC_VALIDATED","manualDocument":"DOC_VALIDATED","additionalSteps":null},"data":{},"fileUrls":null,"scanRef":"7d0a1c52-0f3e-11f0-9c1a-0242ac120002","clientId":"user-1001","companyId":"","beneficiaryId":"","startTime":1743400000,"finishTime":1743400061,"clientIp":null,"clientIpCountry":null,"clientLocation":null}
                    """)
    void theBodyIsValidAndReadable(EventType type, String body) {
        assertThat(Bodies.faults(type, Bodies.parse(body))).isEmpty();
        Payload read = PayloadCodec.read(type, body.getBytes(UTF_8));
        assertThat(Bodies.faults(type, Bodies.parse(PayloadCodec.write(read)))).isEmpty();
    }
}
