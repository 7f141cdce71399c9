package tidings.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @Test
    void growWithinAMillisecond() {
        IdSequence ids = new IdSequence(0, 0);

        long first = ids.next(NOON);
        long second = ids.next(NOON);

        assertThat(second).isGreaterThan(first);
    }

    @Test
    void growWhenTheClockStepsBack() {
        IdSequence ids = new IdSequence(0, 0);

        long before = ids.next(NOON);
        long after = ids.next(NOON.minus(Duration.ofHours(1)));

        assertThat(after).isGreaterThan(before);
    }

    @Test
    void goOnBehindTheGreatestInUse() {
        long used = new IdSequence(0, 0).next(NOON.plusSeconds(60));

        assertThat(new IdSequence(0, used).next(NOON)).isGreaterThan(used);
    }

    @Test
    void ofTwoNodesNeverMeet() {
        IdSequence one = new IdSequence(1, 0);
        IdSequence two = new IdSequence(2, 0);

        assertThat(one.next(NOON)).isNotEqualTo(two.next(NOON));
    }

    @Test
    void spanTheTimeInWhichTheyWereMade() {
        long id = new IdSequence(63, 0).next(NOON);

        assertThat(id)
                .isGreaterThanOrEqualTo(IdSequence.firstAt(NOON))
                .isLessThan(IdSequence.firstAt(NOON.plusMillis(1)));
    }

    @Test
    void readWhatTheyWrite() {
        DeliveryId id = new DeliveryId(new IdSequence(5, 0).next(NOON));

        assertThat(DeliveryId.parse(id.toString())).contains(id);
        assertThat(DeliveryId.parse(new DeliveryId(Long.MAX_VALUE).toString()))
                .contains(new DeliveryId(Long.MAX_VALUE));
    }

    @Test
    void sortAsTextLikeAsNumbers() {
        String earlier = new EventId(31).toString();
        String later = new EventId(32).toString();

        assertThat(earlier).isLessThan(later);
    }

    @Test
    void holdNoDotSinceItSeparatesThePartsOfASignature() {
        assertThat(new DeliveryId(new IdSequence(5, 0).next(NOON)).toString()).matches("dlv_[0-9a-z]{13}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dlv_",
                "dlv_000000000000",
                "dlv_00000000000000",
                "evt_0000000000000",
                "dlv_000000000000u",
                "dlv_000000000000U",
                "dlv_zzzzzzzzzzzzz",
                "0000000000000dlv_"
            })
    void areNotReadFromOtherText(String text) {
        assertThat(DeliveryId.parse(text)).isEmpty();
    }

    @Test
    void areNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventId(-1)).withMessageContaining("-1");
    }
}
