package tidings.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.Identification.Platform;
import tidings.events.Identification.StepMethod;
import tidings.events.IdentificationStatus.AdditionalStepsResult;
import tidings.events.MismatchTag;
import tidings.events.OverallStatus;

/// Draws terms, actions and reviews, sensible ones and others.
final class Drawn {
    private static final List<Step> STEPS =
            List.of(Step.FRONT, Step.BACK, Step.FACE, Step.UTILITY_BILL, Step.SECOND_UTILITY_BILL, SomeTerms.PAYSLIP);
    private static final List<String> REVIEWERS = List.of("ann@example.org", "bob@example.org");
    private static final List<String> COUNTRIES = List.of("LT", "DE", "XK", "ZZ", "lt", "");

    private final Chance chance;
    private final LocalDate expiry;

    Drawn(Chance chance) {
        this.chance = chance;
        this.expiry = LocalDate.ofInstant(Case.START, ZoneOffset.UTC).plusDays(chance.between(-3, 90));
    }

    Terms terms() {
        SomeTerms terms = SomeTerms.usual()
                .reviews(chance.percent(60), chance.percent(60))
                .autoWebhook(chance.percent(80))
                .attempts(chance.between(0, 2))
                .retakes(chance.between(0, 3))
                .licenceBack(chance.percent(50))
                .retention(Duration.ofDays(chance.oneOf(1, 30, 365, 3650)));
        if (chance.percent(20)) {
            terms.documentOnly();
        }
        if (chance.percent(30)) {
            terms.utilityBill();
        }
        if (chance.percent(30)) {
            StepTerms step = new StepTerms(
                    chance.oneOf(StepMethod.values()),
                    chance.percent(50) ? List.of("employer", "net") : List.of(),
                    Map.of(),
                    true,
                    true,
                    true);
            terms.additional(Map.of(
                    chance.oneOf(Terms.ALL, "LT"),
                    Map.of(chance.oneOf(Terms.ALL, "PASSPORT"), Map.of(SomeTerms.PAYSLIP, step))));
        }
        if (chance.percent(30)) {
            terms.sandbox();
        }
        if (chance.percent(20)) {
            terms.documents(new AllowedDocuments(
                    Map.of("LT", Set.of(DocumentType.PASSPORT), "DE", Set.of(DocumentType.DRIVER_LICENSE))));
        }
        return terms.build();
    }

    /// What brings the verification on, most likely.
    Action sensible(Verification v) {
        return switch (v.stage()) {
            case Stage.Waiting _ -> chance.percent(85) ? open() : any(v);
            case Stage.Collecting _ -> collecting(v);
            case Stage.Checking _ -> new Action.FinishAutoReview(auto(v));
            case Stage.Reviewing _ ->
                chance.percent(60)
                        ? new Action.Review(manual(v))
                        : new Action.Claim(chance.oneOf(REVIEWERS), Duration.ofMinutes(15));
            case Stage.Decided _ ->
                chance.percent(60)
                        ? new Action.RequestInformation(
                                Duration.ofHours(chance.between(0, 24)), chance.percent(70), "API key abc")
                        : any(v);
            case Stage.Updating _ ->
                Journey.of(v).next().<Action>map(this::show).orElseGet(Action.GiveInformation::new);
            case Stage.Expired _, Stage.Cancelled _ -> any(v);
        };
    }

    private Action collecting(Verification v) {
        if (v.choice() == null) {
            List<String> countries = Journey.countries(v.terms());
            String country = countries.contains("LT") && chance.percent(50) ? "LT" : chance.oneOf(countries);
            return new Action.Choose(
                    country, chance.oneOf(List.copyOf(new TreeSet<>(Journey.documents(v.terms(), country)))));
        }
        return Journey.of(v).next().<Action>map(this::show).orElseGet(Action.Submit::new);
    }

    /// Anything at all.
    Action any(Verification v) {
        return switch (chance.between(0, 15)) {
            case 0 -> open();
            case 1 -> new Action.Choose(chance.oneOf(COUNTRIES), chance.oneOf(DocumentType.values()));
            case 2 -> show(chance.oneOf(STEPS));
            case 3 -> new Action.Submit();
            case 4 -> direct();
            case 5 -> new Action.FinishAutoReview(auto(v));
            case 6 -> chance.percent(30) ? new Action.Cancel("person") : new Action.Wake();
            case 7 -> new Action.Wake();
            case 8 -> new Action.Claim(chance.oneOf(REVIEWERS), Duration.ofMinutes(chance.between(0, 20)));
            case 9 -> new Action.Release(chance.oneOf(REVIEWERS));
            case 10 -> new Action.Review(manual(v));
            case 11 -> new Action.RequestInformation(Duration.ofHours(24), chance.percent(50), "API key abc");
            case 12 -> new Action.GiveInformation();
            case 13 -> new Action.AddStep(chance.oneOf(STEPS), file(), "API key abc");
            case 14 -> new Action.PretendAuto(chance.oneOf(OverallStatus.values()), "API key abc");
            default ->
                new Action.PretendManual(
                        chance.oneOf(FaceStatus.values()), chance.oneOf(DocumentStatus.values()), "API key abc");
        };
    }

    private Action open() {
        return new Action.Open(chance.oneOf(Platform.values()), chance.oneOf("192.0.2.10", null, "9".repeat(50)));
    }

    private Action show(Step step) {
        return new Action.Show(step, file(), chance.percent(75) ? Set.of() : flaws());
    }

    private Action direct() {
        Map<Step, Upload.StoredFile> files = new HashMap<>();
        STEPS.stream().filter(_ -> chance.percent(80)).forEach(step -> files.put(step, file()));
        return new Action.ProcessDirectly(
                chance.oneOf(COUNTRIES), chance.oneOf(null, DocumentType.PASSPORT), files, "API key abc");
    }

    private Upload.StoredFile file() {
        return new Upload.StoredFile(
                "f" + chance.upTo(1_000_000), chance.oneOf("image/jpeg", "application/pdf"), chance.upTo(10_000_000));
    }

    private Set<Flaw> flaws() {
        return EnumSet.of(chance.oneOf(Flaw.values()), chance.oneOf(Flaw.values()));
    }

    AutoReview auto(Verification v) {
        Map<Step, Set<Flaw>> flaws = new HashMap<>();
        STEPS.stream().filter(_ -> chance.percent(20)).forEach(step -> flaws.put(step, flaws()));
        return new AutoReview(
                v.createdAt().plusSeconds(chance.upTo(1000)),
                chance.percent(60) ? FaceStatus.FACE_MATCH : chance.oneOf(faces()),
                chance.percent(70) ? DocumentStatus.DOC_VALIDATED : chance.oneOf(DocumentStatus.values()),
                data(),
                tags(FraudTag.class),
                tags(MismatchTag.class),
                flaws,
                chance.percent(80) ? List.of() : List.of(Case.SCAN_REF, text(), ""),
                chance.percent(80) ? List.of() : List.of(text()));
    }

    ManualReview manual(Verification v) {
        FaceStatus face = chance.percent(80) ? FaceStatus.FACE_MATCH : chance.oneOf(faces());
        DocumentStatus document =
                chance.percent(80) ? DocumentStatus.DOC_VALIDATED : chance.oneOf(DocumentStatus.values());
        boolean good = face == FaceStatus.FACE_MATCH && document == DocumentStatus.DOC_VALIDATED;
        return new ManualReview(
                v.createdAt().plusSeconds(chance.upTo(5000)),
                chance.oneOf(REVIEWERS),
                face,
                document,
                chance.oneOf(null, AdditionalStepsResult.VALID, AdditionalStepsResult.INVALID),
                data(),
                tags(FraudTag.class),
                tags(MismatchTag.class),
                good == chance.percent(95) ? List.of() : List.of("DOC_FAKE", text()),
                chance.oneOf(null, text()),
                chance.percent(50));
    }

    private Map<DataField, String> data() {
        Map<DataField, String> data = new EnumMap<>(DataField.class);
        for (DataField field : DataField.values()) {
            if (chance.percent(30)) {
                data.put(field, text());
            }
        }
        if (chance.percent(80)) {
            data.put(DataField.DOC_EXPIRY, expiry.toString());
        } else {
            data.remove(DataField.DOC_EXPIRY);
        }
        return data;
    }

    /// Empty, long, with what JSON and databases dislike, or of the form that some field wants.
    private String text() {
        return switch (chance.between(0, 7)) {
            case 0 -> "";
            case 1 -> "x".repeat(chance.between(1, 700));
            case 2 -> "\u0000\uD83D \n\t\"\\<" + "é".repeat(chance.between(0, 40));
            case 3 -> "\uD83D\uDE00".repeat(chance.between(1, 300));
            case 4 -> LocalDate.of(2000, 1, 1).plusDays(chance.between(0, 9999)).toString();
            case 5 -> chance.oneOf("LT", "PASSPORT", "MALE", "OVER_18", "ZZ");
            default -> "ADA " + chance.upTo(1_000_000);
        };
    }

    private <E extends Enum<E>> Set<E> tags(Class<E> type) {
        Set<E> tags = new HashSet<>();
        if (chance.percent(15)) {
            tags.add(chance.oneOf(type.getEnumConstants()));
            tags.add(chance.oneOf(type.getEnumConstants()));
        }
        return tags;
    }

    private static List<FaceStatus> faces() {
        List<FaceStatus> faces = new ArrayList<>(List.of(FaceStatus.values()));
        faces.add(null);
        return faces;
    }

    /// Another time than now: a little or much later, and at times earlier.
    Instant step(Verification v, Instant now) {
        boolean inSession = v.stage() instanceof Stage.Waiting || v.stage() instanceof Stage.Collecting;
        if (inSession && chance.percent(80)) {
            return now.plusSeconds(chance.between(-60, 120));
        }
        Duration forward = switch (chance.between(0, 5)) {
            case 0, 1 -> Duration.ofSeconds(chance.upTo(60));
            case 2 -> Duration.ofSeconds(chance.upTo(3600));
            case 3 -> Duration.ofHours(chance.upTo(100));
            case 4 -> Duration.ofDays(chance.upTo(60));
            default -> Duration.ofSeconds(-chance.upTo(chance.percent(80) ? 300 : 40 * 86_400));
        };
        return now.plus(forward);
    }
}
