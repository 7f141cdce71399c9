package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidings.engine.Actor;
import tidings.engine.Alteration;
import tidings.engine.AuditAction;
import tidings.engine.AuditEntry;
import tidings.engine.AuditId;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;
import tidings.engine.Dossier;
import tidings.engine.DossierId;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.Role;
import tidings.engine.Secret;
import tidings.engine.Ticket;
import tidings.engine.User;
import tidings.engine.UserId;
import tidings.engine.UserSession;
import tidings.engine.port.Change;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.store.testkit.Scene;

/// What can be read from the files, by somebody without the master key and by somebody with it.
class AtRestTest {
    private static final SqliteOptions SMALL = new SqliteOptions(2, 50, 100_000);

    @TempDir
    Path directory;

    @Test
    void nothingPersonalStandsInAnyFileInTheClear() throws IOException {
        try (Scene scene = open()) {
            scene.commit(
                    scene.event()
                            .about("scan-with-a-name")
                            .client("client-with-a-name")
                            .under("idempotency-key-with-a-name")
                            .body("{\"docFirstName\":\"Adelheid\"}")
                            .to(scene.first)
                            .made(),
                    new Change.MailSaved(scene.mail()),
                    new Change.ResendJobSaved(scene.job(about(scene, "scan-of-a-job"))));
            for (String personal : List.of(
                    "scan-with-a-name",
                    "client-with-a-name",
                    "idempotency-key-with-a-name",
                    "f1f1f1f1",
                    "Adelheid",
                    "docFirstName",
                    "ada@bank.example",
                    "Dear Ada",
                    "scan-of-a-job")) {
                assertThat(AtRest.in(directory).contains(personal)).as(personal).isFalse();
            }
            assertThat(AtRest.in(directory).contains("IDENTIFICATION_AUTO_FINISHED"))
                    .as("the files are looked through")
                    .isTrue();
        }
    }

    @Test
    void noSecretOfANotificationStandsInAnyFileInTheClear() throws IOException {
        try (Scene scene = open()) {
            Receiver receiver = new Receiver(
                    "https://bank.example/hook?token=url-secret",
                    List.of(new Header("X-Key", Secret.of("header-secret"))),
                    SigningKey.of("signing-secret-of-some-length"),
                    new OAuth("https://bank.example/token", Secret.of("token-secret"), Secret.of("request-secret")),
                    null);
            Notification notification = new Notification(
                    scene.first,
                    scene.ours,
                    new Notification.Settings(
                            "To the bank",
                            true,
                            Set.of(EventType.IDENTIFICATION),
                            receiver,
                            RetryPolicy.DEFAULT,
                            new FailMail("ada@bank.example", true)),
                    new DeliveryId(0),
                    scene.now(),
                    scene.now());
            scene.commit(new Change.NotificationSaved(notification));
            for (String secret : List.of("-secret", "ada@bank.example", "X-Key")) {
                assertThat(AtRest.in(directory).contains(secret)).as(secret).isFalse();
            }
            scene.reopen();
            assertThat(AtRest.in(directory).contains("-secret")).isFalse();
        }
    }

    @Test
    void nothingAboutAUserAndWhatTheyDidStandsInAnyFileInTheClear() throws IOException {
        try (Scene scene = open()) {
            User user = new User(
                    new UserId(scene.nextId()),
                    "ada.lovelace@bank.example",
                    "Ada Lovelace",
                    "$argon2id$hash-of-a-password",
                    Map.of(scene.ours, Role.ADMIN),
                    scene.now());
            scene.commit(
                    new Change.UserSaved(user),
                    new Change.SessionSaved(new UserSession(
                            "hash-of-a-session", user.id(), scene.ours, "Firefox on Linux", scene.now(), scene.now())),
                    new Change.TicketSaved(
                            new Ticket("hash-of-a-ticket", user.id(), Ticket.Kind.INVITATION, scene.now())),
                    new Change.Audited(new AuditEntry(
                            new AuditId(scene.nextId()),
                            scene.ours,
                            scene.now(),
                            Actor.of(user),
                            AuditAction.USER_INVITED,
                            "bob@bank.example",
                            List.of(new Alteration("role", "", "REVIEWER of everything")))));
            for (String personal : List.of(
                    "lovelace",
                    "Lovelace",
                    "argon2id",
                    "hash-of-a-password",
                    "hash-of-a-session",
                    "hash-of-a-ticket",
                    "Firefox",
                    "bob@bank.example",
                    "REVIEWER of everything")) {
                assertThat(AtRest.in(directory).contains(personal)).as(personal).isFalse();
            }
        }
    }

    @Test
    void theMasterKeyStandsInNoFileOfTheStore() throws IOException {
        byte[] key = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        try (Scene scene = open()) {
            scene.accept("scan-1", scene.first);
            assertThat(AtRest.in(directory).contains(key)).isFalse();
            assertThat(AtRest.in(directory).contains(HexFormat.of().formatHex(key)))
                    .isFalse();
        }
    }

    @Test
    void nothingOfADossierStandsInAnyFileInTheClearButItsKindAndState() throws IOException {
        try (Scene scene = open()) {
            scene.commit(new Change.DossierSaved(dossier(scene, "scan-with-a-name", "docFirstName Adelheid")));

            for (String personal : List.of("scan-with-a-name", "client-with-a-name", "hash-of-a-token", "Adelheid")) {
                assertThat(AtRest.in(directory).contains(personal)).as(personal).isFalse();
            }
            assertThat(AtRest.in(directory).contains("REVIEWING")).isTrue();
        }
    }

    /// Each version leaves its ciphertext behind in pages and logs; without the key it is noise.
    @Test
    void theKeyOfARemovedDossierIsInNoFile() throws IOException {
        try (Scene scene = open()) {
            Dossier kept = dossier(scene, "kept", "x".repeat(3000));
            Dossier gone = dossier(scene, "gone", "y".repeat(3000));
            scene.commit(new Change.DossierSaved(kept), new Change.DossierSaved(gone));
            scene.commit(new Change.DossierSaved(
                    new Dossier(gone.id(), scene.ours, "verification", "gone", 2, gone.content())));
            byte[] keys = Files.readAllBytes(directory.resolve("dossiers.keys"));
            List<byte[]> wrapped = AtRest.pieces(Arrays.copyOfRange(keys, keys.length / 2, keys.length));
            assertThat(wrapped).hasSize(3).allMatch(AtRest.in(directory)::contains);

            scene.commit(new Change.DossierRemoved(gone.id(), scene.ours, "verification", "gone"));
            scene.reopen();

            assertThat(wrapped).noneMatch(AtRest.in(directory)::contains);
            assertThat(scene.archive().dossier(scene.ours, "verification", "kept"))
                    .contains(kept);
        }
    }

    /// The process dies between the commit and the overwriting: the next start finds the note of it.
    @Test
    void aKeyThatWasToBeOverwrittenIsOverwrittenAtTheNextStart() throws IOException, SQLException {
        byte[] wrapped;
        try (Scene scene = open()) {
            Dossier gone = dossier(scene, "gone", "y");
            scene.commit(new Change.DossierSaved(gone));
            wrapped = Files.readAllBytes(directory.resolve("dossiers.keys"));
            scene.commit(new Change.DossierRemoved(gone.id(), scene.ours, "verification", "gone"));
        }
        Files.write(directory.resolve("dossiers.keys"), wrapped);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Database.FILE))) {
            connection.createStatement().executeUpdate("INSERT OR IGNORE INTO dossier_shreds (slot) VALUES (0)");
        }

        try (Scene scene = open()) {
            assertThat(AtRest.in(directory).contains(wrapped)).isFalse();
            Dossier next = dossier(scene, "next", "z");
            scene.commit(new Change.DossierSaved(next));
            assertThat(scene.archive().dossier(scene.ours, "verification", "next"))
                    .contains(next);
        }
    }

    @Test
    void aDossierIsReadableAlthoughTheTransactionBeforeItCameToNothing() {
        try (Scene scene = open()) {
            Change.EventAccepted misplaced = scene.event().to(scene.first).made();
            scene.accept("scan-1", scene.first);
            Dossier lost = dossier(scene, "lost", "nothing");
            assertThatThrownBy(() -> scene.commit(new Change.DossierSaved(lost), misplaced))
                    .isInstanceOf(IllegalArgumentException.class);

            Dossier kept = dossier(scene, "kept", "something");
            scene.commit(new Change.DossierSaved(kept));
            scene.reopen();

            assertThat(scene.archive().dossier(scene.ours, "verification", "lost"))
                    .isEmpty();
            assertThat(scene.archive().dossier(scene.ours, "verification", "kept"))
                    .contains(kept);
        }
    }

    private static Dossier dossier(Scene scene, String name, String body) {
        Dossier.Content content = new Dossier.Content(
                "REVIEWING",
                scene.now(),
                Set.of(
                        Dossier.Mark.of("client", "client-with-a-name"),
                        Dossier.Mark.everywhere("token", "hash-of-a-token " + name)),
                Body.of(body.getBytes(StandardCharsets.UTF_8)));
        return new Dossier(new DossierId(scene.nextId()), scene.ours, "verification", name, 1, content);
    }

    /// Many events of mixed sizes, retries and old ones that are swept make pages move about before one
    /// person in ten is erased. No piece of their ciphertext may be left anywhere.
    @Test
    void theCiphertextOfAnErasedPersonIsInNoFile() throws IOException, SQLException {
        try (Scene scene = open()) {
            for (int i = 0; i < 300; i++) {
                scene.commit(scene.event()
                        .about("scan-" + i % 10)
                        .body("x".repeat(20 + i * 13 % 900))
                        .to(scene.first)
                        .made());
                scene.pass(Duration.ofMinutes(1));
            }
            scene.store().sweep(scene.now().minus(Duration.ofMinutes(250)), 1000);
            Mail about = scene.mail(scene.store().head(scene.first, "scan-3").orElseThrow());
            scene.commit(new Change.MailSaved(about));
            List<byte[]> pieces = ciphertextOf("scan-3", scene);
            assertThat(pieces).hasSizeGreaterThan(100).allMatch(AtRest.in(directory)::contains);

            scene.commit(new Change.SubjectErased(scene.ours, "scan-3", scene.now()));
            assertThat(pieces).noneMatch(AtRest.in(directory)::contains);
            scene.accept("scan-3", scene.first);
            scene.reopen();
            assertThat(pieces).noneMatch(AtRest.in(directory)::contains);
        }
    }

    @Test
    void whatIsPastItsRetentionIsInNoFileAndItsKeyNeither() throws IOException {
        try (Scene scene = open()) {
            scene.commit(scene.event().about("scan-1").to(scene.first).made());
            scene.commit(new Change.MailSaved(scene.mail()));
            byte[] old = Files.readAllBytes(sealedFiles().getFirst());
            scene.pass(Duration.ofDays(31));
            scene.accept("scan-2", scene.first);
            assertThat(sealedFiles()).hasSize(2);
            scene.store().sweep(scene.now(), 100);

            assertThat(sealedFiles()).hasSize(1);
            byte[] wrappedKey = Arrays.copyOfRange(old, SealedFile.HEADER - 60, SealedFile.HEADER);
            assertThat(AtRest.in(directory).contains(wrappedKey)).isFalse();
            assertThat(AtRest.pieces(Arrays.copyOfRange(old, SealedFile.HEADER, old.length)))
                    .isNotEmpty()
                    .noneMatch(AtRest.in(directory)::contains);
        }
    }

    @Test
    void aQuietStoreKeepsNoOldFileForWantOfNewEvents() throws IOException {
        try (Scene scene = open()) {
            scene.accept("scan-1", scene.first);
            scene.pass(Duration.ofDays(31));
            scene.store().sweep(scene.now(), 100);

            assertThat(sealedFiles()).isEmpty();
        }
    }

    private Scene open() {
        return new Scene(new OpenSqliteStore(directory, SMALL));
    }

    /// The ciphertexts of a subject's events and mails, found through the database.
    private List<byte[]> ciphertextOf(String subject, Scene scene) throws IOException, SQLException {
        long mark = new BlindIndex(OpenSqliteStore.KEY).mark(BlindIndex.Use.SUBJECT, scene.ours, subject);
        List<byte[]> pieces = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Database.FILE));
                ResultSet result = connection.createStatement().executeQuery("""
                        SELECT e.place, e.size FROM deliveries d JOIN events e ON e.id = d.event WHERE d.subject = %d
                        UNION ALL SELECT place, size FROM mails""".formatted(mark))) {
            while (result.next()) {
                Place place = new Place(result.getLong(1), result.getInt(2));
                Path file = directory.resolve("sealed").resolve("%010d.sealed".formatted(place.file()));
                byte[] content = Files.readAllBytes(file);
                pieces.addAll(AtRest.pieces(Arrays.copyOfRange(content, place.offset(), place.end())));
            }
        }
        return pieces;
    }

    private static DeliveryFilter about(Scene scene, String subject) {
        return new DeliveryFilter(scene.ours, subject, null, null, null, null, null, null, null);
    }

    private List<Path> sealedFiles() throws IOException {
        try (Stream<Path> found = Files.list(directory.resolve("sealed"))) {
            return found.sorted().toList();
        }
    }
}
