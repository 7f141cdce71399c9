package tidings.server.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.engine.WorkspaceId;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.sender.http.HeaderRules;
import tidings.sender.http.HttpSenderSettings;
import tidings.sender.http.InHouse;
import tidings.server.api.Problem.FieldError;
import tidings.server.api.fields.Faults;

final class NotificationFormTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MINIMAL =
            "'name': 'Results', 'receiver': 'https://hooks.company.example/in', 'eventTypes': ['IDENTIFICATION']";

    private static final String E_MAIL = "'name': 'Tell them', 'type': 'EMAIL', 'eventTypes': ['IDENTIFICATION']";
    private static final NotificationForm.Subject NEW =
            new NotificationForm.Subject(new WorkspaceId(1), NotificationEdit.BLANK);

    private final NotificationForm form = new NotificationForm(new ReceiverForm(
            HttpSenderSettings.DEFAULT.guard(InHouse.NONE),
            HttpSenderSettings.DEFAULT.headerRules(),
            new SplittableRandom(1),
            InstantSource.fixed(NOW)));

    @Test
    void givesADefaultToWhateverIsLeftOut() {
        assertThat(added("{" + MINIMAL + "}"))
                .isEqualTo(new Notification.Settings(
                        "Results",
                        true,
                        Set.of(EventType.IDENTIFICATION),
                        Receiver.at("https://hooks.company.example/in"),
                        new RetryPolicy(3, Duration.ofSeconds(60)),
                        null));
    }

    @Test
    void takesEverySetting() {
        Notification.Settings settings = added("""
                {%s, 'type': 'WEBHOOK', 'active': false,
                 'headers': [{'key': 'Authorization', 'value': 'Bearer abcd'}, {'key': 'X-Team', 'value': 'kyc'}],
                 'signingKey': '0123456789abcdef',
                 'failEmail': {'address': 'ops@company.example', 'includeBody': true},
                 'retry': {'count': 20, 'intervalSeconds': 86400},
                 'timeoutSeconds': 30}
                """.formatted(MINIMAL));

        assertThat(settings)
                .isEqualTo(new Notification.Settings(
                        "Results",
                        false,
                        Set.of(EventType.IDENTIFICATION),
                        new Receiver(
                                "https://hooks.company.example/in",
                                List.of(
                                        new Header("Authorization", Secret.of("Bearer abcd")),
                                        new Header("X-Team", Secret.of("kyc"))),
                                SigningKey.of("0123456789abcdef"),
                                null,
                                Duration.ofSeconds(30)),
                        new RetryPolicy(20, Duration.ofDays(1)),
                        new FailMail("ops@company.example", true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'endpoint': 'https://id.example/token', 'token': 'Basic YTpi', 'request': {'grant_type': 'client_credentials'} | https://id.example/token | Basic YTpi | {'grant_type':'client_credentials'}",
                "'endpoint': 'https://id.example/token', 'request': 'grant_type=client_credentials&scope=a%20b' | https://id.example/token | | grant_type=client_credentials&scope=a%20b",
                "'endpoint': 'https://id.example/token', 'request': '{}' | https://id.example/token | | {}",
                "'endpoint': 'https://id.example/token' | https://id.example/token | | ",
                "'token': 'abc' | | abc | ",
            })
    void takesOAuthAsObjectOrForm(String oauth, String endpoint, String token, String request) {
        assertThat(webhook(added("{" + MINIMAL + ", 'oauth': {" + oauth + "}}")).oauth())
                .isEqualTo(new OAuth(
                        endpoint,
                        token == null ? null : Secret.of(token),
                        request == null ? null : Secret.of(request.replace('\'', '"'))));
    }

    @Test
    void keepsTheSigningKeysBytes() {
        String key = "  ключ with spaces\\t\\n and \\\"quotes\\\" 🔑  ";
        assertThat(webhook(added("{" + MINIMAL + ", 'signingKey': '" + key + "'}"))
                        .signingKey())
                .isEqualTo(SigningKey.of("  ключ with spaces\t\n and \"quotes\" 🔑  "));
    }

    @Test
    void makesASigningKeyWhenAskedTo() {
        Faults faults = new Faults();
        NotificationEdit edit = form.read(json("{" + MINIMAL + ", 'signingKey': {'generate': true}}"), NEW, faults);

        SigningKey made = edit.generatedKey().orElseThrow();
        assertThat(made.reveal()).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(webhook(edit.applyTo(NotificationEdit.BLANK, faults).orElseThrow())
                        .signingKey())
                .isEqualTo(made);
        assertThat(form.read(json("{" + MINIMAL + ", 'signingKey': '0123456789abcdef'}"), NEW, faults)
                        .generatedKey())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                              | name                  | This is required.
            {}                                              | receiver              | This is required.
            {}                                              | eventTypes            | This is required.
            {'name': null}                                  | name                  | This cannot be null.
            {'receiver': null}                              | receiver              | This cannot be null.
            {'eventTypes': null}                            | eventTypes            | This cannot be null.
            {'name': ''}                                    | name                  | This must be a text of 1 to 100 characters on one line.
            {'name': '  '}                                  | name                  | This must be a text of 1 to 100 characters on one line.
            {'name': 'a\\r\\nBcc: x@y.example'}             | name                  | This must be a text of 1 to 100 characters on one line.
            {'name': 'a\\u0000b'}                           | name                  | This must be a text of 1 to 100 characters on one line.
            {'name': 'a\\u2028b'}                           | name                  | This must be a text of 1 to 100 characters on one line.
            {'name': 'a\\ud800b'}                           | name                  | This must be a text of 1 to 100 characters on one line.
            {'name': 7}                                     | name                  | This must be a text of 1 to 100 characters on one line.
            {'type': 'FAX'}                                 | type                  | This must be WEBHOOK or EMAIL.
            {'eventTypes': []}                              | eventTypes            | This must be a list in brackets, of 1 to 100 elements.
            {'eventTypes': 'IDENTIFICATION'}                | eventTypes            | This must be a list in brackets, of 1 to 100 elements.
            {'eventTypes': ['IDENTIFICATION', 'NOPE']}      | eventTypes[1]         | This must be an event type; GET /api/v1/event-types lists them.
            {'eventTypes': ['identification']}              | eventTypes[0]         | This must be an event type; GET /api/v1/event-types lists them.
            {'active': 'yes'}                               | active                | This must be true or false.
            {'retry': 3}                                    | retry                 | This must be an object in braces.
            {'retry': {'count': -1}}                        | retry.count           | This must be a whole number from 0 to 20.
            {'retry': {'count': 21}}                        | retry.count           | This must be a whole number from 0 to 20.
            {'retry': {'count': 99999999999}}               | retry.count           | This must be a whole number from 0 to 20.
            {'retry': {'intervalSeconds': 0}}               | retry.intervalSeconds | This must be a whole number from 1 to 86400.
            {'retry': {'intervalSeconds': 86401}}           | retry.intervalSeconds | This must be a whole number from 1 to 86400.
            {'retry': {'interval': 60}}                     | retry.interval        | This is not known here; known are count, intervalSeconds.
            {'timeoutSeconds': 0}                           | timeoutSeconds        | This must be a whole number from 1 to 30.
            {'timeoutSeconds': 31}                          | timeoutSeconds        | This must be a whole number from 1 to 30.
            {'failEmail': 'ops@company.example'}            | failEmail             | This must be an object in braces.
            {'failEmail': {}}                               | failEmail.address     | This is required; null for failEmail sends no e-mail.
            {'failEmail': {'address': null}}                | failEmail.address     | This cannot be null.
            {'failEmail': {'address': 'ops'}}               | failEmail.address     | This must be one plain e-mail address such as name@company.example.
            {'failEmail': {'address': 'a@b.example, c@d.example'}} | failEmail.address | This must be one plain e-mail address such as name@company.example.
            {'failEmail': {'address': 'a@b.example\\r\\nBcc: c@d.example'}} | failEmail.address | This must be one plain e-mail address such as name@company.example.
            {'signingKey': 'short'}                         | signingKey            | This must be a text of 16 to 512 characters, or {"generate": true} to have one made.
            {'signingKey': {'generate': false}}             | signingKey            | This must be a text of 16 to 512 characters, or {"generate": true} to have one made.
            {'signingKey': {'generate': true, 'x': 1}}      | signingKey            | This must be a text of 16 to 512 characters, or {"generate": true} to have one made.
            {'signingKey': '0123456789abcdef\\udc00'}       | signingKey            | This must be a text of 16 to 512 characters, or {"generate": true} to have one made.
            {'signingKey': {'endOverlap': true, 'generate': true}} | signingKey     | This must be a text of 16 to 512 characters, or {"generate": true} to have one made.
            {'signingKey': {'generate': true, 'overlapSeconds': -1}} | signingKey.overlapSeconds | This must be a whole number from 0 to 2592000.
            {'oauth': {}}                                   | oauth                 | Give an endpoint that issues tokens, or a token.
            {'oauth': {'request': {}, 'token': 'a'}}        | oauth.request         | There is a request only with an endpoint that it goes to.
            {'oauth': {'token': ''}}                        | oauth.token           | This must be a token, or a scheme and a token such as Basic YTpi, of at most 8192 visible ASCII characters.
            {'oauth': {'token': 'a\\r\\nX: y'}}             | oauth.token           | This must be a token, or a scheme and a token such as Basic YTpi, of at most 8192 visible ASCII characters.
            {'oauth': {'endpoint': 'https://x.example', 'request': []}}      | oauth.request | This must be a JSON object, or a form such as grant_type=client_credentials&scope=events, of at most 8192 characters.
            {'oauth': {'endpoint': 'https://x.example', 'request': 'x'}}     | oauth.request | This must be a JSON object, or a form such as grant_type=client_credentials&scope=events, of at most 8192 characters.
            {'oauth': {'endpoint': 'https://x.example', 'request': 'a=b c'}} | oauth.request | This must be a JSON object, or a form such as grant_type=client_credentials&scope=events, of at most 8192 characters.
            {'oauth': {'endpoint': 'https://x.example', 'request': '{\\"a=1'}} | oauth.request | This must be a JSON object, or a form such as grant_type=client_credentials&scope=events, of at most 8192 characters.
            {'oauth': {'tokn': 'x', 'token': 'x'}}          | oauth.tokn            | This is not known here; known are endpoint, request, token.
            {'headers': {}}                                 | headers               | This must be a list in brackets, of 0 to %HEADERS% elements.
            {'headers': ['X']}                              | headers[0]            | This must be an object in braces.
            {'headers': [{'value': 'x'}]}                   | headers[0].key        | This is required.
            {'headers': [{'key': 'X-A', 'value': null}]}    | headers[0].value      | This cannot be null.
            {'headers': [{'key': 'X-A', 'val': 'x'}]}       | headers[0].val        | This is not known here; known are key, value.
            {'recevier': 'https://x.example'}               | recevier              | This is not known here; known are active, eventTypes, failEmail, headers, includeBody, name, oauth, receiver, retry, signingKey, timeoutSeconds, type.
            """)
    void namesWhatIsWrongAndSaysWhatWouldBeRight(String json, String field, String message) {
        assertThat(faultsOf(json))
                .contains(new FieldError(field, message.replace("%HEADERS%", "" + HeaderRules.MAX_HEADERS)));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(faultsOf("{'name': '', 'receiver': 'ftp://x.example', 'eventTypes': ['X'], 'retry': {'count': 99}}"))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("name", "receiver", "eventTypes[0]", "retry.count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/x",
                "https://127.0.0.1/x",
                "https://[::1]/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://2130706433/",
                "https://169.254.169.254/",
                "https://user:pass@x.example/",
                "https://x.example/#part",
                "ftp://x.example/",
                "//x.example",
                "x.example",
                "",
            })
    void refusesAReceiverOrOAuthEndpointThatCannotBeSentTo(String url) {
        assertThat(faultsOf("{'receiver': '" + url + "'}"))
                .extracting(FieldError::field)
                .contains("receiver");
        assertThat(faultsOf("{'oauth': {'endpoint': '" + url + "'}}"))
                .extracting(FieldError::field)
                .contains("oauth.endpoint");
    }

    @ParameterizedTest
    @MethodSource("valuesThatBreakAHeader")
    void refusesAHeaderValueThatBreaksItsLine(String value) {
        assertThat(faultsOf(
                        "{'headers': [{'key': 'X-Ok', 'value': 'fine'}, {'key': 'X-A', 'value': '" + value + "'}]}"))
                .filteredOn(fault -> fault.field().startsWith("headers"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("headers[1].value"))
                .satisfies(fault -> assertThat(fault.message()).doesNotContain("evil"));
    }

    static Stream<String> valuesThatBreakAHeader() {
        return Stream.of(
                "a\\r\\nX-evil: b",
                "a\\nevil",
                "a\\revil",
                "evil\\u0000",
                "\\u0007evil",
                "evilé",
                "evil\\u2028",
                "evil🔑",
                "e".repeat(64 * 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X A", "X:A", "X-A\\r\\nY", "X\\u0000", "Ü", "X-\\u00e9", "(X)"})
    void refusesAHeaderNameThatIsNone(String key) {
        assertThat(faultsOf("{'headers': [{'key': '" + key + "', 'value': 'x'}]}"))
                .extracting(FieldError::field)
                .contains("headers[0].key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "HOST",
                "content-length",
                "Content-Type",
                "Transfer-Encoding",
                "connection",
                "Expect",
                "TE",
                "Trailer",
                "Upgrade",
                "Keep-Alive",
                "Proxy-Authorization",
                "Idenfy-Signature",
                "idenfy-signature",
                "IDENFY-EVENT-TYPE",
                "webhook-id",
                "Webhook-Timestamp",
                "WEBHOOK-SIGNATURE"
            })
    void refusesAReservedHeaderInAnyCase(String key) {
        assertThat(faultsOf("{'headers': [{'key': '" + key + "', 'value': 'x'}]}"))
                .extracting(FieldError::field)
                .contains("headers[0].key");
    }

    @Test
    void refusesAHeaderThatDiffersFromAnotherInCaseOnly() {
        assertThat(faultsOf("{'headers': [{'key': 'X-A', 'value': '1'}, {'key': 'X-B', 'value': '2'},"
                        + " {'key': 'x-a', 'value': '3'}]}"))
                .contains(new FieldError(
                        "headers[2].key", "This is the same header as headers[0].key, and a header is sent once."));
    }

    @Test
    void refusesMoreHeadersThanFit() {
        String headers = IntStream.rangeClosed(0, HeaderRules.MAX_HEADERS)
                .mapToObj(i -> "{'key': 'X-" + i + "', 'value': 'x'}")
                .collect(Collectors.joining(","));
        assertThat(faultsOf("{'headers': [" + headers + "]}"))
                .extracting(FieldError::field)
                .contains("headers");
    }

    @Test
    void refusesAnAuthorizationHeaderBesideOAuth() {
        assertThat(faultsOf("{" + MINIMAL + ", 'oauth': {'token': 'a'},"
                        + " 'headers': [{'key': 'authorization', 'value': 'x'}]}"))
                .containsExactly(new FieldError(
                        "oauth", "OAuth sets the header Authorization, which is among the headers too; keep one."));
    }

    @Test
    void boundsWhatIsSecret() {
        assertThat(faultsOf("{'signingKey': '" + "k".repeat(513) + "'}"))
                .extracting(FieldError::field)
                .contains("signingKey");
        assertThat(faultsOf("{'oauth': {'token': '" + "t".repeat(8193) + "'}}"))
                .extracting(FieldError::field)
                .contains("oauth.token");
        assertThat(faultsOf(
                        "{'oauth': {'endpoint': 'https://x.example', 'request': {'a': '" + "t".repeat(8193) + "'}}}"))
                .extracting(FieldError::field)
                .contains("oauth.request");
        assertThat(faultsOf("{'name': '" + "n".repeat(101) + "'}"))
                .extracting(FieldError::field)
                .contains("name");
        assertThat(added("{" + MINIMAL.replace("Results", "😀".repeat(100)) + "}")
                        .name())
                .isEqualTo("😀".repeat(100));
    }

    static Stream<Arguments> trials() {
        return Stream.of(
                Arguments.of("{'receiver': 'https://x.example', 'eventTypes': ['SOS_REPORT']}", List.of()),
                Arguments.of("{'receiver': 'https://x.example', 'eventType': 'SOS_REPORT'}", List.of()),
                Arguments.of("{'receiver': 'https://x.example'}", List.of("eventTypes")),
                Arguments.of("{'eventType': 'SOS_REPORT'}", List.of("receiver")),
                Arguments.of("{'receiver': 'https://x.example', 'eventType': 'X'}", List.of("eventType")),
                Arguments.of("{'receiver': 'https://x.example', 'eventType': 'SOS_REPORT', 'x': 1}", List.of("x")));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void takesATestOfSettingsThatAreNotWholeYet(String json, List<String> wrong) {
        Faults faults = new Faults();
        form.readTrial(json(json), NEW.workspace(), faults);
        assertThat(faults.all()).extracting(FieldError::field).containsExactlyElementsOf(wrong);
    }

    @Test
    void takesItsOwnExamples() {
        added(NotificationInput.SMALL);
        added(NotificationInput.E_MAIL);
        added(NotificationInput.FULL);
        Faults faults = new Faults();
        form.readTrial(json(TrialInput.NEW), NEW.workspace(), faults);
        form.readTrialOfSaved(json(TrialInput.SAVED), NEW, faults);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void takesTheRecipientsOfEMails() {
        assertThat(added("{" + E_MAIL + ", 'receiver': 'ops@a.example, kyc@b.example', 'includeBody': true}")
                        .channel())
                .isEqualTo(new Recipients(List.of("ops@a.example", "kyc@b.example"), true));
        assertThat(added("{" + E_MAIL + ", 'receiver': 'ops@a.example', 'headers': [], 'oauth': null}")
                        .channel())
                .isEqualTo(new Recipients(List.of("ops@a.example"), false));
    }

    /// Nothing that ends a header, adds a recipient on the sly or is a list of another kind.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ops",
                "ops@a.example,",
                "ops@a.example;kyc@a.example",
                "ops@a.example kyc@a.example",
                "Ops <ops@a.example>",
                "ops@a.example\\r\\nBcc: all@a.example",
                "ops@a.example, OPS@A.example",
                "a@x.io,b@x.io,c@x.io,d@x.io,e@x.io,f@x.io,g@x.io,h@x.io,i@x.io,j@x.io,k@x.io"
            })
    void refusesRecipientsThatAreNotPlainAddresses(String receiver) {
        assertThat(faultsOf("{" + E_MAIL + ", 'receiver': '" + receiver + "'}"))
                .extracting(FieldError::field)
                .containsExactly("receiver");
    }

    @Test
    void refusesForAnEMailWhatOnlyAWebhookHasAndTheOtherWayRound() {
        assertThat(faultsOf("{" + E_MAIL + ", 'receiver': 'ops@a.example', 'headers': [{'key': 'X', 'value': 'y'}],"
                        + " 'signingKey': '0123456789abcdef', 'oauth': {'token': 'abc'}, 'timeoutSeconds': 3}"))
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("headers", "signingKey", "oauth", "timeoutSeconds");
        assertThat(faultsOf("{" + MINIMAL + ", 'includeBody': true}"))
                .extracting(FieldError::field)
                .containsExactly("includeBody");
        assertThat(faultsOf("{" + MINIMAL + ", 'type': 'FAX'}"))
                .extracting(FieldError::field)
                .contains("type");
    }

    private static Receiver webhook(Notification.Settings settings) {
        return (Receiver) settings.channel();
    }

    private Notification.Settings added(String json) {
        Faults faults = new Faults();
        Optional<Notification.Settings> settings =
                form.read(json(json), NEW, faults).applyTo(NotificationEdit.BLANK, faults);
        assertThat(faults.all()).isEmpty();
        return settings.orElseThrow();
    }

    private List<FieldError> faultsOf(String json) {
        Faults faults = new Faults();
        form.read(json(json), NEW, faults).applyTo(NotificationEdit.BLANK, faults);
        return faults.all();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
