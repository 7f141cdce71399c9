package tidings.server.api.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.events.SigningKey;
import tidings.sender.http.EgressGuard;
import tidings.sender.http.HeaderRules;
import tidings.server.api.fields.Fields;
import tidings.server.api.fields.Given;
import tidings.server.api.notification.NotificationEdit.HeaderEdit;
import tidings.server.api.notification.NotificationEdit.KeyEdit;
import tidings.server.api.notification.NotificationEdit.OAuthEdit;
import tidings.server.api.notification.NotificationEdit.ReceiverEdit;

/// Reads the part of a notification that says where webhooks go and how they are dressed. No message quotes a
/// value, since most of them are secrets. Thread-safe.
@Singleton
final class ReceiverForm {
    static final int MIN_SIGNING_KEY = 16;
    static final int MAX_SIGNING_KEY = 512;
    static final Duration OVERLAP = Duration.ofHours(24);
    static final int MAX_OVERLAP_SECONDS = Math.toIntExact(Duration.ofDays(30).toSeconds());
    static final int MAX_TOKEN = 8 * 1024;
    static final int MAX_OAUTH_REQUEST = 8 * 1024;
    static final int MAX_TIMEOUT_SECONDS = 30;

    private static final Set<String> KEY_PARTS = Set.of("value", "generate", "overlapSeconds", "endOverlap");
    private static final Pattern TOKEN = Pattern.compile("([!-~]+ )?[!-~]+");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final EgressGuard guard;
    private final HeaderRules headerRules;
    private final RandomGenerator random;
    private final InstantSource clock;

    /// @param random draws signing keys, so nobody may be able to guess it
    /// @param clock tells when a key was replaced
    ReceiverForm(EgressGuard guard, HeaderRules headerRules, RandomGenerator random, InstantSource clock) {
        this.guard = guard;
        this.headerRules = headerRules;
        this.random = random;
        this.clock = clock;
    }

    /// @param workspace whose inbox may be the receiver, although it is an address of our own
    ReceiverEdit read(Fields fields, WorkspaceId workspace) {
        if (fields.value("includeBody", "null", Optional::of) instanceof Given.Value) {
            fields.fault("includeBody", "A webhook always carries the payload; this belongs to the type EMAIL.");
        }
        return new ReceiverEdit(
                url(fields, "receiver", url -> guard.checkReceiver(workspace, url)),
                fields.objects("headers", HeaderRules.MAX_HEADERS).map(this::headers),
                signingKey(fields),
                fields.object("oauth").map(this::oauth),
                fields.number("timeoutSeconds", 1, MAX_TIMEOUT_SECONDS).map(Duration::ofSeconds));
    }

    private static Given<String> url(Fields fields, String name, Function<String, EgressGuard.Verdict> check) {
        Given<String> given = fields.text(name);
        if (given instanceof Given.Value<String>(String url)
                && check.apply(url) instanceof EgressGuard.Verdict.Refused refused) {
            fields.fault(name, refused.sentence());
        }
        return given;
    }

    /// Two headers whose names differ only in case are one header to HTTP, so the second is refused.
    private List<HeaderEdit> headers(List<Fields> given) {
        Map<String, String> pathOfName = new HashMap<>();
        List<HeaderEdit> edits = new ArrayList<>();
        for (Fields header : given) {
            header.knowing(Set.of("key", "value"), Set.of("valueSet"));
            header.require("key");
            Given<Secret> value = headerValue(header);
            if (header.text("key") instanceof Given.Value<String>(String key)) {
                headerRules.problemOfName(key).ifPresent(why -> header.fault("key", why));
                String first = pathOfName.putIfAbsent(key.toLowerCase(Locale.ROOT), header.pathOf("key"));
                if (first != null) {
                    header.fault("key", "This is the same header as " + first + ", and a header is sent once.");
                }
                edits.add(new HeaderEdit(header.pathOf("value"), key, value));
            }
        }
        return edits;
    }

    private Given<Secret> headerValue(Fields header) {
        header.refuseNull("value");
        Given<String> given = header.text("value");
        if (given instanceof Given.Value<String>(String value)) {
            headerRules.problemOfValue(value).ifPresent(why -> header.fault("value", why));
        }
        return given.map(Secret::of);
    }

    private Given<KeyEdit> signingKey(Fields fields) {
        String wanted = "a text of " + MIN_SIGNING_KEY + " to " + MAX_SIGNING_KEY
                + " characters, or {\"generate\": true} to have one made";
        return fields.value("signingKey", wanted, node -> switch (node) {
            case ObjectNode asked -> keyAskedFor(asked, fields);
            case JsonNode text -> givenKey(text).map(key -> replacement(key, false, OVERLAP));
        });
    }

    private Optional<KeyEdit> keyAskedFor(ObjectNode asked, Fields fields) {
        if (!asked.properties().stream().map(Map.Entry::getKey).allMatch(KEY_PARTS::contains)) {
            return Optional.empty();
        }
        if (asked.size() == 1 && asked.path("endOverlap").booleanValue()) {
            return Optional.of(new KeyEdit.EndOfOverlap());
        }
        boolean generate = asked.path("generate").booleanValue();
        if (asked.has("endOverlap") || asked.has("value") == generate) {
            return Optional.empty();
        }
        Duration overlap = fields.object("signingKey")
                .map(parts -> parts.number("overlapSeconds", 0, MAX_OVERLAP_SECONDS)
                        .map(Duration::ofSeconds)
                        .over(OVERLAP, OVERLAP))
                .over(OVERLAP, OVERLAP);
        return generate
                ? Optional.of(replacement(SigningKey.generate(random), true, overlap))
                : givenKey(asked.path("value")).map(key -> replacement(key, false, overlap));
    }

    private static Optional<SigningKey> givenKey(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(ReceiverForm::isSigningKey)
                .map(SigningKey::of);
    }

    private KeyEdit replacement(SigningKey key, boolean generated, Duration overlap) {
        return new KeyEdit.Replacement(key, generated, clock.instant(), overlap);
    }

    /// Any characters will do that can be written as bytes.
    private static boolean isSigningKey(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= MIN_SIGNING_KEY
                && length <= MAX_SIGNING_KEY
                && text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private OAuthEdit oauth(Fields oauth) {
        oauth.knowing(Set.of("endpoint", "token", "request"), Set.of("tokenSet", "requestSet"));
        return new OAuthEdit(url(oauth, "endpoint", guard::checkUrl), token(oauth), request(oauth));
    }

    private static Given<Secret> token(Fields oauth) {
        String wanted = "a token, or a scheme and a token such as Basic YTpi, of at most " + MAX_TOKEN
                + " visible ASCII characters";
        return oauth.text(
                "token",
                wanted,
                text -> Optional.of(text).filter(ReceiverForm::isToken).map(Secret::of));
    }

    private static boolean isToken(String text) {
        return text.length() <= MAX_TOKEN && TOKEN.matcher(text).matches();
    }

    private static Given<Secret> request(Fields oauth) {
        String wanted = "a JSON object, or a form such as grant_type=client_credentials&scope=events, of at most "
                + MAX_OAUTH_REQUEST + " characters";
        return oauth.value("request", wanted, node -> {
            String text = node.isTextual() ? node.textValue() : node.toString();
            boolean fits = text.length() <= MAX_OAUTH_REQUEST
                    && (node.isObject() || (node.isTextual() && (isForm(text) || isJsonObject(text))));
            return fits ? Optional.of(Secret.of(text)) : Optional.empty();
        });
    }

    private static boolean isForm(String text) {
        for (String pair : text.split("&", -1)) {
            boolean visible = pair.chars().allMatch(c -> c > ' ' && c <= '~');
            if (!visible || pair.indexOf('=') < 1 || pair.startsWith("{")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJsonObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
