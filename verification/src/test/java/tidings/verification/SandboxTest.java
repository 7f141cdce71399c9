package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.OverallStatus;
import tidings.verification.Ruling.Refusal;

class SandboxTest {
    private static final Action MANUAL =
            new Action.PretendManual(FaceStatus.FACE_MATCH, DocumentStatus.DOC_VALIDATED, "API key abc");

    private static Action auto(OverallStatus overall) {
        return new Action.PretendAuto(overall, "API key abc");
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, AUTO_FINISHED APPROVED final",
        "DENIED, AUTO_FINISHED DENIED final",
        "SUSPECTED, AUTO_FINISHED SUSPECTED final",
        "EXPIRED, EXPIRED EXPIRED final"
    })
    void everyOutcomeCanBeMadeUp(OverallStatus overall, String news) {
        for (SomeTerms terms : List.of(SomeTerms.usual(), SomeTerms.usual().documentOnly())) {
            Case one = Case.of(terms.sandbox()).act(auto(overall));

            assertThat(one.news()).containsExactly(news);
            assertThat(Schemas.faults(one.told.getLast())).isEmpty();
        }
    }

    @Test
    void thePersonIsInventedAroundTheClaims() {
        Claims claims = new Claims(
                "GRACE", null, LocalDate.of(1980, 12, 9), null, null, null, "LV", "101280-12345", null, null);
        Case one = Case.of(SomeTerms.usual().sandbox().claims(claims)).act(auto(OverallStatus.APPROVED));

        assertThat(one.lastBody().data().docFirstName()).isEqualTo("GRACE");
        assertThat(one.lastBody().data().docLastName()).isEqualTo("EXAMPLE");
        assertThat(one.lastBody().data().docDob()).isEqualTo("1980-12-09");
        assertThat(one.lastBody().data().docNationality()).isEqualTo("LV");
        assertThat(one.lastBody().data().docPersonalCode()).isEqualTo("101280-12345");
        assertThat(one.lastBody().data().docExpiry()).isEqualTo("2031-03-31");
        assertThat(one.lastBody().startTime()).isNotNull();
    }

    @Test
    void activeMakesNothingUp() {
        Case one = Case.of(SomeTerms.usual().sandbox());
        Verification before = one.v;

        assertThat(one.act(auto(OverallStatus.ACTIVE)).v).isSameAs(before);
        assertThat(one.act(Case.open()).v.stage()).isInstanceOf(Stage.Collecting.class);
    }

    @Test
    void aManualReviewFollowsAnAutomaticOneOrStandsAlone() {
        Case one = Case.of(SomeTerms.usual().sandbox())
                .act(auto(OverallStatus.DENIED))
                .act(MANUAL)
                .act(new Action.PretendManual(FaceStatus.FAKE_FACE, DocumentStatus.DOC_VALIDATED, "API key abc"));
        assertThat(one.news())
                .containsExactly(
                        "AUTO_FINISHED DENIED final", "MANUAL_FINISHED APPROVED final", "MANUAL_FINISHED DENIED final");
        assertThat(one.lastBody().status().denyReasons()).containsExactly("FAKE_FACE");
        assertThat(one.refused(auto(OverallStatus.APPROVED))).isEqualTo(Refusal.FINISHED);

        assertThat(Case.of(SomeTerms.usual().sandbox()).act(MANUAL).news())
                .containsExactly("MANUAL_FINISHED APPROVED final");
    }

    @Test
    void outsideASandboxNothingIsMadeUp() {
        assertThat(Case.of(SomeTerms.usual()).refused(auto(OverallStatus.APPROVED)))
                .isEqualTo(Refusal.NOT_IN_SANDBOX);
        assertThat(Case.of(SomeTerms.usual()).refused(MANUAL)).isEqualTo(Refusal.NOT_IN_SANDBOX);
    }

    @Test
    void whatIsOverStaysOver() {
        assertThat(Case.of(SomeTerms.usual().sandbox()).wakeWhenDue().refused(MANUAL))
                .isEqualTo(Refusal.EXPIRED);
        assertThat(Case.of(SomeTerms.usual().sandbox())
                        .act(new Action.Cancel("person"))
                        .refused(auto(OverallStatus.APPROVED)))
                .isEqualTo(Refusal.CANCELLED);
    }
}
