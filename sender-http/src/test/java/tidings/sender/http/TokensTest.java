package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Failure;
import tidings.engine.NotificationId;
import tidings.engine.OAuth;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.sender.http.Tokens.Issue;

class TokensTest {
    private final Deadlines deadlines = new Deadlines(() -> {});
    private final Attempt attempt = deadlines.begin(Duration.ofHours(1));
    private final List<Issue> answers = new ArrayList<>();
    private final OAuth oauth = new OAuth("https://a.example/", null, null);
    private final Tokens.Owner owner = new Tokens.Owner(new WorkspaceId(1), new NotificationId(1), oauth);
    private long now;
    private int asked;
    private Tokens tokens;

    @BeforeEach
    void open() {
        tokens = new Tokens(
                (settings, within) -> {
                    asked++;
                    return answers.removeFirst();
                },
                () -> now);
    }

    @AfterEach
    void close() {
        deadlines.close();
    }

    private void issues(String token, Duration lifetime) {
        answers.add(new Issue.Issued(Secret.of(token), lifetime));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private String token() {
        return tokens.get(owner, attempt) instanceof Grant.Token token
                ? token.authorization().reveal()
                : "denied";
    }

    @Test
    void renewsATokenShortlyBeforeItExpires() {
        issues("a", Duration.ofHours(1));
        issues("b", Duration.ofHours(1));
        assertThat(token()).isEqualTo("a");
        pass(Duration.ofHours(1).minus(Tokens.MARGIN).minusNanos(1));
        assertThat(token()).isEqualTo("a");
        pass(Duration.ofNanos(1));
        assertThat(token()).isEqualTo("b");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void renewsATokenOfShortLifeWhenATenthOfItIsLeft() {
        issues("a", Duration.ofSeconds(10));
        issues("b", Duration.ofSeconds(10));
        assertThat(token()).isEqualTo("a");
        pass(Duration.ofMillis(8_999));
        assertThat(token()).isEqualTo("a");
        pass(Duration.ofMillis(1));
        assertThat(token()).isEqualTo("b");
    }

    @Test
    void remembersAFailureForAMomentOnly() {
        answers.add(new Issue.Failed(Failure.OAUTH_REFUSED));
        issues("a", Duration.ofHours(1));
        assertThat(tokens.get(owner, attempt)).isEqualTo(new Grant.Denied(Failure.OAUTH_REFUSED));
        pass(Tokens.BETWEEN_REQUESTS.minusNanos(1));
        assertThat(tokens.get(owner, attempt)).isEqualTo(new Grant.Denied(Failure.OAUTH_REFUSED));
        assertThat(asked).isOne();
        pass(Duration.ofNanos(1));
        assertThat(token()).isEqualTo("a");
    }

    @Test
    void twoSendsThatWereRefusedTheSameTokenRenewItOnce() {
        issues("a", Duration.ofHours(1));
        issues("b", Duration.ofHours(1));
        Grant.Token first = (Grant.Token) tokens.get(owner, attempt);
        Grant renewed = tokens.renew(owner, attempt, first);
        assertThat(tokens.renew(owner, attempt, first)).isEqualTo(renewed).isNotEqualTo(first);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void renewsNoOftenerThanOnceInAMoment() {
        issues("a", Duration.ofHours(1));
        issues("b", Duration.ofHours(1));
        issues("c", Duration.ofHours(1));
        Grant.Token first = (Grant.Token) tokens.get(owner, attempt);
        Grant.Token second = (Grant.Token) tokens.renew(owner, attempt, first);
        assertThat(tokens.renew(owner, attempt, second)).isInstanceOf(Grant.Denied.class);
        pass(Tokens.BETWEEN_REQUESTS);
        assertThat(tokens.renew(owner, attempt, second)).isInstanceOf(Grant.Token.class);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void otherSettingsNeedAnotherToken() {
        issues("a", Duration.ofHours(1));
        issues("b", Duration.ofHours(1));
        OAuth changed = new OAuth("https://a.example/", Secret.of("new"), null);
        token();
        assertThat(tokens.get(new Tokens.Owner(new WorkspaceId(1), new NotificationId(1), changed), attempt))
                .isInstanceOf(Grant.Token.class);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aFaultWhileAskingLeavesNobodyWaiting() {
        Tokens faulty = new Tokens(
                (settings, within) -> {
                    throw new IllegalStateException("fault");
                },
                () -> now);
        try {
            faulty.get(owner, attempt);
        } catch (IllegalStateException expected) {
            assertThat(faulty.get(owner, attempt)).isEqualTo(new Grant.Denied(Failure.INTERNAL));
        }
    }
}
