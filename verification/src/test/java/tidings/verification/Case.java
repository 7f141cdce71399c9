package tidings.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tidings.events.DocumentExpiration;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.FaceStatus;
import tidings.events.Identification;
import tidings.events.Identification.Platform;
import tidings.events.MismatchTag;
import tidings.verification.Ruling.Emission;
import tidings.verification.Ruling.Forgotten;
import tidings.verification.Ruling.Granted;
import tidings.verification.Ruling.Refusal;
import tidings.verification.Ruling.Refused;

/// One verification, a clock that is turned by hand, and all that was told.
final class Case {
    static final Instant START = Instant.parse("2026-03-31T08:00:00Z");
    static final Links LINKS = (scanRef, name, file) -> URI.create("https://files.example.org/" + scanRef + "/" + name);
    static final Workflow WORKFLOW = new Workflow(LINKS);
    static final String SCAN_REF = "7d0a1c52-0f3e-11f0-9c1a-0242ac120002";

    final List<Emission> told = new ArrayList<>();
    Verification v;
    Instant now = START;

    private Case(Terms terms) {
        v = WORKFLOW.begin(SCAN_REF, terms, "API key abc", START);
    }

    /// A token that was just made.
    static Case of(SomeTerms terms) {
        return new Case(terms.build());
    }

    /// A session that was just opened, with a passport chosen.
    static Case opened(SomeTerms terms) {
        return of(terms).act(open()).act(new Action.Choose("LT", DocumentType.PASSPORT));
    }

    /// A session with everything uploaded that it asks for.
    static Case uploaded(SomeTerms terms) {
        Case one = opened(terms);
        Journey.of(one.v).asked().forEach(step -> one.act(show(step)));
        return one;
    }

    /// A session that waits for its automatic review.
    static Case submitted(SomeTerms terms) {
        return uploaded(terms).act(new Action.Submit());
    }

    /// A verification that waits for a reviewer.
    static Case reviewing(SomeTerms terms) {
        Case one = submitted(terms).act(new Action.FinishAutoReview(good()));
        assertThat(one.v.stage()).isInstanceOf(Stage.Reviewing.class);
        return one;
    }

    static Action.Open open() {
        return new Action.Open(Platform.MOBILE, "192.0.2.10");
    }

    static Action.Show show(Step step, Flaw... flaws) {
        return new Action.Show(step, file(step.name() + ".jpg", "image/jpeg"), Set.of(flaws));
    }

    static Upload.StoredFile file(String key, String mediaType) {
        return new Upload.StoredFile(key, mediaType, 1234);
    }

    static AutoReview good() {
        return auto(FaceStatus.FACE_MATCH, DocumentStatus.DOC_VALIDATED);
    }

    static AutoReview auto(FaceStatus face, DocumentStatus document) {
        return auto(face, document, Map.of());
    }

    static AutoReview auto(FaceStatus face, DocumentStatus document, Map<Step, Set<Flaw>> flaws) {
        return new AutoReview(
                START.plusSeconds(61),
                face,
                document,
                data(LocalDate.of(2031, 4, 30)),
                Set.of(),
                Set.of(),
                flaws,
                List.of(),
                List.of());
    }

    static AutoReview suspected() {
        AutoReview good = good();
        return new AutoReview(
                good.at(),
                good.face(),
                good.document(),
                good.data(),
                Set.of(),
                Set.of(MismatchTag.DATE_OF_BIRTH),
                Map.of(),
                List.of(),
                List.of());
    }

    static ManualReview approve() {
        return manual(DocumentStatus.DOC_VALIDATED, data(LocalDate.of(2031, 4, 30)));
    }

    static ManualReview deny() {
        return manual(DocumentStatus.DOC_FAKE, data(LocalDate.of(2031, 4, 30)), "DOC_FAKE");
    }

    static ManualReview manual(DocumentStatus document, Map<DataField, String> data, String... denyReasons) {
        return new ManualReview(
                START.plusSeconds(300),
                "ann@example.org",
                FaceStatus.FACE_MATCH,
                document,
                null,
                data,
                Set.of(),
                Set.of(),
                List.of(denyReasons),
                null,
                false);
    }

    static Map<DataField, String> data(LocalDate expiry) {
        return Map.of(
                DataField.DOC_FIRST_NAME, "ADA",
                DataField.DOC_LAST_NAME, "EXAMPLE",
                DataField.DOC_NUMBER, "X0000001",
                DataField.DOC_DOB, "1990-01-02",
                DataField.DOC_TYPE, "PASSPORT",
                DataField.DOC_SEX, "FEMALE",
                DataField.DOC_NATIONALITY, "LT",
                DataField.DOC_EXPIRY, expiry.toString());
    }

    /// Does something that must be possible.
    Case act(Action action) {
        Ruling ruling = WORKFLOW.decide(v, action, now);
        assertThat(ruling).as(action.toString()).isInstanceOf(Granted.class);
        Granted granted = (Granted) ruling;
        v = granted.next();
        told.addAll(granted.emissions());
        return this;
    }

    /// Why something is impossible.
    Refusal refused(Action action) {
        Ruling ruling = WORKFLOW.decide(v, action, now);
        assertThat(ruling).as(action.toString()).isInstanceOf(Refused.class);
        return ((Refused) ruling).why();
    }

    Case later(Duration time) {
        now = now.plus(time);
        return this;
    }

    Case at(Instant time) {
        now = time;
        return this;
    }

    Case wake() {
        return act(new Action.Wake());
    }

    /// Wakes it when it wants to be woken next.
    Case wakeWhenDue() {
        return at(WORKFLOW.wakeAt(v).orElseThrow()).wake();
    }

    boolean isForgottenNow() {
        return WORKFLOW.decide(v, new Action.Wake(), now) instanceof Forgotten;
    }

    /// What was told, in one line each.
    List<String> news() {
        return told.stream().map(Case::line).toList();
    }

    Identification lastBody() {
        return (Identification) told.getLast().payload();
    }

    private static String line(Emission emission) {
        String name = emission.type().wireName();
        return switch (emission.payload()) {
            case Identification body ->
                name.replace("IDENTIFICATION_", "") + " " + body.status().overall() + (body.isFinal() ? " final" : "");
            case DocumentExpiration body -> body.expirationThreshold() + " " + body.documentExpiration();
            default -> throw new IllegalStateException(name);
        };
    }

    List<Happening.Kind> history() {
        return v.history().stream().map(Happening::kind).toList();
    }
}
