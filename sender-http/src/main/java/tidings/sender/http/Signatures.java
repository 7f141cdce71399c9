package tidings.sender.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tidings.events.SigningKey;

/// Stands in for the signers of the event catalogue.
final class Signatures {
    private Signatures() {}

    static String idenfy(SigningKey key, byte[] body) {
        return HexFormat.of().formatHex(mac(key).doFinal(body));
    }

    static String standard(List<SigningKey> newestFirst, String id, Instant at, byte[] body) {
        Mac mac = mac(newestFirst.getFirst());
        mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    private static Mac mac(SigningKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform has no HmacSHA256", e);
        }
    }
}
