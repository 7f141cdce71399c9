package tidings.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.engine.WorkspaceId;
import tidings.events.DocumentExpiration;
import tidings.events.DocumentExpiration.Threshold;
import tidings.events.EventType;
import tidings.events.OverallStatus;
import tidings.events.PayloadCodec;
import tidings.server.Receiver;
import tidings.server.TurnedClock;
import tidings.server.files.FolderStore;
import tidings.server.files.Vault;
import tidings.server.security.RandomText;
import tidings.verification.Action;
import tidings.verification.DataField;
import tidings.verification.Workflow;

/// The expiry of an approved document, told to a real receiver, with years going by.
class DocumentExpiryTest {
    private static final Instant START = Instant.parse("2026-03-31T12:00:00Z");

    @TempDir
    Path data;

    private TurnedClock world;
    private Verifications verifications;
    private WorkspaceId workspace;
    private Held held;
    private LocalDate expiry;

    @BeforeEach
    void approve() {
        world = new TurnedClock(data, START);
        workspace = world.workspaceTelling(EventType.DOCUMENT_EXPIRATION);
        begin();
        held = verifications.create(workspace, Sessions.of("client-1"), "test").held();
        Acted acted = verifications.act(held, new Action.PretendAuto(OverallStatus.APPROVED, "test"));
        held = ((Acted.Done) acted).held();
        expiry = LocalDate.parse(held.verification().auto().data().get(DataField.DOC_EXPIRY));
    }

    private void begin() {
        SecureRandom random = new SecureRandom();
        verifications = new Verifications(
                world.engine(),
                world.store(),
                new Workflow((scanRef, name, file) -> URI.create("https://files.example/" + name)),
                new Vault(new FolderStore(data.resolve("files")), random, 1_000),
                new Tokens(new RandomText(random)),
                random,
                world.clock(),
                (asked, whenDone) -> {});
        world.engine().wake(verifications);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void isToldThirtySevenAndOneDaysAheadAndOnTheDay() throws Exception {
        for (Threshold threshold : Threshold.values()) {
            world.turnTo(at(threshold).minusSeconds(1));
            assertThat(world.receiver().waiting()).isZero();
            world.turnTo(at(threshold));

            assertThat(next()).isEqualTo(told(threshold));
        }
    }

    @Test
    void isToldInOrderAfterAYearWithoutAServer() throws Exception {
        world.stop();
        world.turnTo(at(Threshold.DOCUMENT_EXPIRED).plus(Duration.ofDays(1)));
        world.startAgain();
        begin();

        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly(
                        told(Threshold.DOCUMENT_EXPIRES_WITHIN_30_DAYS),
                        told(Threshold.DOCUMENT_EXPIRES_WITHIN_7_DAYS),
                        told(Threshold.DOCUMENT_EXPIRES_WITHIN_1_DAY),
                        told(Threshold.DOCUMENT_EXPIRED));
    }

    @Test
    void isNotToldAgainByARestart() throws Exception {
        world.turnTo(at(Threshold.DOCUMENT_EXPIRES_WITHIN_30_DAYS));
        assertThat(next()).isEqualTo(told(Threshold.DOCUMENT_EXPIRES_WITHIN_30_DAYS));
        world.stop();
        world.startAgain();
        begin();
        world.turnTo(at(Threshold.DOCUMENT_EXPIRES_WITHIN_7_DAYS));

        assertThat(next()).isEqualTo(told(Threshold.DOCUMENT_EXPIRES_WITHIN_7_DAYS));
    }

    private Instant at(Threshold threshold) {
        int days = switch (threshold) {
            case DOCUMENT_EXPIRES_WITHIN_30_DAYS -> 30;
            case DOCUMENT_EXPIRES_WITHIN_7_DAYS -> 7;
            case DOCUMENT_EXPIRES_WITHIN_1_DAY -> 1;
            case DOCUMENT_EXPIRED -> 0;
        };
        return expiry.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private DocumentExpiration told(Threshold threshold) {
        return new DocumentExpiration(held.scanRef(), "client-1", threshold, expiry.toString());
    }

    private DocumentExpiration next() throws InterruptedException {
        Receiver.Request request = world.receiver().next();
        assertThat(request.headers()).containsEntry("idenfy-event-type", "DOCUMENT_EXPIRATION");
        return PayloadCodec.read(DocumentExpiration.class, request.body());
    }
}
