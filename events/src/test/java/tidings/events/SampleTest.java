package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {

    private static final Pattern HOST = Pattern.compile("(?:https?://|@)([^/\"?]+)");
    private static final Pattern IPV4 = Pattern.compile("\"(\\d+\\.\\d+\\.\\d+)\\.\\d+\"");

    @ParameterizedTest
    @EnumSource
    void everySampleIsValid(EventType type) {
        assertThat(Bodies.faults(type, Bodies.sample(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everySampleHasEveryPropertyOfItsSchema(EventType type) {
        Set<String> described = new HashSet<>();
        Bodies.parse(type.schema()).get("properties").fieldNames().forEachRemaining(described::add);
        Set<String> shown = new HashSet<>();
        Bodies.sample(type).fieldNames().forEachRemaining(shown::add);
        assertThat(shown).isEqualTo(described);
    }

    @ParameterizedTest
    @EnumSource
    void everySampleSurvivesTheWayThroughItsRecord(EventType type) {
        Payload payload = PayloadCodec.read(type, type.sample().getBytes(UTF_8));
        assertThat(payload).isInstanceOf(type.payloadType());
        assertThat(Bodies.parse(PayloadCodec.write(payload))).isEqualTo(Bodies.sample(type));
        assertThat(PayloadCodec.read(type, PayloadCodec.write(payload))).isEqualTo(payload);
    }

    @ParameterizedTest
    @EnumSource
    void noSamplePointsToARealHostOrPerson(EventType type) {
        Matcher hosts = HOST.matcher(type.sample());
        while (hosts.find()) {
            assertThat(hosts.group(1)).matches("([a-z]+\\.)?example\\.(org|com)");
        }
        Matcher addresses = IPV4.matcher(type.sample());
        while (addresses.find()) {
            assertThat(addresses.group(1)).isIn("192.0.2", "198.51.100", "203.0.113");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySampleNamesItsSubjectWhereTheTypeSaysItIs(EventType type) {
        JsonNode sample = Bodies.sample(type);
        Stream.concat(type.subjectField().stream(), type.clientIdField().stream())
                .forEach(field ->
                        assertThat(sample.path(field).isTextual()).as(field).isTrue());
    }

    @Test
    void noTwoSamplesAreTheSame() {
        assertThat(Stream.of(EventType.values()).map(Bodies::sample)).doesNotHaveDuplicates();
    }

    @Test
    void identificationSamplesShowWhatTellsTheirEventsApart() {
        JsonNode auto = Bodies.sample(EventType.IDENTIFICATION_AUTO_FINISHED);
        assertThat(auto.at("/final").booleanValue()).isFalse();
        assertThat(auto.at("/status/autoFace").isTextual()).isTrue();
        assertThat(auto.at("/status/manualFace").isNull()).isTrue();

        JsonNode manual = Bodies.sample(EventType.IDENTIFICATION_MANUAL_FINISHED);
        assertThat(manual.at("/final").booleanValue()).isTrue();
        assertThat(manual.at("/status/manualDocument").isTextual()).isTrue();
        assertThat(manual.at("/data/manuallyDataChanged").booleanValue()).isTrue();

        JsonNode resubmitted = Bodies.sample(EventType.IDENTIFICATION_RESUBMITTED);
        assertThat(resubmitted.at("/final").booleanValue()).isFalse();
        assertThat(resubmitted.at("/additionalSteps/UTILITY_BILL").textValue()).isEqualTo("UPLOAD");

        for (EventType type : List.of(EventType.IDENTIFICATION_EXPIRED, EventType.IDENTIFICATION_CANCELLED)) {
            JsonNode unfinished = Bodies.sample(type);
            assertThat(unfinished.at("/final").booleanValue()).isTrue();
            assertThat(unfinished.at("/status/overall").textValue()).isEqualTo("EXPIRED");
            assertThat(unfinished.at("/status/autoFace").isNull()).isTrue();
            assertThat(unfinished.at("/data/docFirstName").isNull()).isTrue();
            assertThat(unfinished.at("/fileUrls").isEmpty()).isTrue();
        }
    }
}
