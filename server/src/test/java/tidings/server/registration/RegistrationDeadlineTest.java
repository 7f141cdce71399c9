package tidings.server.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.engine.WorkspaceId;
import tidings.events.AmlMonitoringExpiration;
import tidings.events.CompanyDelete;
import tidings.events.CompanyExpiration;
import tidings.events.CompanyExpiration.ExpirationStatus;
import tidings.events.CompanyInfoRequest;
import tidings.events.EventType;
import tidings.events.Payload;
import tidings.events.PayloadCodec;
import tidings.server.Receiver;
import tidings.server.TurnedClock;
import tidings.server.deadlines.Waker;
import tidings.verification.deadline.FormToken;
import tidings.verification.deadline.Monitoring;

/// The ends of what was registered, told to a real receiver.
class RegistrationDeadlineTest {
    private static final Instant START = Instant.parse("2026-03-31T12:00:00Z");
    private static final Instant END = Instant.parse("2027-03-31T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path data;

    private TurnedClock world;
    private Registrations registrations;

    private WorkspaceId begin(EventType type) {
        world = new TurnedClock(data, START);
        WorkspaceId workspace = world.workspaceTelling(type);
        wake();
        return workspace;
    }

    private void wake() {
        Cabinet cabinet = new Cabinet(world.engine(), world.store());
        registrations = new Registrations(cabinet, world.store(), world.clock());
        Wakers wakers = new Wakers(registrations, cabinet, world.engine(), world.clock());
        Map<String, Waker> byKind = Stream.of(
                        wakers.companies(), wakers.formTokens(), wakers.monitoringDays(), wakers.monitorings())
                .collect(Collectors.toMap(Waker::kind, Function.identity()));
        world.engine().wake(dossier -> byKind.get(dossier.kind()).wake(dossier));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aCompanysEndIsToldAMonthAheadAndWhenItHasCome() throws Exception {
        WorkspaceId workspace = begin(EventType.COMPANY_EXPIRATION);
        registrations.saveCompany(workspace, "c-1", "biz-1", END);

        world.turnTo(END.minus(DAY.multipliedBy(30)));
        assertThat(next()).isEqualTo(new CompanyExpiration("c-1", ExpirationStatus.PENDING));
        world.turnTo(END);
        assertThat(next()).isEqualTo(new CompanyExpiration("c-1", ExpirationStatus.EXPIRED));
    }

    @Test
    void aCompanysEndThatCameWithoutAServerIsToldWhenThereIsOne() throws Exception {
        WorkspaceId workspace = begin(EventType.COMPANY_EXPIRATION);
        registrations.saveCompany(workspace, "c-1", "biz-1", END);
        world.stop();
        world.turnTo(END.plus(DAY));
        world.startAgain();
        wake();

        assertThat(next()).isEqualTo(new CompanyExpiration("c-1", ExpirationStatus.PENDING));
        assertThat(next()).isEqualTo(new CompanyExpiration("c-1", ExpirationStatus.EXPIRED));
    }

    @Test
    void aDeletedCompanyIsTold() throws Exception {
        WorkspaceId workspace = begin(EventType.COMPANY_DELETE);
        registrations.saveCompany(workspace, "c-1", "biz-1", END);

        assertThat(registrations.deleteCompany(workspace, "c-1")).isTrue();

        assertThat(next()).isEqualTo(new CompanyDelete("c-1", START, null));
    }

    @Test
    void aFormsTokenThatRanOutIsTold() throws Exception {
        WorkspaceId workspace = begin(EventType.COMPANY_INFO_REQUEST);
        registrations.saveFormToken(workspace, new FormToken("used", "c-1", null, END, true));
        registrations.saveFormToken(workspace, new FormToken("unused", "c-2", "owner@example.org", END, true));
        registrations.closeFormToken(workspace, "used");

        world.turnTo(END);

        assertThat(next())
                .isEqualTo(new CompanyInfoRequest(
                        "c-2", "unused", END, "owner@example.org", null, CompanyInfoRequest.Status.EXPIRED));
    }

    @Test
    void aDayOnWhichMonitoringsEndIsToldWithHowManyGoOn() throws Exception {
        WorkspaceId workspace = begin(EventType.AML_MONITORING_EXPIRATION);
        LocalDate day = LocalDate.parse("2027-03-31");
        for (int i = 0; i < 3; i++) {
            registrations.saveMonitoring(workspace, new Monitoring("on-" + i, null, day, true, true));
        }
        registrations.saveMonitoring(workspace, new Monitoring("off", null, day, false, true));
        registrations.saveMonitoring(workspace, new Monitoring("stopped", null, day, false, true));
        registrations.stopMonitoring(workspace, "stopped");

        world.turnTo(END.minus(DAY.multipliedBy(30)));
        assertThat(next()).isEqualTo(new AmlMonitoringExpiration(3, 1));
        world.turnTo(END);
        assertThat(next()).isEqualTo(new AmlMonitoringExpiration(3, 1));
        world.turnTo(Instant.parse("2028-03-01T00:00:00Z"));
        assertThat(next()).isEqualTo(new AmlMonitoringExpiration(3, 0));
        assertThat(registrations.monitoring(workspace, "on-1").orElseThrow().until())
                .isEqualTo(day.plusYears(1));
    }

    private Payload next() throws InterruptedException {
        Receiver.Request request = world.receiver().next();
        return PayloadCodec.read(EventType.valueOf(request.headers().get("idenfy-event-type")), request.body());
    }
}
