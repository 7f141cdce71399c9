package tidings.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.ApiKey;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Directory;
import tidings.engine.port.Store;

final class ApiKeyCheckTest {
    private static final SecretHasher HASHER = new SecretHasher(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private static final WorkspaceId OURS = new WorkspaceId(1);
    private static final WorkspaceId THEIRS = new WorkspaceId(2);
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");
    private static final ApiKey OUR_KEY = key("ours", OURS, "our:secret ž", null);
    private static final ApiKey THEIR_KEY = key("theirs", THEIRS, "their-secret", NOW.plusMillis(1));
    private static final Directory DIRECTORY =
            directory(OUR_KEY, THEIR_KEY, key("expired", OURS, "expired-secret", NOW));

    private final ApiKeyCheck check = new ApiKeyCheck(HASHER, () -> NOW);

    @Test
    void findsTheCallerOfAKeyAndItsSecret() {
        assertThat(check.caller(DIRECTORY, basic("ours:our:secret ž"))).contains(new Caller.ApiClient(OUR_KEY));
        assertThat(check.caller(DIRECTORY, basic("theirs:their-secret"))).contains(new Caller.ApiClient(THEIR_KEY));
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(check.caller(DIRECTORY, "bAsIc  " + base64("theirs:their-secret")))
                .contains(new Caller.ApiClient(THEIR_KEY));
    }

    @Test
    void findsNobodyForAKeyWhoseTimeIsOver() {
        assertThat(check.caller(DIRECTORY, basic("expired:expired-secret"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ours:their-secret",
                "ours:",
                "ours",
                ":",
                "",
                "nobody:our:secret ž",
                "nobody:",
                "OURS:our:secret ž",
                "ours:our:secret ž ",
                "theirs:their-secret\0"
            })
    void findsNobodyForAnythingElse(String credentials) {
        assertThat(check.caller(DIRECTORY, basic(credentials))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Basic dGhlaXJzOnRoZWlyLXNlY3JldA=", "Bearer dGhlaXJz"})
    void findsNobodyForAHeaderThatIsNotOne(String header) {
        assertThat(check.caller(DIRECTORY, header)).isEmpty();
    }

    @Test
    void looksAtNoHeaderThatIsTooLong() {
        assertThat(check.caller(DIRECTORY, basic("ours:" + "x".repeat(10_000)))).isEmpty();
    }

    private static ApiKey key(String key, WorkspaceId workspace, String secret, @Nullable Instant expiresAt) {
        return new ApiKey(
                key, workspace, "First key", HASHER.hash(secret), ApiKey.Scope.FULL, Instant.EPOCH, expiresAt);
    }

    private static String basic(String credentials) {
        return "Basic " + base64(credentials);
    }

    private static String base64(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    private static Directory directory(ApiKey... keys) {
        return Directory.of(new Store.Recovered(
                0, List.of(), List.of(keys), List.of(), List.of(), List.of(), Set.of(), List.of(), Store.People.NONE));
    }
}
