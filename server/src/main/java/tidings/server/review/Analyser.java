package tidings.server.review;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Secret;
import tidings.verification.Choice;
import tidings.verification.Claims;
import tidings.verification.Step;
import tidings.verification.Upload;
import tidings.verification.Verification;

/// Asks a program of the operator's what it sees: the pictures and what is known are posted to it as JSON,
/// and it answers with what it finds. `docs/analyser.md` is the contract.
///
/// It is asked up to three times, longer and longer apart; when it has no answer that holds, nothing is
/// analysed. The operator has set its address, so it may be in any network, as an OpenID provider may;
/// redirects are not followed. Thread-safe; blocks.
public final class Analyser implements Reviewer, AutoCloseable {
    /// How large an answer may be.
    static final int MAX_ANSWER = 1 << 20;

    private static final Logger LOG = Logger.getLogger(Analyser.class);
    private static final int TRIES = 3;
    private static final int AT_ONCE = 4;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;
    private static final JsonFactory JSON = new JsonFactory();

    private final Where where;
    private final Duration firstPause;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable HttpClient http;

    /// Where the program is.
    ///
    /// @param token sent along as a bearer token; absent means without
    /// @param timeout the whole time of one attempt
    public record Where(URI url, @Nullable Secret token, Duration timeout) {}

    /// @param firstPause how long to wait after the first attempt; the next pause is twice as long
    public Analyser(Where where, Duration firstPause) {
        this.where = where;
        this.firstPause = firstPause;
    }

    @Override
    public Finding review(Evidence evidence, Finding soFar) {
        try {
            turns.acquire();
            try {
                return ask(evidence);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.NOTHING;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (http != null) {
                http.shutdownNow();
            }
        }
    }

    private Finding ask(Evidence evidence) throws InterruptedException {
        Verification verification = evidence.verification();
        HttpRequest request = request(body(evidence));
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            Attempt outcome = attempt(request);
            switch (outcome) {
                case Attempt.Answered(Body json) -> {
                    return AnalyserAnswer.read(json.bytes(), verification).orElseGet(why -> {
                        LOG.warnf("The analyser's answer on %s does not hold: %s", verification.scanRef(), why);
                        return Finding.NOTHING;
                    });
                }
                case Attempt.Failed(String why, boolean again) -> {
                    if (!again || attempt == TRIES || closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        LOG.warnf("%s is not analysed: %s", verification.scanRef(), why);
                        return Finding.NOTHING;
                    }
                }
            }
            pause = pause.multipliedBy(2);
        }
    }

    private sealed interface Attempt {
        record Answered(Body json) implements Attempt {}

        record Failed(String why, boolean again) implements Attempt {}
    }

    private Attempt attempt(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
        try {
            HttpResponse<byte[]> response = answer.get(where.timeout().toMillis(), TimeUnit.MILLISECONDS);
            int code = response.statusCode();
            return code == OK
                    ? new Attempt.Answered(Body.of(response.body()))
                    : new Attempt.Failed(
                            "the analyser answers " + code, code >= SERVER_FAULT || code == TOO_MANY_REQUESTS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Attempt.Failed("the analyser does not answer in time", true);
        } catch (ExecutionException e) {
            return new Attempt.Failed("the analyser cannot be reached, or its answer breaks off", true);
        }
    }

    private synchronized HttpClient client() {
        HttpClient made = http;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(where.timeout())
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            http = made;
        }
        return made;
    }

    private HttpRequest request(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(where.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        Optional.ofNullable(where.token())
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        return request.build();
    }

    private static byte[] body(Evidence evidence) {
        Verification verification = evidence.verification();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("scanRef", verification.scanRef());
            json.writeStringField("tokenType", verification.terms().tokenType().name());
            json.writeStringField("today", evidence.today().toString());
            Choice choice = verification.choice();
            if (choice != null) {
                json.writeObjectFieldStart("choice");
                json.writeStringField("country", choice.country());
                json.writeStringField("document", choice.document().name());
                json.writeEndObject();
            }
            claims(json, verification.terms().claims());
            json.writeObjectFieldStart("images");
            for (var upload : verification.uploads().entrySet()) {
                image(json, evidence, upload.getKey(), upload.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void claims(JsonGenerator json, Claims claims) throws IOException {
        json.writeObjectFieldStart("claims");
        claim(json, "firstName", claims.firstName());
        claim(json, "lastName", claims.lastName());
        claim(json, "dateOfBirth", claims.dateOfBirth());
        claim(json, "dateOfExpiry", claims.dateOfExpiry());
        claim(json, "dateOfIssue", claims.dateOfIssue());
        claim(json, "sex", claims.sex());
        claim(json, "nationality", claims.nationality());
        claim(json, "personalNumber", claims.personalNumber());
        claim(json, "documentNumber", claims.documentNumber());
        claim(json, "address", claims.address());
        json.writeEndObject();
    }

    private static void claim(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }

    private static void image(JsonGenerator json, Evidence evidence, Step step, Upload upload) throws IOException {
        Optional<byte[]> content = evidence.file(step);
        if (content.isPresent()) {
            json.writeObjectFieldStart(step.name());
            json.writeStringField("mediaType", upload.file().mediaType());
            json.writeBinaryField("base64", content.get());
            json.writeEndObject();
        }
    }
}
