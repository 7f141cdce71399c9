package tidings.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tidings.engine.Failure;
import tidings.engine.Outcome;

class CircuitTest {
    private static final Outcome SUCCESS = new Outcome.Delivered(200);
    private static final Outcome NO_ANSWER = new Outcome.Unanswered(Failure.TIMED_OUT);

    @Test
    void givesMoreSendsAtOnceWithEachSuccessUpToTheMost() {
        Circuit circuit = new Circuit(64, 5);

        IntStream.range(0, 1000).forEach(i -> circuit.note(SUCCESS));

        assertThat(circuit.limit()).isEqualTo(64);
    }

    @Test
    void givesHalfAsManyWithEachFailure() {
        Circuit circuit = new Circuit(8, 5);

        circuit.note(NO_ANSWER);

        assertThat(circuit.limit()).isEqualTo(4);
    }

    @Test
    void opensOnceAfterSoManyFailuresInARow() {
        Circuit circuit = new Circuit(64, 3);

        assertThat(circuit.note(NO_ANSWER)).isFalse();
        assertThat(circuit.note(NO_ANSWER)).isFalse();
        assertThat(circuit.note(NO_ANSWER)).isTrue();
        assertThat(circuit.note(NO_ANSWER)).isFalse();
        assertThat(circuit.open()).isTrue();
        assertThat(circuit.limit()).isEqualTo(1);
    }

    @Test
    void closesWhenTheReceiverAnswersAgain() {
        Circuit circuit = new Circuit(64, 3);
        IntStream.range(0, 10).forEach(i -> circuit.note(NO_ANSWER));

        circuit.note(SUCCESS);

        assertThat(circuit.open()).isFalse();
        assertThat(circuit.limit()).isEqualTo(8);
    }

    @Test
    void learnsNothingAboutTheReceiverFromAFaultOfOurs() {
        Circuit circuit = new Circuit(10, 1);

        assertThat(circuit.note(new Outcome.Unanswered(Failure.INTERNAL))).isFalse();
        assertThat(circuit.open()).isFalse();
        assertThat(circuit.limit()).isEqualTo(8);
    }

    @Test
    void takesARefusalOfOneRequestForAnAnswerButNotAServerErrorOrTooManyRequests() {
        Circuit circuit = new Circuit(64, 1);

        assertThat(circuit.note(new Outcome.Refused(422, null))).isFalse();
        assertThat(circuit.note(new Outcome.Refused(500, null))).isTrue();
        circuit.note(SUCCESS);
        assertThat(circuit.note(new Outcome.Refused(429, null))).isTrue();
    }
}
