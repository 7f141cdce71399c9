package tidings.e2e;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The settings of a notification, as JSON that can still be altered.
record Webhook(ObjectNode settings) {
    private static final JsonMapper JSON = new JsonMapper();

    /// A notification that is not tried again.
    static Webhook to(String receiver, String... eventTypes) {
        ObjectNode settings = JSON.createObjectNode()
                .put("name", "End to end")
                .put("type", "WEBHOOK")
                .put("receiver", receiver);
        for (String type : eventTypes) {
            settings.withArray("eventTypes").add(type);
        }
        return new Webhook(settings).retrying(0);
    }

    /// Tried again this often, after a second each.
    Webhook retrying(int count) {
        settings.putObject("retry").put("count", count).put("intervalSeconds", 1);
        return this;
    }

    /// An e-mail to its receiver instead.
    Webhook byEMail() {
        settings.put("type", "EMAIL");
        return this;
    }

    Webhook named(String name) {
        settings.put("name", name);
        return this;
    }

    Webhook signedWith(String key) {
        settings.put("signingKey", key);
        return this;
    }

    Webhook withHeader(String key, String value) {
        settings.withArray("headers").addObject().put("key", key).put("value", value);
        return this;
    }

    Webhook tellingOfFailures(String address, boolean includeBody) {
        settings.putObject("failEmail").put("address", address).put("includeBody", includeBody);
        return this;
    }

    Webhook authorised(String endpoint, String token, String request) {
        settings.putObject("oauth")
                .put("endpoint", endpoint)
                .put("token", token)
                .put("request", request);
        return this;
    }

    String json() {
        return settings.toString();
    }
}
