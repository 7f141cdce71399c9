package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.events.StandardWebhooksSignature.Headers;
import tidings.events.StandardWebhooksSignature.Verification;
import tidings.events.StandardWebhooksSignature.Verifier;

class StandardWebhooksSignatureTest {

    private static final SigningKey KEY = SigningKey.generate(new Random(1));
    private static final SigningKey OLD_KEY = SigningKey.generate(new Random(2));
    private static final Instant AT = Instant.ofEpochSecond(1_774_944_061);
    private static final String ID = "msg_0c6c2a6e2cf111f19d3b0242ac120002";
    private static final byte[] BODY =
            EventType.IDENTIFICATION_RESUBMITTED.sample().getBytes(UTF_8);
    private static final Verification VALID = new Verification.Valid(ID, AT);

    /// The first is published with the Standard Webhooks libraries' own tests, the second with the manual of the
    /// service that
    /// the scheme comes from.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw|msg_p5jXN8AQM9LWM0D4loKWxJek|1614265330|{\"test\": 2432232314}"
                        + "|v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "whsec_plJ3nmyCDGBKInavdOK15jsl|msg_loFOjxBNrRLzqYUf|1731705121"
                        + "|{\"event_type\":\"ping\",\"data\":{\"success\":true}}"
                        + "|v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0="
            })
    void reproducesThePublishedVectors(String secret, String id, long second, String body, String signature) {
        SigningKey key = SigningKey.of(secret);
        Instant at = Instant.ofEpochSecond(second);
        assertThat(StandardWebhooksSignature.sign(List.of(key), id, at, body.getBytes(UTF_8)))
                .isEqualTo(signature);
        Headers headers = new Headers(id, Long.toString(second), signature);
        assertThat(new Verifier(key).verify(headers, body.getBytes(UTF_8), at))
                .isEqualTo(new Verification.Valid(id, at));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"name\":\"PAVYZDŽIO ✓\"}"})
    void agreesWithTheStandardWebhooksLibrary(String body) throws Exception {
        String signature = StandardWebhooksSignature.sign(List.of(KEY), ID, AT, body.getBytes(UTF_8));
        assertThat(signature).isEqualTo(new Webhook(KEY.reveal()).sign(ID, AT.getEpochSecond(), body));
    }

    @Test
    void agreesWithTheLibraryOnAFreeTextKey() throws Exception {
        SigningKey key = SigningKey.of("clé à molette");
        assertThat(StandardWebhooksSignature.sign(List.of(key), ID, AT, BODY))
                .isEqualTo(new Webhook("clé à molette".getBytes(UTF_8))
                        .sign(ID, AT.getEpochSecond(), new String(BODY, UTF_8)));
    }

    /// The library reads the system's clock, so this signs at the present time.
    @Test
    void theLibraryVerifiesWhatIsSignedWithTheNewKeyTheOldOneOrBoth() throws Exception {
        Instant now = Instant.now();
        for (List<SigningKey> keys : List.of(List.of(KEY), List.of(KEY, OLD_KEY), List.of(OLD_KEY, KEY))) {
            String signature = StandardWebhooksSignature.sign(keys, ID, now, BODY);
            Map<String, List<String>> headers = Map.of(
                    StandardWebhooksSignature.ID_HEADER, List.of(ID),
                    StandardWebhooksSignature.TIMESTAMP_HEADER, List.of(StandardWebhooksSignature.timestamp(now)),
                    StandardWebhooksSignature.SIGNATURE_HEADER, List.of(signature));
            Webhook library = new Webhook(KEY.reveal());
            assertThatCode(() -> library.verify(new String(BODY, UTF_8), headers))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> library.verify(new String(BODY, UTF_8) + " ", headers))
                    .isInstanceOf(WebhookVerificationException.class);
        }
    }

    @Test
    void carriesOneSignatureForEachKeyTheNewestFirst() {
        String newer = StandardWebhooksSignature.sign(List.of(KEY), ID, AT, BODY);
        String older = StandardWebhooksSignature.sign(List.of(OLD_KEY), ID, AT, BODY);
        assertThat(StandardWebhooksSignature.sign(List.of(KEY, OLD_KEY), ID, AT, BODY))
                .isEqualTo(newer + " " + older);
    }

    @Test
    void aReceiverWithEitherKeyTakesARequestWithBoth() {
        Headers headers = signed(List.of(KEY, OLD_KEY));
        assertThat(new Verifier(KEY).verify(headers, BODY, AT)).isEqualTo(VALID);
        assertThat(new Verifier(OLD_KEY).verify(headers, BODY, AT)).isEqualTo(VALID);
    }

    @Test
    void aReceiverWithBothKeysTakesARequestWithEither() {
        Verifier verifier = new Verifier(List.of(KEY, OLD_KEY), StandardWebhooksSignature.TOLERANCE);
        assertThat(verifier.verify(signed(List.of(KEY)), BODY, AT)).isEqualTo(VALID);
        assertThat(verifier.verify(signed(List.of(OLD_KEY)), BODY, AT)).isEqualTo(VALID);
    }

    @Test
    void aReceiverAfterTheRotationRefusesTheOldKey() {
        assertThat(new Verifier(KEY).verify(signed(List.of(OLD_KEY)), BODY, AT))
                .isEqualTo(new Verification.NoMatchingSignature());
    }

    @Test
    void refusesABodyThatWasTamperedWith() {
        byte[] tampered = BODY.clone();
        tampered[BODY.length / 2] ^= 1;
        assertThat(new Verifier(KEY).verify(signed(List.of(KEY)), tampered, AT))
                .isEqualTo(new Verification.NoMatchingSignature());
    }

    @Test
    void refusesAnotherIdOrTimeThanWasSigned() {
        Headers headers = signed(List.of(KEY));
        Verification none = new Verification.NoMatchingSignature();
        assertThat(verify(new Headers("msg_other", headers.timestamp(), headers.signature())))
                .isEqualTo(none);
        assertThat(verify(new Headers(ID, StandardWebhooksSignature.timestamp(AT.plusSeconds(1)), headers.signature())))
                .isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({"300, true", "301, false", "86400, false", "-300, true", "-301, false", "-86400, false"})
    void takesARequestWithinFiveMinutesEitherWay(long secondsLater, boolean taken) {
        Verification verdict = new Verifier(KEY).verify(signed(List.of(KEY)), BODY, AT.plusSeconds(secondsLater));
        assertThat(verdict).isEqualTo(taken ? VALID : new Verification.OutsideTolerance(AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "-5",
                "+5",
                "1.5",
                "0x10",
                "0123",
                "1774944061 ",
                "１７７４９４４０６１",
                "99999999999999999999"
            })
    void refusesATimeThatIsNotASecondInDigits(String timestamp) {
        assertThat(verify(new Headers(ID, timestamp, signed(List.of(KEY)).signature())))
                .isEqualTo(new Verification.MalformedHeader("webhook-timestamp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "msg.1", "msg 1", "msg\n1", "msg_é"})
    void refusesAnIdThatTheSignatureCouldNotTellFromItsOtherParts(String id) {
        Headers headers = new Headers(
                id,
                StandardWebhooksSignature.timestamp(AT),
                signed(List.of(KEY)).signature());
        assertThat(verify(headers)).isEqualTo(new Verification.MalformedHeader("webhook-id"));
        assertThatThrownBy(() -> StandardWebhooksSignature.sign(List.of(KEY), id, AT, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "v1", "v1a,AAAA", "v2,AAAA", "AAAA", "V1,AAAA"})
    void refusesAHeaderWithoutASignatureOfTheKnownVersion(String signature) {
        assertThat(verify(new Headers(ID, StandardWebhooksSignature.timestamp(AT), signature)))
                .isEqualTo(new Verification.MalformedHeader("webhook-signature"));
    }

    @Test
    void findsItsSignatureAmongOthers() {
        String mine = signed(List.of(KEY)).signature();
        String header = "v2,AAAA v1,dGFtcGVyZWQ= v1a,BBBB " + mine + " v1,not-base64!";
        assertThat(verify(new Headers(ID, StandardWebhooksSignature.timestamp(AT), header)))
                .isEqualTo(VALID);
    }

    @Test
    void looksAtABoundedNumberOfSignatures() {
        String padding = String.join(" ", Collections.nCopies(StandardWebhooksSignature.MAX_SIGNATURES, "v1,AAAA"));
        String header = padding + " " + signed(List.of(KEY)).signature();
        assertThat(verify(new Headers(ID, StandardWebhooksSignature.timestamp(AT), header)))
                .isEqualTo(new Verification.NoMatchingSignature());
    }

    @Test
    void refusesBase64InTheWrongCase() {
        String mine = signed(List.of(KEY)).signature();
        String swapped = "v1," + mine.substring(3).toLowerCase(java.util.Locale.ROOT);
        assertThat(verify(new Headers(ID, StandardWebhooksSignature.timestamp(AT), swapped)))
                .isEqualTo(new Verification.NoMatchingSignature());
    }

    @Test
    void signingAndVerifyingTakeAtLeastOneKey() {
        assertThatThrownBy(() -> StandardWebhooksSignature.sign(List.of(), ID, AT, BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Verifier(List.of(), StandardWebhooksSignature.TOLERANCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Headers signed(List<SigningKey> keys) {
        return new Headers(
                ID, StandardWebhooksSignature.timestamp(AT), StandardWebhooksSignature.sign(keys, ID, AT, BODY));
    }

    private static Verification verify(Headers headers) {
        return new Verifier(KEY).verify(headers, BODY, AT);
    }
}
