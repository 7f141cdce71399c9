package tidings.server.registration;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.engine.DossierFilter;
import tidings.engine.WorkspaceId;
import tidings.engine.port.Archive;
import tidings.engine.port.Archive.DossierPage;
import tidings.events.CompanyDelete;
import tidings.events.EventType;
import tidings.server.registration.Cabinet.Place;
import tidings.server.registration.Cabinet.Sheet;
import tidings.verification.Ruling.Emission;
import tidings.verification.deadline.Company;
import tidings.verification.deadline.Due;
import tidings.verification.deadline.FormToken;
import tidings.verification.deadline.Monitoring;
import tidings.verification.deadline.MonitoringDay;
import tidings.verification.deadline.Told;

/// What partners have registered. An end that comes is told in the transaction that notes it. Thread-safe; blocks.
@Singleton
public final class Registrations {
    /// How long what is over is kept, so that its last event can be sent and seen.
    static final Duration AFTERLIFE = Duration.ofDays(31);

    private final Cabinet cabinet;
    private final Archive archive;
    private final InstantSource clock;

    Registrations(Cabinet cabinet, Archive archive, InstantSource clock) {
        this.cabinet = cabinet;
        this.archive = archive;
        this.clock = clock;
    }

    /// Registers a company, or gives one another end, of which nothing has been told then.
    public Company saveCompany(WorkspaceId workspace, String id, @Nullable String clientId, Instant expiresAt) {
        Company company = new Company(id, clientId, expiresAt, Told.NOTHING);
        Due<Company> due = company.at(clock.instant());
        cabinet.alter(
                new Place(workspace, Kinds.COMPANY, id), present -> Optional.of(sheet(due.next(), due.emissions())));
        return due.next();
    }

    /// A company of a workspace.
    public Optional<Company> company(WorkspaceId workspace, String id) {
        return cabinet.read(new Place(workspace, Kinds.COMPANY, id))
                .filter(Registrations::goesOn)
                .map(Papers::company);
    }

    /// The companies of a workspace, the latest registered first.
    public List<Company> companies(WorkspaceId workspace, int limit) {
        return archive
                .dossiers(DossierFilter.of(workspace, Kinds.COMPANY).in(Set.of(Kinds.OPEN)), DossierPage.newest(limit))
                .stream()
                .map(Papers::company)
                .toList();
    }

    /// Deletes a company, and tells it.
    ///
    /// @return whether there was one
    public boolean deleteCompany(WorkspaceId workspace, String id) {
        Instant now = clock.instant();
        boolean[] there = {false};
        cabinet.alter(new Place(workspace, Kinds.COMPANY, id), present -> {
            there[0] = present.filter(Registrations::goesOn).isPresent();
            return present.filter(Registrations::goesOn).map(dossier -> {
                Company company = Papers.company(dossier);
                return new Sheet(
                        Kinds.OVER,
                        now.plus(AFTERLIFE),
                        Set.of(),
                        company,
                        List.of(new Emission(EventType.COMPANY_DELETE, new CompanyDelete(id, now, null))),
                        company.clientId());
            });
        });
        return there[0];
    }

    /// Registers the token of a company's form; one of the same text is replaced.
    public FormToken saveFormToken(WorkspaceId workspace, FormToken token) {
        cabinet.alter(
                new Place(workspace, Kinds.FORM_TOKEN, token.token()),
                present -> Optional.of(sheet(token, List.of(), clock.instant())));
        return token;
    }

    /// A form's token, also one that is used or has run out.
    public Optional<FormToken> formToken(WorkspaceId workspace, String token) {
        return cabinet.read(new Place(workspace, Kinds.FORM_TOKEN, token)).map(Papers::formToken);
    }

    /// The form was filled in, so its token tells nothing any more. Empty when there is no such token.
    public Optional<FormToken> closeFormToken(WorkspaceId workspace, String token) {
        return cabinet.alter(
                        new Place(workspace, Kinds.FORM_TOKEN, token),
                        present -> present.map(Papers::formToken)
                                .filter(FormToken::open)
                                .map(open -> sheet(open.closed(), List.of(), clock.instant())))
                .map(Papers::formToken);
    }

    /// Registers a monitoring, or gives one another end.
    public Monitoring saveMonitoring(WorkspaceId workspace, Monitoring monitoring) {
        cabinet.alter(
                new Place(workspace, Kinds.MONITORING, monitoring.id()),
                present -> Optional.of(sheet(monitoring, clock.instant())));
        seeToDay(workspace, monitoring.until());
        return monitoring;
    }

    /// A monitoring's day has come and was told: it goes on for another year, or is over. Nothing happens to one that
    /// was given another end meanwhile.
    void passDay(WorkspaceId workspace, Monitoring monitoring) {
        Monitoring next = monitoring.ended();
        if (next.active()) {
            seeToDay(workspace, next.until());
        }
        cabinet.alter(
                new Place(workspace, Kinds.MONITORING, monitoring.id()),
                present -> present.map(Papers::monitoring)
                        .filter(monitoring::equals)
                        .map(same -> sheet(next, clock.instant())));
    }

    /// Stops a monitoring. Empty when there is none.
    public Optional<Monitoring> stopMonitoring(WorkspaceId workspace, String id) {
        return cabinet.alter(
                        new Place(workspace, Kinds.MONITORING, id),
                        present -> present.map(Papers::monitoring)
                                .filter(Monitoring::active)
                                .map(active -> sheet(active.stopped(), clock.instant())))
                .map(Papers::monitoring);
    }

    /// A monitoring of a workspace, also one that has ended.
    public Optional<Monitoring> monitoring(WorkspaceId workspace, String id) {
        return cabinet.read(new Place(workspace, Kinds.MONITORING, id)).map(Papers::monitoring);
    }

    /// The monitorings of a workspace, the latest registered first.
    public List<Monitoring> monitorings(WorkspaceId workspace, int limit) {
        return archive.dossiers(DossierFilter.of(workspace, Kinds.MONITORING), DossierPage.newest(limit)).stream()
                .map(Papers::monitoring)
                .toList();
    }

    /// Makes sure that the day is told on which a monitoring ends. The monitoring is filed first, since a day
    /// that is near is told at once.
    private void seeToDay(WorkspaceId workspace, LocalDate date) {
        cabinet.alter(new Place(workspace, Kinds.MONITORING_DAY, date.toString()), present -> {
            if (present.isPresent()) {
                return Optional.empty();
            }
            MonitoringDay day = new MonitoringDay(date, Told.NOTHING);
            return Optional.of(new Sheet(Kinds.OPEN, day.wakeAt().orElse(null), Set.of(), day, List.of(), null));
        });
    }

    /// How many monitorings end on a day.
    MonitoringDay.Count count(WorkspaceId workspace, LocalDate date) {
        DossierFilter ofDay = DossierFilter.of(workspace, Kinds.MONITORING).marked(mark(date));
        return new MonitoringDay.Count(
                Math.toIntExact(archive.countDossiers(ofDay.in(Set.of(Kinds.EXTENDED)), Integer.MAX_VALUE - 1)),
                Math.toIntExact(archive.countDossiers(ofDay.in(Set.of(Kinds.ENDING)), Integer.MAX_VALUE - 1)));
    }

    private static Mark mark(LocalDate date) {
        return Mark.of("until", date.toString());
    }

    private static boolean goesOn(Dossier dossier) {
        return dossier.content().state().equals(Kinds.OPEN);
    }

    static Sheet sheet(Company company, List<Emission> emissions) {
        return new Sheet(Kinds.OPEN, company.wakeAt().orElse(null), Set.of(), company, emissions, company.clientId());
    }

    static Sheet sheet(FormToken token, List<Emission> emissions, Instant now) {
        return new Sheet(
                token.open() ? Kinds.OPEN : Kinds.OVER,
                token.wakeAt().orElse(now.plus(AFTERLIFE)),
                Set.of(),
                token,
                emissions,
                null);
    }

    static Sheet sheet(Monitoring monitoring, Instant now) {
        String state = !monitoring.active() ? Kinds.OVER : monitoring.extended() ? Kinds.EXTENDED : Kinds.ENDING;
        return new Sheet(
                state,
                monitoring.wakeAt().orElse(now.plus(AFTERLIFE)),
                monitoring.active() ? Set.of(mark(monitoring.until())) : Set.of(),
                monitoring,
                List.of(),
                monitoring.clientId());
    }
}
