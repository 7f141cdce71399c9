package tidings.verification.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.events.AmlMonitoringExpiration;
import tidings.events.CompanyExpiration;
import tidings.events.CompanyExpiration.ExpirationStatus;
import tidings.events.CompanyInfoRequest;
import tidings.events.Payload;
import tidings.verification.Ruling.Emission;

class DeadlineTest {
    private static final Instant END = Instant.parse("2027-03-31T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aCompanysEndIsToldThirtyDaysAheadAndWhenItHasCome() {
        Company company = new Company("c-1", "biz-1", END, Told.NOTHING);

        assertThat(told(company.at(END.minus(DAY.multipliedBy(30)).minusNanos(1))))
                .isEmpty();
        Due<Company> near = company.at(END.minus(DAY.multipliedBy(30)));
        assertThat(told(near)).containsExactly(new CompanyExpiration("c-1", ExpirationStatus.PENDING));
        assertThat(near.next().wakeAt()).contains(END);
        Due<Company> ended = near.next().at(END);
        assertThat(told(ended)).containsExactly(new CompanyExpiration("c-1", ExpirationStatus.EXPIRED));
        assertThat(ended.next().wakeAt()).isEmpty();
    }

    @Test
    void whatCameDueWhileNobodyLookedIsToldInOrder() {
        Due<Company> late = new Company("c-1", null, END, Told.NOTHING).at(END.plus(DAY));

        assertThat(told(late))
                .containsExactly(
                        new CompanyExpiration("c-1", ExpirationStatus.PENDING),
                        new CompanyExpiration("c-1", ExpirationStatus.EXPIRED));
    }

    @Test
    void nothingIsToldTwiceHoweverTheClockSteps() {
        Company company = new Company("c-1", null, END, Told.NOTHING);
        List<Payload> all = new ArrayList<>();
        for (int hours : new int[] {-900, -719, -721, -719, 1, -800, 1, 2, -1}) {
            Due<Company> due = company.at(END.plus(Duration.ofHours(hours)));
            all.addAll(told(due));
            company = due.next();
        }

        assertThat(all)
                .containsExactly(
                        new CompanyExpiration("c-1", ExpirationStatus.PENDING),
                        new CompanyExpiration("c-1", ExpirationStatus.EXPIRED));
    }

    @Test
    void aFormsTokenThatRunsOutIsToldOnce() {
        FormToken token = new FormToken("t-1", "c-1", "owner@example.org", END, true);

        assertThat(told(token.at(END.minusNanos(1)))).isEmpty();
        Due<FormToken> due = token.at(END.plus(DAY));
        assertThat(told(due))
                .containsExactly(new CompanyInfoRequest(
                        "c-1", "t-1", END, "owner@example.org", null, CompanyInfoRequest.Status.EXPIRED));
        assertThat(told(due.next().at(END.plus(DAY)))).isEmpty();
        assertThat(due.next().wakeAt()).isEmpty();
    }

    @Test
    void aFormsTokenThatWasUsedTellsNothing() {
        FormToken used = new FormToken("t-1", "c-1", null, END, true).closed();

        assertThat(used.wakeAt()).isEmpty();
        assertThat(told(used.at(END.plus(DAY)))).isEmpty();
    }

    @Test
    void aDayOfMonitoringsTellsTwiceHowManyEnd() {
        MonitoringDay day = new MonitoringDay(LocalDate.parse("2027-03-31"), Told.NOTHING);
        MonitoringDay.Count count = new MonitoringDay.Count(12, 3);

        Due<MonitoringDay> near = day.at(END.minus(MonitoringDay.NOTICE), count);
        assertThat(told(near)).containsExactly(new AmlMonitoringExpiration(12, 3));
        Due<MonitoringDay> ended = near.next().at(END, new MonitoringDay.Count(12, 2));
        assertThat(told(ended)).containsExactly(new AmlMonitoringExpiration(12, 2));
        assertThat(ended.next().wakeAt()).isEmpty();
    }

    @Test
    void aDayOnWhichNobodysMonitoringEndsTellsNothing() {
        MonitoringDay day = new MonitoringDay(LocalDate.parse("2027-03-31"), Told.NOTHING);

        Due<MonitoringDay> due = day.at(END, new MonitoringDay.Count(0, 0));

        assertThat(told(due)).isEmpty();
        assertThat(due.next().told()).isEqualTo(Told.ENDED);
    }

    @Test
    void aMonitoringGoesOnForAYearOrIsOver() {
        LocalDate until = LocalDate.parse("2028-02-29");

        assertThat(new Monitoring("m-1", null, until, true, true).ended().until())
                .isEqualTo(LocalDate.parse("2029-02-28"));
        assertThat(new Monitoring("m-1", null, until, false, true).ended().wakeAt())
                .isEmpty();
    }

    private static List<Payload> told(Due<?> due) {
        return due.emissions().stream().map(Emission::payload).toList();
    }
}
