package tidings.server.registration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tidings.engine.Actor;
import tidings.engine.Dossier;
import tidings.engine.port.Keeper;
import tidings.engine.runtime.Engine;
import tidings.server.deadlines.Waker;
import tidings.server.registration.Cabinet.Place;
import tidings.server.registration.Cabinet.Sheet;
import tidings.verification.deadline.Company;
import tidings.verification.deadline.Due;
import tidings.verification.deadline.FormToken;
import tidings.verification.deadline.Monitoring;
import tidings.verification.deadline.MonitoringDay;
import tidings.verification.deadline.Told;

/// What it means that a registration is due.
@Singleton
final class Wakers {
    private final Registrations registrations;
    private final Cabinet cabinet;
    private final Engine engine;
    private final InstantSource clock;

    Wakers(Registrations registrations, Cabinet cabinet, Engine engine, InstantSource clock) {
        this.registrations = registrations;
        this.cabinet = cabinet;
        this.engine = engine;
        this.clock = clock;
    }

    private record ByKind(String kind, Keeper keeper) implements Waker {
        @Override
        public CompletionStage<?> wake(Dossier dossier) {
            return keeper.wake(dossier);
        }
    }

    @Produces
    @Singleton
    Waker companies() {
        return new ByKind(Kinds.COMPANY, dossier -> {
            if (isOver(dossier)) {
                return shred(dossier);
            }
            Due<Company> due = Papers.company(dossier).at(clock.instant());
            return cabinet.advance(dossier, Registrations.sheet(due.next(), due.emissions()));
        });
    }

    @Produces
    @Singleton
    Waker formTokens() {
        return new ByKind(Kinds.FORM_TOKEN, dossier -> {
            if (isOver(dossier)) {
                return shred(dossier);
            }
            Instant now = clock.instant();
            Due<FormToken> due = Papers.formToken(dossier).at(now);
            return cabinet.advance(dossier, Registrations.sheet(due.next(), due.emissions(), now));
        });
    }

    @Produces
    @Singleton
    Waker monitoringDays() {
        return new ByKind(Kinds.MONITORING_DAY, dossier -> {
            MonitoringDay day = Papers.monitoringDay(dossier);
            if (day.told() == Told.ENDED) {
                return shred(dossier);
            }
            Instant now = clock.instant();
            Due<MonitoringDay> due = day.at(now, registrations.count(dossier.workspace(), day.date()));
            return cabinet.advance(
                    dossier,
                    new Sheet(
                            Kinds.OPEN,
                            due.next().wakeAt().orElse(now.plus(Registrations.AFTERLIFE)),
                            Set.of(),
                            due.next(),
                            due.emissions(),
                            null));
        });
    }

    /// A monitoring ends or goes on only when its day was told, since it is counted there.
    @Produces
    @Singleton
    Waker monitorings() {
        return new ByKind(Kinds.MONITORING, dossier -> {
            if (isOver(dossier)) {
                return shred(dossier);
            }
            Monitoring monitoring = Papers.monitoring(dossier);
            boolean told = cabinet.read(new Place(
                            dossier.workspace(),
                            Kinds.MONITORING_DAY,
                            monitoring.until().toString()))
                    .map(Papers::monitoringDay)
                    .filter(day -> day.told() != Told.ENDED)
                    .isEmpty();
            if (told) {
                registrations.passDay(dossier.workspace(), monitoring);
            }
            return CompletableFuture.completedFuture(dossier);
        });
    }

    private static boolean isOver(Dossier dossier) {
        return dossier.content().state().equals(Kinds.OVER);
    }

    private CompletionStage<?> shred(Dossier dossier) {
        return engine.shred(dossier.workspace(), dossier.kind(), dossier.name(), dossier.version(), Actor.SYSTEM);
    }
}
