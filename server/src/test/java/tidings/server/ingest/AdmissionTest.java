package tidings.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Publication;
import tidings.events.EventType;
import tidings.server.api.Problem;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.ProblemException;

final class AdmissionTest {
    private static final WorkspaceId WORKSPACE = new WorkspaceId(7);
    private static final PayloadSchemas SCHEMAS = new PayloadSchemas();
    private static final int MAX = 1 << 20;
    private static final String CALL = "{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":%s}";

    private final Admission admission = new Admission(SCHEMAS, MAX);

    @ParameterizedTest
    @EnumSource(EventType.class)
    void admitsEachSampleByteForByte(EventType type) {
        Publication publication = admit("{\"type\":\"" + type.wireName() + "\", \"payload\": " + type.sample() + " }");

        assertThat(publication.type()).isEqualTo(type);
        assertThat(new String(publication.body().bytes(), UTF_8))
                .isEqualTo(type.sample().strip());
        assertThat(publication.subject() == null).isEqualTo(type.subjectField().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scanRef\":\"c-1\"}",
                "{ \"scanRef\" :\t\"c-1\" ,\r\n \"x\" : 1.000 , \"y\":1E5,\"z\":[ ] }",
                "{\"scanRef\":\"\\u0063-1\",\"ž\":\"日本 𝔘 \\/ \\ud83d\\ude00\"}",
                "{\"scanRef\":\"c-1\",\"n\":1e400,\"m\":-0.0,\"big\":123456789012345678901234567890}"
            })
    void keepsThePayloadAsItWasWritten(String payload) {
        Publication publication = admit(" {\"payload\" :  " + payload + "\n , \"type\":\"VIDEO_CALL_FINISHED\"}\n");

        assertThat(new String(publication.body().bytes(), UTF_8)).isEqualTo(payload);
        assertThat(publication.subject()).isEqualTo("c-1");
    }

    @Test
    void takesSubjectAndClientFromThePayload() {
        Publication publication = admit("{\"type\":\"IDENTIFICATION_AUTO_FINISHED\",\"payload\":"
                + EventType.IDENTIFICATION_AUTO_FINISHED.sample() + "}");

        assertThat(EventType.IDENTIFICATION_AUTO_FINISHED.sample())
                .contains("\"" + publication.subject() + "\"")
                .contains("\"" + publication.clientId() + "\"");
    }

    @Test
    void takesSubjectAndClientFromTheRequestWhereThePayloadHasNone() {
        Publication publication =
                admit("{\"type\":\"AML_MONITORING_EXPIRATION\",\"scanRef\":\"s-1\",\"clientId\":\"k-1\","
                        + "\"payload\":" + EventType.AML_MONITORING_EXPIRATION.sample() + "}");

        assertThat(publication.subject()).isEqualTo("s-1");
        assertThat(publication.clientId()).isEqualTo("k-1");
    }

    @Test
    void takesANullForNothing() {
        Publication publication = admit("{\"type\":\"VIDEO_CALL_FINISHED\",\"scanRef\":null,\"clientId\":null,"
                + "\"payload\":{\"scanRef\":\"c-1\"}}");

        assertThat(publication.subject()).isEqualTo("c-1");
        assertThat(publication.clientId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type":"VIDEO_CALL_FINISHED"}                             | payload  | This field is missing.
                    {"payload":{"scanRef":"c"}}                         | type     | This field is missing.
                    {"type":null,"payload":{"scanRef":"c"}}             | type     | This must be a string.
                    {"type":["a"],"payload":{"scanRef":"c"}}            | type     | This must be a string.
                    {"type":"VIDEO_CALL_FINISHED","payload":null}              | payload  | This must be a JSON object.
                    {"type":"VIDEO_CALL_FINISHED","payload":7}                 | payload  | This must be a JSON object.
                    {"type":"VIDEO_CALL_FINISHED","payload":"{}"}              | payload  | This must be a JSON object.
                    {"type":"VIDEO_CALL_FINISHED","payload":[{}]}              | payload  | This must be a JSON object.
                    {"type":"DOCUMENT_EXPIRATION","payload":{"scanRef":"s","clientId":"k","documentExpiration":"2029-09-14"}} | payload.expirationThreshold | This field is missing.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":7}}   | payload.scanRef | This must be a string or null, but it is a number.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},"type":"VIDEO_CALL_FINISHED"} | type | This field is given twice.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c","x":1,"x":1}}             | payload.x | This field is given twice.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c","a":[{},{"b":{},"b":{}}]}}| payload.a[1].b | This field is given twice.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c","\\u0061":1,"a":1}}       | payload.a | This field is given twice.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},"scanref":"c"} | scanref | There is no such field; there are type, scanRef, clientId, payload.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},"idempotencyKey":"c"} | idempotencyKey | There is no such field; there are type, scanRef, clientId, payload.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},"scanRef":7}   | scanRef | This must be a string.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},"scanRef":"d"} | scanRef | This must be the same as payload.scanRef, or be left out.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},"clientId":""} | clientId | This must be 1 to 200 characters long, without control characters.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"a\\nb"}}   | payload.scanRef | This must be 1 to 200 characters long, without control characters.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"\\ud800"}} | payload.scanRef | This must be 1 to 200 characters long, without control characters.
                    """)
    void namesTheFieldThatIsWrong(String body, String field, String message) {
        assertThat(refused(body)).isEqualTo(Problem.ofFields(400, List.of(new FieldError(field, message))));
    }

    @Test
    void listsTheTypesWhenOneIsUnknown() {
        Problem problem = refused("{\"type\":\"IDENTIFICATION_FINISHED\",\"payload\":{}}");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("type");
            assertThat(error.message())
                    .startsWith("This must be one of IDENTIFICATION, ")
                    .contains("SOS_REPORT");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                | This is empty; it must be JSON.
                    `  `                              | This must be a JSON object with type and payload.
                    7                                 | This must be a JSON object with type and payload.
                    "x"                               | This must be a JSON object with type and payload.
                    true                              | This must be a JSON object with type and payload.
                    null                              | This must be a JSON object with type and payload.
                    [{}]                              | This must be a JSON object with type and payload.
                    {"type":"VIDEO_CALL_FINISHED","pay     | This ends in the middle of its JSON; it seems to be cut off.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c" | This ends in the middle of its JSON; it seems to be cut off.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"}} x  | This is not valid JSON at line 1, column 58.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"}} {} | This goes on behind the end of its JSON.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c"},}   | This is not valid JSON at line 1, column 57.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":NaN}}    | This is not valid JSON at line 1, column 55.
                    {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"c","n":01}} | This is not valid JSON at line 1, column 61.
                    {'type':"VIDEO_CALL_FINISHED"}         | This is not valid JSON at line 1, column 2.
                    {"type":"VIDEO_CALL_FINISHED" /* */}   | This is not valid JSON at line 1, column 31.
                    """)
    void refusesWhatIsNotJson(String body, String message) {
        assertThat(refused(body)).isEqualTo(Problem.ofField(400, "body", message));
    }

    @Test
    void refusesAByteOrderMark() {
        assertThat(refused("\ufeff" + CALL.formatted("{\"scanRef\":\"c\"}")))
                .isEqualTo(Problem.ofField(
                        400, "body", "This begins with a byte order mark; JSON must be sent without one."));
    }

    @Test
    void refusesOtherEncodings() {
        String body = CALL.formatted("{\"scanRef\":\"c\"}");

        for (var charset : List.of(
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_32LE,
                StandardCharsets.UTF_32BE)) {
            assertThat(refused(body.getBytes(charset)).errors())
                    .as(charset.name())
                    .singleElement()
                    .satisfies(error -> {
                        assertThat(error.field()).isEqualTo("body");
                        assertThat(error.message()).contains("UTF-8");
                    });
        }
    }

    @Test
    void refusesInvalidUtf8InsideAString() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"scanRef\":\"".getBytes(UTF_8));
        body.write(new byte[] {(byte) 0xc0, (byte) 0x80});
        body.write("\"}}".getBytes(UTF_8));

        assertThat(refused(body.toByteArray()))
                .isEqualTo(Problem.ofField(400, "body", "This is not valid UTF-8: byte 52 is wrong."));
    }

    @Test
    void refusesDeepNestingWithoutExhaustingTheStack() {
        String start = "{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"scanRef\":\"c\",\"x\":";
        String message = "This is nested too deeply; 64 levels are allowed.";

        assertThat(refused(start + "[".repeat(100_000)))
                .isEqualTo(Problem.ofField(400, "payload.x" + "[0]".repeat(62), message));
        assertThat(refused(start + "{\"a\":".repeat(100_000)))
                .isEqualTo(Problem.ofField(400, "payload.x" + ".a".repeat(62), message));
        assertThat(refused("[".repeat(100_000)).errors())
                .containsExactly(new FieldError("body", "This must be a JSON object with type and payload."));
        assertThat(refused("{\"type\":" + "[".repeat(100_000)).errors())
                .containsExactly(new FieldError("type" + "[0]".repeat(63), message));
    }

    @Test
    void takesWhatIsNestedJustDeepEnough() {
        String payload = "{\"scanRef\":\"c\",\"x\":" + "[".repeat(62) + "]".repeat(62) + "}";

        assertThat(admit(CALL.formatted(payload)).body().size()).isEqualTo(payload.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    payload.n       | {"scanRef":"c","n":%s}
                    payload.n       | {"scanRef":"c","n":-0.%s}
                    payload.n       | {"scanRef":"c","n":1e%s}
                    payload.a[1].n  | {"scanRef":"c","a":[{},{"m":1,"n":%s}]}
                    payload.a[2]    | {"scanRef":"c","a":[1,2,%s,3]}
                    """)
    void refusesEndlessNumbers(String field, String payload) {
        assertThat(refused(CALL.formatted(payload.formatted("9".repeat(10_000)))))
                .isEqualTo(Problem.ofField(400, field, "This is a number of more than 100 digits."));
    }

    @Test
    void refusesANumberThatIsBothEndlessAndAsDeepAsAllowed() {
        String payload = "{\"scanRef\":\"c\",\"x\":" + "[".repeat(62) + "9".repeat(10_000);

        assertThat(refused(CALL.formatted(payload)).errors())
                .containsExactly(
                        new FieldError("payload.x" + "[0]".repeat(62), "This is a number of more than 100 digits."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    body         | {"%s":1}
                    body         | {"type":"VIDEO_CALL_FINISHED","%s":1}
                    payload      | {"type":"VIDEO_CALL_FINISHED","payload":{"%s":1}}
                    payload      | {"type":"VIDEO_CALL_FINISHED","payload":{"n":1,"%s":1}}
                    payload.a[0] | {"type":"VIDEO_CALL_FINISHED","payload":{"a":[{"s":"","%s":1}]}}
                    """)
    void refusesEndlessNames(String field, String body) {
        assertThat(refused(body.formatted("n".repeat(10_000))))
                .isEqualTo(Problem.ofField(400, field, "This has a field whose name is longer than 1000 characters."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400", "1e999999999", "1E+2147483648", "0.1e-999999999"})
    void judgesExtremeNumbersWithoutFailing(String number) {
        String sample =
                EventType.IDENTIFICATION.sample().replaceFirst("\"startTime\":\\s*\\d+", "\"startTime\": " + number);

        byte[] body = ("{\"type\":\"IDENTIFICATION\",\"payload\":" + sample + "}").getBytes(UTF_8);
        try {
            assertThat(new String(admission.single(WORKSPACE, body, null).body().bytes(), UTF_8))
                    .contains(number);
        } catch (ProblemException e) {
            assertThat(e.problem().errors()).extracting(FieldError::field).containsExactly("payload.startTime");
        }
    }

    @Test
    void refusesAPayloadOverTheLimit() {
        String padding = "x".repeat(MAX - "{\"scanRef\":\"c\",\"x\":\"\"}".length());
        assertThat(admit(CALL.formatted("{\"scanRef\":\"c\",\"x\":\"" + padding + "\"}"))
                        .body()
                        .size())
                .isEqualTo(MAX);
        assertThat(refused(CALL.formatted("{\"scanRef\":\"c\",\"x\":\"" + padding + "x\"}")))
                .isEqualTo(Problem.ofFields(
                        413,
                        List.of(new FieldError(
                                "payload", "This must be at most 1048576 bytes long, but it has 1048577."))));
    }

    @Test
    void reportsAtMostTwentyFaults() {
        Problem problem = refused("{\"type\":\"IDENTIFICATION\",\"payload\":{\"AML\":[" + "7,".repeat(50) + "7]}}");

        assertThat(problem.errors()).hasSize(20);
        assertThat(problem.detail()).isEqualTo("20 fields are not right.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "scan-1:final", "!~"})
    void publishesUnderAnIdempotencyKey(String key) {
        Publication publication = admission.single(
                WORKSPACE, CALL.formatted("{\"scanRef\":\"c\"}").getBytes(UTF_8), key);

        assertThat(publication.idempotencyKey()).isNotNull();
        assertThat(publication.idempotencyKey().key()).isEqualTo(key);
        assertThat(publication.idempotencyKey().fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void takesEqualEventsForTheSameAndOthersForOthers() {
        String same = fingerprint("{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"scanRef\":\"c\"}}");

        assertThat(fingerprint(
                        "{ \"payload\":{\"scanRef\":\"c\"}, \"type\":\"VIDEO_CALL_FINISHED\", \"scanRef\":\"c\" }"))
                .isEqualTo(same);
        assertThat(
                        List.of(
                                fingerprint("{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"scanRef\":\"d\"}}"),
                                fingerprint("{\"type\":\"VIDEO_CALL_FINISHED\",\"payload\":{\"scanRef\": \"c\"}}"),
                                fingerprint(
                                        "{\"type\":\"VIDEO_CALL_FINISHED\",\"clientId\":\"k\",\"payload\":{\"scanRef\":\"c\"}}")))
                .doesNotHaveDuplicates()
                .doesNotContain(same);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\t", "ž", "\u007f"})
    void refusesAnIdempotencyKeyThatIsNotPlain(String key) {
        assertThat(keyRefused(key).errors())
                .containsExactly(new FieldError(
                        "Idempotency-Key", "This must be 1 to 200 visible ASCII characters, without spaces."));
    }

    @Test
    void refusesAnIdempotencyKeyThatIsTooLong() {
        assertThat(keyRefused("k".repeat(201)).errors()).hasSize(1);
    }

    @Test
    void judgesEachEventOfABatchAlone() {
        List<Verdict> verdicts = admission.batch(WORKSPACE, """
                [{"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":"a"}, "idempotencyKey":"k"},
                 {"type":"VIDEO_CALL_FINISHED","payload":{"scanRef":1}},
                 {"type":"NOTHING","payload":{}},
                 {"type":"VIDEO_CALL_FINISHED","payload":{ "scanRef":"b" }}]""".getBytes(UTF_8));

        assertThat(verdicts).hasSize(4);
        assertThat(verdicts.get(0)).isInstanceOfSatisfying(Verdict.Admitted.class, admitted -> {
            assertThat(admitted.publication().idempotencyKey().key()).isEqualTo("k");
            assertThat(new String(admitted.publication().body().bytes(), UTF_8)).isEqualTo("{\"scanRef\":\"a\"}");
        });
        assertThat(verdicts.get(1))
                .isEqualTo(new Verdict.Refused(Problem.ofFields(
                        400,
                        List.of(new FieldError(
                                "payload.scanRef", "This must be a string or null, but it is a number.")))));
        assertThat(verdicts.get(2)).isInstanceOf(Verdict.Refused.class);
        assertThat(verdicts.get(3))
                .isInstanceOfSatisfying(
                        Verdict.Admitted.class,
                        admitted -> assertThat(
                                        new String(admitted.publication().body().bytes(), UTF_8))
                                .isEqualTo("{ \"scanRef\":\"b\" }"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                | This is empty; it must be JSON.
                    7                 | This must be a JSON array of events.
                    {}                | This must be a JSON array of events.
                    []                | This must hold at least one event.
                    [{}               | This ends in the middle of its JSON; it seems to be cut off.
                    [{}] {}           | This goes on behind the end of its JSON.
                    """)
    void refusesABatchThatIsNone(String body, String message) {
        assertThat(batchRefused(body)).isEqualTo(Problem.ofField(400, "body", message));
    }

    @Test
    void refusesABatchWithSomethingElseInIt() {
        assertThat(batchRefused("[{},7]").errors())
                .containsExactly(new FieldError("[1]", "This must be a JSON object with type and payload."));
        assertThat(batchRefused("[{},{\"payload\":{\"a\":1,\"a\":2}}]").errors())
                .containsExactly(new FieldError("[1].payload.a", "This field is given twice."));
    }

    @Test
    void refusesABatchThatIsTooLong() {
        assertThat(batchRefused("[" + "{},".repeat(1000) + "{}]"))
                .isEqualTo(Problem.ofField(400, "body", "This must hold at most 1000 events."));
        assertThat(admission.batch(WORKSPACE, ("[" + "{},".repeat(999) + "{}]").getBytes(UTF_8)))
                .hasSize(1000);
    }

    private Publication admit(String body) {
        return admission.single(WORKSPACE, body.getBytes(UTF_8), null);
    }

    private String fingerprint(String body) {
        return admission
                .single(WORKSPACE, body.getBytes(UTF_8), "k")
                .idempotencyKey()
                .fingerprint();
    }

    private Problem refused(String body) {
        return refused(body.getBytes(UTF_8));
    }

    private Problem refused(byte[] body) {
        return catchThrowableOfType(ProblemException.class, () -> admission.single(WORKSPACE, body, null))
                .problem();
    }

    private Problem keyRefused(String key) {
        byte[] body = CALL.formatted("{\"scanRef\":\"c\"}").getBytes(UTF_8);
        return catchThrowableOfType(ProblemException.class, () -> admission.single(WORKSPACE, body, key))
                .problem();
    }

    private Problem batchRefused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> admission.batch(WORKSPACE, body.getBytes(UTF_8)))
                .problem();
    }
}
