package tidings.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;

/// The symmetric signature of Standard Webhooks: HMAC-SHA256 over id, time and body, joined by dots, so that neither a
/// body nor an old request can be passed off as a new one. While a key is being changed a request carries one signature
/// for each key. Thread-safe.
public final class StandardWebhooksSignature {

    public static final String ID_HEADER = "webhook-id";
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    public static final String SIGNATURE_HEADER = "webhook-signature";

    /// How far sender's and receiver's clocks may be apart, in either direction.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// How many signatures of one header are looked at; a rotation needs two.
    static final int MAX_SIGNATURES = 16;

    /// Twelve digits of seconds reach past the year 30000.
    private static final int MAX_TIMESTAMP_DIGITS = 12;

    private static final String VERSION = "v1,";

    private StandardWebhooksSignature() {}

    /// The signature header's value: one signature for each key, the newest key's first, separated by spaces.
    ///
    /// @param id the same on every attempt; visible ASCII without a dot, because the dot joins what is signed
    /// @param at the time of this attempt; the signature has whole seconds
    /// @throws IllegalArgumentException when there is no key or the id cannot be signed
    public static String sign(List<SigningKey> newestFirst, String id, Instant at, byte[] body) {
        if (newestFirst.isEmpty()) {
            throw new IllegalArgumentException("signing takes at least one key");
        }
        if (!signable(id)) {
            throw new IllegalArgumentException("the id is to be visible ASCII without a dot, but is '" + id + "'");
        }
        byte[] head = head(id, at.getEpochSecond());
        if (newestFirst.size() == 1) {
            return one(newestFirst.getFirst(), head, body);
        }
        StringBuilder all = new StringBuilder();
        for (SigningKey key : newestFirst) {
            all.append(all.isEmpty() ? "" : " ").append(one(key, head, body));
        }
        return all.toString();
    }

    /// The timestamp header's value.
    public static String timestamp(Instant at) {
        return Long.toString(at.getEpochSecond());
    }

    private static String one(SigningKey key, byte[] head, byte[] body) {
        Mac mac = key.decodedMac();
        mac.update(head);
        return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    private static byte[] head(String id, long epochSecond) {
        return (id + '.' + epochSecond + '.').getBytes(US_ASCII);
    }

    private static boolean signable(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '.');
    }

    /// The three headers of a request, as they came.
    public record Headers(String id, String timestamp, String signature) {}

    /// What a receiver does with a request. It accepts any of its keys, so that a key can be changed without a gap.
    ///
    /// @param tolerance how far the request's time may be from the receiver's, in either direction
    public record Verifier(List<SigningKey> keys, Duration tolerance) {

        public Verifier {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("verifying takes at least one key");
            }
        }

        public Verifier(SigningKey key) {
            this(List.of(key), TOLERANCE);
        }

        /// The verdict on a request with these headers and exactly this body. The comparison takes the same time
        /// wherever the signatures differ.
        public Verification verify(Headers headers, byte[] body, Instant now) {
            if (!signable(headers.id())) {
                return new Verification.MalformedHeader(ID_HEADER);
            }
            Optional<Instant> at = time(headers.timestamp());
            if (at.isEmpty()) {
                return new Verification.MalformedHeader(TIMESTAMP_HEADER);
            }
            List<byte[]> candidates = candidates(headers.signature());
            if (candidates.isEmpty()) {
                return new Verification.MalformedHeader(SIGNATURE_HEADER);
            }
            Instant signedAt = at.get();
            if (Duration.between(signedAt, now).abs().compareTo(tolerance) > 0) {
                return new Verification.OutsideTolerance(signedAt);
            }
            byte[] head = head(headers.id(), signedAt.getEpochSecond());
            for (SigningKey key : keys) {
                byte[] expected = one(key, head, body).getBytes(US_ASCII);
                for (byte[] candidate : candidates) {
                    if (MessageDigest.isEqual(expected, candidate)) {
                        return new Verification.Valid(headers.id(), signedAt);
                    }
                }
            }
            return new Verification.NoMatchingSignature();
        }

        private static Optional<Instant> time(String timestamp) {
            boolean digits = !timestamp.isEmpty()
                    && timestamp.length() <= MAX_TIMESTAMP_DIGITS
                    && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
            // A leading zero would be lost on the way back to text, and what was signed is the text.
            return digits && (timestamp.length() == 1 || timestamp.charAt(0) != '0')
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                    : Optional.empty();
        }

        /// The header's signatures of the version that is known here; others belong to schemes of their own.
        private static List<byte[]> candidates(String header) {
            List<byte[]> found = new ArrayList<>();
            for (String part : header.split(" ", MAX_SIGNATURES + 1)) {
                if (part.startsWith(VERSION) && found.size() < MAX_SIGNATURES) {
                    found.add(part.getBytes(UTF_8));
                }
            }
            return found;
        }
    }

    /// The verdict on a request.
    public sealed interface Verification {

        /// Signed with one of the keys, at a time that is near enough. The id tells a repeat from a new request.
        record Valid(String id, Instant signedAt) implements Verification {}

        /// Not to be trusted; which case it is matters only to whoever looks for the fault.
        sealed interface Invalid extends Verification {}

        /// A header is empty or has not the form that the scheme gives it.
        record MalformedHeader(String name) implements Invalid {}

        /// The request was signed too long ago, or too far ahead: a replay, or a clock that is wrong.
        record OutsideTolerance(Instant signedAt) implements Invalid {}

        /// No signature in the header is one of this body with one of the keys.
        record NoMatchingSignature() implements Invalid {}
    }
}
