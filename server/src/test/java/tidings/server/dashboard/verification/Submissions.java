package tidings.server.dashboard.verification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidings.engine.Actor;
import tidings.engine.WorkspaceId;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.FaceStatus;
import tidings.events.Identification.Platform;
import tidings.events.MismatchTag;
import tidings.events.OverallStatus;
import tidings.server.files.FileType;
import tidings.server.files.Vault;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.AllowedDocuments;
import tidings.verification.AutoReview;
import tidings.verification.Claims;
import tidings.verification.DataField;
import tidings.verification.Policy;
import tidings.verification.Redirects;
import tidings.verification.Step;
import tidings.verification.Terms;
import tidings.verification.Terms.TokenType;

/// Verifications of a workspace, brought to where a test needs them.
public final class Submissions {
    private static final Claims ADA =
            new Claims("ADA", "EXAMPLE", LocalDate.of(1990, 1, 3), null, null, null, "LT", null, null, null);

    private static final byte[] BILL = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final Verifications verifications;
    private final Vault vault;
    private final WorkspaceId workspace;

    public Submissions(Verifications verifications, Vault vault, WorkspaceId workspace) {
        this.verifications = verifications;
        this.vault = vault;
        this.workspace = workspace;
    }

    /// One whose token nobody has opened.
    public Held waiting(String clientId, boolean sandbox) {
        return verifications
                .create(workspace, terms(clientId, false, sandbox), "API key test")
                .held();
    }

    /// One with an outcome that was made up.
    Held decided(String clientId, OverallStatus overall) {
        return done(verifications.act(waiting(clientId, true), new Action.PretendAuto(overall, "API key test")));
    }

    /// One that waits for a reviewer, since the machine suspects it.
    Held reviewing(String clientId) {
        return reviewing(clientId, suspected(Map.of()));
    }

    /// One that waits for a reviewer after this result. The server's own review must not come first, so it is begun
    /// anew when it did.
    Held reviewing(String clientId, AutoReview review) {
        return reviewing(clientId, review, false);
    }

    /// One that waits for a reviewer, with a utility bill.
    Held withBill(String clientId) {
        return reviewing(clientId, suspected(Map.of()), true);
    }

    private Held reviewing(String clientId, AutoReview review, boolean bill) {
        while (true) {
            Held shown = shown(clientId, bill);
            Held submitted = done(verifications.act(shown, new Action.Submit()));
            if (verifications.act(submitted, new Action.FinishAutoReview(review)) instanceof Acted.Done done) {
                return done.held();
            }
            verifications.delete(workspace, shown.scanRef(), Actor.OPERATOR);
        }
    }

    /// One of which everything was shown.
    ///
    /// @param bill whether a utility bill too
    Held shown(String clientId, boolean bill) {
        Held held = verifications
                .create(workspace, terms(clientId, bill, false), "API key test")
                .held();
        Held opened = done(verifications.act(held, new Action.Open(Platform.MOBILE, "192.0.2.10")));
        Held chosen = done(verifications.act(opened, new Action.Choose("LT", DocumentType.ID_CARD)));
        Held front = show(chosen, Step.FRONT, Drawings.front("ADA", "EXAMPLE"));
        Held back = show(front, Step.BACK, Drawings.back());
        Held last = show(back, Step.FACE, Drawings.face());
        return bill ? show(last, Step.UTILITY_BILL, FileType.PDF, BILL) : last;
    }

    private Held show(Held held, Step step, byte[] picture) {
        return show(held, step, FileType.JPEG, picture);
    }

    private Held show(Held held, Step step, FileType type, byte[] file) {
        return done(verifications.act(
                held, new Action.Show(step, vault.keep(held.fileKey(), held.scanRef(), step, type, file), Set.of())));
    }

    /// A result that suspects: another date of birth than was given.
    static AutoReview suspected(Map<DataField, String> more) {
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        data.put(DataField.DOC_FIRST_NAME, "ADA");
        data.put(DataField.DOC_LAST_NAME, "EXAMPLE");
        data.put(DataField.DOC_NUMBER, "X0000001");
        data.put(DataField.DOC_DOB, "1990-01-02");
        data.put(DataField.DOC_EXPIRY, "2031-04-30");
        data.put(DataField.DOC_TYPE, "ID_CARD");
        data.put(DataField.DOC_SEX, "FEMALE");
        data.put(DataField.DOC_NATIONALITY, "LT");
        data.put(DataField.DOC_ISSUING_COUNTRY, "LT");
        data.putAll(more);
        return result(FaceStatus.FACE_MATCH, DocumentStatus.DOC_VALIDATED, data, Set.of(MismatchTag.DATE_OF_BIRTH));
    }

    /// A result that decides nothing.
    static AutoReview undecided() {
        return result(FaceStatus.FACE_NOT_ANALYSED, DocumentStatus.DOC_NOT_ANALYSED, Map.of(), Set.of());
    }

    private static AutoReview result(
            FaceStatus face, DocumentStatus document, Map<DataField, String> data, Set<MismatchTag> tags) {
        return new AutoReview(Instant.now(), face, document, data, Set.of(), tags, Map.of(), List.of(), List.of());
    }

    /// As it stands now.
    Held now(Held held) {
        return verifications.find(workspace, held.scanRef()).orElseThrow();
    }

    private static Terms terms(String clientId, boolean bill, boolean sandbox) {
        return new Terms(
                clientId,
                "order-" + clientId,
                TokenType.IDENTIFICATION,
                ADA,
                Redirects.NONE,
                "en",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                AllowedDocuments.USUAL,
                bill,
                Map.of(),
                Map.of(),
                null,
                Policy.USUAL,
                sandbox);
    }

    private static Held done(Acted acted) {
        if (acted instanceof Acted.Done done) {
            return done.held();
        }
        throw new AssertionError("It cannot be done: " + acted);
    }
}
