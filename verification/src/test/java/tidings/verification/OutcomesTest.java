package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tidings.events.DocumentType;
import tidings.events.Identification;
import tidings.events.Identification.Platform;
import tidings.events.Identification.StepMethod;

class OutcomesTest {

    @Test
    void theBodyOfAnApproval() {
        Case one = Case.submitted(SomeTerms.automatic()).act(new Action.FinishAutoReview(Case.good()));
        Identification body = one.lastBody();

        assertThat(body.scanRef()).isEqualTo(Case.SCAN_REF);
        assertThat(body.clientId()).isEqualTo("user-1001");
        assertThat(body.externalRef()).isEqualTo("order-7");
        assertThat(body.platform()).isEqualTo(Platform.MOBILE);
        assertThat(body.clientIp()).isEqualTo("192.0.2.10");
        assertThat(body.startTime()).isEqualTo(Case.START.getEpochSecond());
        assertThat(body.finishTime()).isEqualTo(Case.START.getEpochSecond() + 61);
        assertThat(body.data().selectedCountry()).isEqualTo("LT");
        assertThat(body.data().docType()).isEqualTo(DocumentType.PASSPORT);
        assertThat(body.data().manuallyDataChanged()).isFalse();
        assertThat(body.data().additionalData()).isEmpty();
        assertThat(body.fileUrls())
                .isEqualTo(Map.of(
                        "FRONT", "https://files.example.org/" + Case.SCAN_REF + "/FRONT",
                        "FACE", "https://files.example.org/" + Case.SCAN_REF + "/FACE"));
        assertThat(body.additionalStepPdfUrls()).isEmpty();
        assertThat(body.additionalSteps()).isNull();
        assertThat(Schemas.faults(one.told.getLast())).isEmpty();
    }

    @Test
    void documentsOfAdditionalStepsAreApartFromPhotos() {
        Case one = Case.uploaded(SomeTerms.automatic().utilityBill().payslip())
                .act(new Action.AddStep(SomeTerms.PAYSLIP, Case.file("p", "application/pdf"), "API key abc"))
                .act(new Action.Submit())
                .act(new Action.FinishAutoReview(Case.good()));

        assertThat(one.lastBody().fileUrls()).containsOnlyKeys("FRONT", "FACE", "UTILITY_BILL");
        assertThat(one.lastBody().additionalStepPdfUrls()).containsOnlyKeys("PAYSLIP");
        assertThat(one.lastBody().additionalSteps())
                .isEqualTo(Map.of("UTILITY_BILL", StepMethod.UPLOAD, "PAYSLIP", StepMethod.EXTRACT));
        assertThat(one.lastBody().data().additionalData())
                .isEqualTo(Map.of("PAYSLIP", Map.of("employer", Map.of("status", "NO_DATA"))));
    }

    @Test
    void aNameThatTheWireDoesNotTakeIsRefusedAtTheEntrance() {
        Terms terms = SomeTerms.usual().build();

        assertThatThrownBy(() -> Case.WORKFLOW.begin("x".repeat(37), terms, "API key abc", Case.START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scanRef may have 36 characters and this has 37");
    }
}
