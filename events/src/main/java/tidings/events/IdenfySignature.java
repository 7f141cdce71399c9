package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;

/// The vendor's own signature: HMAC-SHA256 over the exact bytes of the body, as 64 lower-case hexadecimal digits, with
/// no prefix and no time. It proves who sent the body and not when, so it does not stop replays;
/// [StandardWebhooksSignature] does. Thread-safe.
public final class IdenfySignature {

    /// The request header that carries the signature, where no other is configured.
    public static final String HEADER = "Idenfy-Signature";

    private static final HexFormat HEX = HexFormat.of();

    private IdenfySignature() {}

    /// The signature of a body.
    public static String sign(SigningKey key, byte[] body) {
        return HEX.formatHex(key.rawMac().doFinal(body));
    }

    /// Whether the header's value signs the body with the key. It takes the same time wherever the two differ, and
    /// knows only the lower-case form, which is the only one that is ever sent.
    public static boolean verify(SigningKey key, byte[] body, String signature) {
        return MessageDigest.isEqual(sign(key, body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }
}
