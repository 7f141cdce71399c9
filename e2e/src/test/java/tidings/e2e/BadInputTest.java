package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What must not be let in, and that the answer says why.
@ExtendWith(SharedTidings.class)
final class BadInputTest {
    private static final int LIMIT = 1 << 20;

    @Test
    void theLargestPayloadArrivesByteForByte(Tidings tidings) {
        String payload = payloadOf(LIMIT);
        try (RawReceiver receiver = RawReceiver.answering(Reply.OK);
                Subscription _ = tidings.api().subscribe(Webhook.to(receiver.url(), "COMPANY_DELETE"))) {
            tidings.api().publish(Events.event("COMPANY_DELETE", payload));

            assertThat(receiver.await(1).getFirst().body()).isEqualTo(payload.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aPayloadOneByteLargerIsTooLarge(Tidings tidings) {
        Answer answer = tidings.api().post("/api/v1/events", Events.event("COMPANY_DELETE", payloadOf(LIMIT + 1)));

        assertThat(answer.expecting(413).faultyFields()).containsExactly("payload");
    }

    @Test
    void aBodyBeyondAllMeasureIsRefusedUnread(Tidings tidings) throws IOException {
        try (Wire wire = Wire.to(tidings.port())) {
            wire.write(Wire.publishing("Content-Length: " + (100L << 20)));

            assertThat(wire.answer())
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json")
                    .contains("\"field\":\"body\"");
        }
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("invalid UTF-8", "body", withPayload(bytes("{\"a\":\""), new byte[] {(byte) 0xc3, 0x28})),
                Arguments.of(
                        "an overlong form", "body", withPayload(bytes("{\"a\":\""), new byte[] {(byte) 0xc0, (byte) 0xaf
                        })),
                Arguments.of(
                        "a byte order mark",
                        "body",
                        joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, event())),
                Arguments.of(
                        "UTF-16",
                        "body",
                        new String(event(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of(
                        "depth",
                        "payload.a" + "[0]".repeat(62),
                        withPayload(bytes("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))),
                Arguments.of("a long number", "payload.a", withPayload(bytes("{\"a\":" + "9".repeat(10_000) + "}"))),
                Arguments.of("a long name", "payload", withPayload(bytes("{\"" + "n".repeat(10_000) + "\":1}"))),
                Arguments.of("a scalar", "body", bytes("42")),
                Arguments.of("an array", "body", bytes("[]")),
                Arguments.of("nothing", "body", new byte[0]),
                Arguments.of("no JSON", "body", bytes("type=COMPANY_DELETE")),
                Arguments.of("half of it", "body", bytes("{\"type\": \"COMPANY_DELETE\", \"payload\": {")),
                Arguments.of("more behind the end", "body", joined(event(), bytes(" {}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aBodyThatIsNotPlainJsonIsRefused(String what, String field, byte[] body, Tidings tidings) {
        Answer answer = tidings.api().post("/api/v1/events", body).expecting(400);

        assertThat(answer.faultyFields()).as(what).containsExactly(field);
        assertThat(answer.json().path("detail").asText())
                .as(what)
                .startsWith(field + ": This ")
                .doesNotContain("Exception");
    }

    @Test
    void aBatchWithTooManyEventsIsRefusedAsAWhole(Tidings tidings) {
        Answer answer = tidings.api().post("/api/v1/events/batch", "[" + "{},".repeat(1_000) + "{}]");

        assertThat(answer.expecting(400).faultyFields()).containsExactly("body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\": \"COMPANY_DELETE\", \"type\": \"COMPANY_DELETE\", \"payload\": {}} | type",
                "{\"type\": \"COMPANY_DELETE\", \"payload\": {\"companyId\": \"a\", \"companyId\": \"b\"}}"
                        + " | payload.companyId",
                "{\"type\": \"COMPANY_DELETE\", \"payload\": {\"manager\": {\"id\": 1, \"id\": 2}}} | payload.manager.id",
                "{\"type\": \"COMPANY_DELETE\", \"payload\": 42} | payload",
                "{\"type\": \"COMPANY_DELETE\"} | payload",
                "{\"type\": \"COMPANY_DELETED\", \"payload\": {}} | type",
                "{\"type\": 7, \"payload\": {}} | type",
                "{\"type\": \"COMPANY_DELETE\", \"scanref\": \"a\", \"payload\": {}} | scanref"
            })
    void aFieldThatIsWrongIsNamed(String event, String field, Tidings tidings) {
        Answer answer = tidings.api().post("/api/v1/events", event).expecting(400);

        assertThat(answer.faultyFields()).contains(field);
    }

    @ParameterizedTest
    @CsvSource({
        "'X-Bad\r\nX-More', value, headers[0].key",
        "'', value, headers[0].key",
        "'X Bad', value, headers[0].key",
        "'X-Ümlaut', value, headers[0].key",
        "Host, value, headers[0].key",
        "content-length, 0, headers[0].key",
        "TRANSFER-ENCODING, chunked, headers[0].key",
        "Connection, close, headers[0].key",
        "Expect, 100-continue, headers[0].key",
        "TE, trailers, headers[0].key",
        "Trailer, X-After, headers[0].key",
        "idenfy-signature, forged, headers[0].key",
        "Idenfy-Event-Type, forged, headers[0].key",
        "Webhook-Id, forged, headers[0].key",
        "Webhook-Timestamp, 0, headers[0].key",
        "Webhook-Signature, forged, headers[0].key",
        "X-Good, 'a\r\nX-More: b', headers[0].value",
        "X-Good, 'a\0b', headers[0].value",
        "X-Good, ž, headers[0].value"
    })
    void aHeaderThatCouldForgeARequestIsRefused(String key, String value, String field, Tidings tidings) {
        Webhook webhook =
                Webhook.to("https://example.com/hook", "COMPANY_DELETE").withHeader(key, value);

        Answer answer = tidings.api().post("/api/v1/notifications", webhook.json());

        assertThat(answer.expecting(400).faultyFields()).containsExactly(field);
    }

    @Test
    void aHeaderValueOf64KibibytesIsRefused(Tidings tidings) {
        Webhook webhook =
                Webhook.to("https://example.com/hook", "COMPANY_DELETE").withHeader("X-Long", "v".repeat(64 << 10));

        Answer answer = tidings.api().post("/api/v1/notifications", webhook.json());

        assertThat(answer.expecting(400).faultyFields()).containsExactly("headers[0].value");
    }

    @Test
    void headersThatDifferOnlyInCaseAreOneHeader(Tidings tidings) {
        Webhook webhook = Webhook.to("https://example.com/hook", "COMPANY_DELETE")
                .withHeader("X-Team", "a")
                .withHeader("x-team", "b");

        Answer answer = tidings.api().post("/api/v1/notifications", webhook.json());

        assertThat(answer.expecting(400).faultyFields()).containsExactly("headers[1].key");
    }

    @Test
    void withoutTheRightKeyNothingIsAnswered(Tidings tidings) {
        try (Api stranger = new Api(tidings.url(), Setup.API_KEY, "not-the-secret-at-all")) {
            for (String path : new String[] {"/api/v1/notifications", "/api/v1/deliveries", "/api/v1/mails"}) {
                Answer answer = stranger.get(path).expecting(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
            }
            stranger.post("/api/v1/events", Events.numbered("a", 1)).expecting(401);
        }
    }

    /// A valid payload of exactly so many bytes.
    private static String payloadOf(int bytes) {
        String start = "{\"companyId\":\"large\",\"date\":\"2026-01-31T08:00:00Z\",\"manager\":null,\"note\":\"";
        return start + "n".repeat(bytes - start.length() - 2) + "\"}";
    }

    private static byte[] event() {
        return bytes(Events.numbered("a", 1));
    }

    private static byte[] withPayload(byte[]... parts) {
        return joined(bytes("{\"type\":\"COMPANY_DELETE\",\"payload\":"), joined(parts), bytes("}"));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
