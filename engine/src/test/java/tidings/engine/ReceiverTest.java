package tidings.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tidings.events.SigningKey;

final class ReceiverTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void aReplacedKeySignsBesideTheNewOneUntilTheOverlapEnds() {
        Receiver rotated = rotated(keyed("one"), "two", NOW);

        assertThat(rotated.signingKeysAt(NOW)).containsExactly(key("two"), key("one"));
        assertThat(rotated.signingKeysAt(NOW.plus(DAY).minusNanos(1))).containsExactly(key("two"), key("one"));
        assertThat(rotated.signingKeysAt(NOW.plus(DAY))).containsExactly(key("two"));
    }

    @Test
    void aSecondRotationWithinTheOverlapKeepsTheKeyThatReceiversKnow() {
        Receiver twice = rotated(rotated(keyed("one"), "two", NOW), "three", NOW.plusSeconds(5));

        assertThat(twice.signingKeysAt(NOW.plusSeconds(6))).containsExactly(key("three"), key("two"), key("one"));
    }

    @Test
    void aRotationWithoutOverlapEndsAllEarlierKeys() {
        assertThat(rotated(keyed("one"), "two", NOW).retiringAfter(key("three"), NOW, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void aKeyThatIsSetAgainRetiresNothing() {
        assertThat(keyed("one").retiringAfter(key("one"), NOW, DAY)).isEmpty();
    }

    @Test
    void forgetsKeysWhoseTimeIsOverAndTheOldestOfTooMany() {
        Receiver receiver = rotated(keyed("0"), "1", NOW.minus(DAY));
        List<SigningKey> expected = new ArrayList<>();
        for (int i = 2; i < 9; i++) {
            receiver = rotated(receiver, Integer.toString(i), NOW.plusSeconds(i));
            expected.addFirst(key(Integer.toString(i)));
        }

        assertThat(receiver.signingKeysAt(NOW.plusSeconds(10)))
                .isEqualTo(expected.subList(0, 1 + Receiver.MAX_RETIRING_KEYS));
    }

    private static Receiver rotated(Receiver before, String key, Instant at) {
        return new Receiver(before.url(), List.of(), key(key), before.retiringAfter(key(key), at, DAY), null, null);
    }

    private static Receiver keyed(String key) {
        return new Receiver("https://a.example/", List.of(), key(key), null, null);
    }

    private static SigningKey key(String name) {
        return SigningKey.of("signing-key-" + name);
    }
}
