package tidings.sender.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Failure;
import tidings.engine.OAuth;
import tidings.engine.Secret;

/// Asks an OAuth endpoint for a token, over the same guarded connections and within the same limits as
/// everything else.
///
/// The configured request is the body: JSON when it reads as a JSON object, else a form; without one it is
/// the plain client credentials grant. The configured token authorises the request.
final class TokenRequest implements Tokens.Endpoint {
    /// The lifetime of a token whose issuer does not say, or says nothing sensible.
    static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
    private static final int LONGEST_TOKEN = 8 * 1024;
    private static final String DEFAULT_REQUEST = "grant_type=client_credentials";
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// A scheme of RFC 9110, 11.1, and what follows it.
    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9!#$%&'*+.^_`|~-]* +\\S.*");

    private final Connections connections;
    private final Destination.Book destinations;
    private final String userAgent;

    TokenRequest(Connections connections, Destination.Book destinations, String userAgent) {
        this.connections = connections;
        this.destinations = destinations;
        this.userAgent = userAgent;
    }

    /// The value of `Authorization` for a token: as it stands when it names its scheme, else as a Bearer
    /// token. Empty when it cannot stand in a header.
    static Optional<Secret> authorization(Secret token) {
        String text = token.reveal();
        if (text.isBlank() || text.length() > LONGEST_TOKEN || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.empty();
        }
        String stripped = text.strip();
        if (WITH_SCHEME.matcher(stripped).matches()) {
            return Optional.of(Secret.of(stripped));
        }
        return stripped.indexOf(' ') < 0 ? Optional.of(Secret.of("Bearer " + stripped)) : Optional.empty();
    }

    @Override
    public Tokens.Issue ask(OAuth oauth, Attempt attempt) {
        String endpoint = oauth.endpoint();
        if (endpoint == null || !(destinations.find(endpoint) instanceof Destination.Open to)) {
            return new Tokens.Issue.Failed(Failure.OAUTH_UNREACHABLE);
        }
        Secret own = oauth.token();
        Optional<Secret> authorization = own == null ? Optional.empty() : authorization(own);
        if (own != null && authorization.isEmpty()) {
            return new Tokens.Issue.Failed(Failure.OAUTH_INVALID);
        }
        ClassicHttpRequest request = request(to, oauth.request());
        authorization.ifPresent(value -> request.addHeader(HttpHeaders.AUTHORIZATION, value.reveal()));
        return switch (connections.send(new Connections.Post(to.route(), request, true), attempt)) {
            case Answer.Silence(Failure reason) -> new Tokens.Issue.Failed(ofSilence(reason));
            case Answer.Reply reply ->
                reply.isSuccess() ? read(reply.body()) : new Tokens.Issue.Failed(Failure.OAUTH_REFUSED);
        };
    }

    private ClassicHttpRequest request(Destination.Open to, @Nullable Secret configured) {
        String text = configured == null || configured.reveal().isBlank() ? DEFAULT_REQUEST : configured.reveal();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        ContentType type = isJsonObject(text) ? ContentType.APPLICATION_JSON : ContentType.APPLICATION_FORM_URLENCODED;
        ClassicHttpRequest request = new PostRequest(to, userAgent, type, body);
        request.addHeader(HttpHeaders.ACCEPT, "application/json");
        return request;
    }

    private static boolean isJsonObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static Tokens.Issue read(@Nullable Body body) {
        JsonNode answer;
        try {
            answer = body == null ? JSON.nullNode() : JSON.readTree(body.bytes());
        } catch (IOException notJson) {
            return new Tokens.Issue.Failed(Failure.OAUTH_INVALID);
        }
        JsonNode token = answer.path("access_token");
        JsonNode type = answer.path("token_type");
        boolean bearer = type.isMissingNode() || type.isNull() || type.asText().equalsIgnoreCase("bearer");
        if (!bearer || !token.isTextual() || !isToken(token.textValue())) {
            return new Tokens.Issue.Failed(Failure.OAUTH_INVALID);
        }
        return new Tokens.Issue.Issued(
                Secret.of("Bearer " + token.textValue()),
                lifetime(answer.path("expires_in").asLong(0)));
    }

    private static boolean isToken(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_TOKEN && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    private static Duration lifetime(long seconds) {
        if (seconds <= 0) {
            return DEFAULT_LIFETIME;
        }
        return seconds < LONGEST_LIFETIME.toSeconds() ? Duration.ofSeconds(seconds) : LONGEST_LIFETIME;
    }

    /// The same failure, said of the endpoint and not of the receiver.
    private static Failure ofSilence(Failure reason) {
        if (reason == Failure.INTERNAL) {
            return Failure.INTERNAL;
        }
        return reason == Failure.PROTOCOL ? Failure.OAUTH_INVALID : Failure.OAUTH_UNREACHABLE;
    }
}
