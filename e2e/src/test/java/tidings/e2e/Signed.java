package tidings.e2e;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks signatures the way a partner does: a plain HMAC for one scheme, the published library for the
/// other.
final class Signed {
    private Signed() {}

    /// What `Idenfy-Signature` must be.
    static String idenfy(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether the library of Standard Webhooks accepts the request.
    ///
    /// @param key in the form of that scheme, `whsec_` and Base64
    static boolean acceptedByStandardWebhooks(String key, Request request) {
        try {
            Map<String, List<String>> headers = Map.of(
                    "webhook-id", List.of(request.webhookId()),
                    "webhook-timestamp", List.of(request.need("webhook-timestamp")),
                    "webhook-signature", List.of(request.need("webhook-signature")));
            new com.standardwebhooks.Webhook(key).verify(request.text(), headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (EmptyWebhookSecretException e) {
            throw new AssertionError(e);
        }
    }
}
