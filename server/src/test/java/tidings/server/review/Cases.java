package tidings.server.review;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentType;
import tidings.events.Identification.Platform;
import tidings.server.pictures.Pictures;
import tidings.verification.AllowedDocuments;
import tidings.verification.Choice;
import tidings.verification.Claims;
import tidings.verification.Policy;
import tidings.verification.Redirects;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.Terms;
import tidings.verification.Terms.TokenType;
import tidings.verification.Upload;
import tidings.verification.Upload.StoredFile;
import tidings.verification.Verification;
import tidings.verification.Visit;

/// Evidence for tests: a person has just handed something in, and may be asked once more.
final class Cases {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String REF = "7d0a1c52-0f3e-11f0-9c1a-0242ac120002";
    static final Claims ADA = claims("ADA", "LOVELACE", LocalDate.of(1985, 12, 10));

    private TokenType tokenType = TokenType.IDENTIFICATION;
    private Claims claims = Claims.NONE;
    private @Nullable Integer ageLimit;
    private boolean checks = true;
    private int attempt = 1;
    private @Nullable Choice choice = new Choice("LT", DocumentType.PASSPORT);
    private final Map<Step, byte[]> files = new LinkedHashMap<>();

    static Claims claims(String first, String last, LocalDate birth) {
        return new Claims(first, last, birth, null, null, null, null, null, null, null);
    }

    Cases documentOnly() {
        tokenType = TokenType.DOCUMENT;
        return this;
    }

    Cases claiming(Claims next) {
        claims = next;
        return this;
    }

    Cases ageLimit(int years) {
        ageLimit = years;
        return this;
    }

    Cases unchecked() {
        checks = false;
        return this;
    }

    Cases lastAttempt() {
        attempt = 2;
        return this;
    }

    Cases choosing(String country, DocumentType document) {
        choice = new Choice(country, document);
        return this;
    }

    Cases showing(Step step, byte[] file) {
        files.put(step, file);
        return this;
    }

    Verification verification() {
        Policy usual = Policy.USUAL;
        Policy policy = new Policy(
                true,
                true,
                true,
                1,
                3,
                ageLimit,
                null,
                usual.textRatio(),
                usual.mrzRatio(),
                true,
                checks,
                checks,
                usual.retention());
        Terms terms = new Terms(
                "client",
                null,
                tokenType,
                claims,
                Redirects.NONE,
                "en",
                true,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                AllowedDocuments.USUAL,
                false,
                Map.of(),
                Map.of(),
                null,
                policy,
                false);
        Map<Step, Upload> uploads = new LinkedHashMap<>();
        files.forEach((step, file) -> uploads.put(
                step,
                new Upload(
                        new StoredFile(
                                step.name() + "-1", file[0] == '%' ? "application/pdf" : "image/jpeg", file.length),
                        NOW,
                        0,
                        java.util.Set.of())));
        return new Verification(
                REF,
                terms,
                NOW,
                new Stage.Checking(NOW, NOW),
                new Visit(NOW, Platform.PC, null),
                choice,
                uploads,
                attempt,
                null,
                null,
                List.of(),
                null);
    }

    Evidence evidence() {
        Map<Step, byte[]> kept = new HashMap<>(files);
        return new Evidence(verification(), NOW, step -> Optional.ofNullable(kept.get(step)), new Pictures(2));
    }

    static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port + "/review");
    }
}
