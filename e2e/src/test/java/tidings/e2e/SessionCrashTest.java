package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` while sessions run out: each of them is told once, however often the server dies over it.
final class SessionCrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 5);
    private static final int SESSIONS_A_ROUND = 60;
    private static final Duration SETTLED = Duration.ofSeconds(90);
    private static final Pattern SCAN_REF = Pattern.compile("\"scanRef\":\"([0-9a-f-]{36})\"");
    private static final Pattern TOKEN_ANSWER = Pattern.compile("\"scanRef\" ?: ?\"([0-9a-f-]{36})\"");

    @TempDir
    Path data;

    @Test
    void eachSessionThatRunsOutIsToldOnceAlthoughTheServerIsKilled() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("session crash: seed " + seed + "; -Dcrash.seed=" + seed + " draws the same moments again");
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Set<String>> told = new ConcurrentHashMap<>();
        Set<String> made = ConcurrentHashMap.newKeySet();
        try (RawReceiver receiver = RawReceiver.that(request -> {
                    Matcher found = SCAN_REF.matcher(new String(request.body(), StandardCharsets.UTF_8));
                    assertThat(found.find()).isTrue();
                    told.computeIfAbsent(found.group(1), none -> ConcurrentHashMap.newKeySet())
                            .add(request.webhookId());
                    return Reply.OK;
                });
                Tidings tidings = Tidings.start(Setup.open(data))) {
            tidings.api()
                    .subscribe(
                            Webhook.to(receiver.url(), "IDENTIFICATION_EXPIRED").retrying(20));
            for (int round = 0; round < ROUNDS; round++) {
                Instant due = Instant.now().plusSeconds(3);
                for (int i = 0; i < SESSIONS_A_ROUND; i++) {
                    make(tidings.api(), due, made);
                }
                TimeUnit.MILLISECONDS.sleep(
                        Math.max(0, Duration.between(Instant.now(), due).toMillis()) + random.nextLong(1_200));
                tidings.kill();
                tidings.startAgain();
            }
            Waiting.whether(
                    SETTLED,
                    () -> told.keySet().containsAll(made)
                            && tidings.api().deliveries("state=PENDING").isEmpty());
            System.out.println("session crash: made " + made.size() + ", told " + told.size() + ", rounds " + ROUNDS);

            assertThat(made).hasSizeGreaterThan(ROUNDS * SESSIONS_A_ROUND / 2);
            assertThat(told.keySet()).containsAll(made);
            assertThat(told.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        }
    }

    /// A token that waits until then.
    private static void make(Api api, Instant due, Set<String> made) {
        long seconds = Math.max(1, Duration.between(Instant.now(), due).toSeconds());
        Answer answer = api.post("/api/v2/token", "{\"clientId\":\"client-1\",\"expiryTime\":" + seconds + "}");
        Matcher found = TOKEN_ANSWER.matcher(answer.expecting(201).text());
        assertThat(found.find()).as(answer.text()).isTrue();
        made.add(found.group(1));
    }
}
