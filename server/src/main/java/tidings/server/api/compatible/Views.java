package tidings.server.api.compatible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tidings.events.PayloadCodec;
import tidings.server.files.SignedLinks;
import tidings.verification.Outcomes;
import tidings.verification.Overall;
import tidings.verification.Verification;

/// How a verification is read. All of it is cut from the body that its webhook would have now, so that both
/// always say the same.
@Singleton
final class Views {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> RESULTS = List.of(
            "autoDocument",
            "autoFace",
            "manualDocument",
            "manualFace",
            "additionalSteps",
            "fraudTags",
            "mismatchTags",
            "denyReasons");

    private final Outcomes outcomes;

    Views(SignedLinks links) {
        this.outcomes = new Outcomes(links);
    }

    /// How it stands.
    ObjectNode status(Verification verification) {
        JsonNode body = body(verification);
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("status", Overall.statusWord(verification).name());
        status.set("final", body.get("final"));
        RESULTS.forEach(name -> status.set(name, body.path("status").get(name)));
        name(body, status);
        return status;
    }

    /// What was read from the document.
    ObjectNode data(Verification verification) {
        JsonNode body = body(verification);
        ObjectNode data =
                body.path("data").isObject() ? (ObjectNode) body.path("data") : JsonNodeFactory.instance.objectNode();
        name(body, data);
        data.set("externalRef", body.get("externalRef"));
        data.set("addressVerification", body.get("addressVerification"));
        data.set("final", body.get("final"));
        return data;
    }

    /// Links to the files.
    ObjectNode files(Verification verification) {
        JsonNode body = body(verification);
        ObjectNode files = JsonNodeFactory.instance.objectNode();
        for (String part : List.of("fileUrls", "additionalStepPdfUrls")) {
            body.path(part).properties().forEach(entry -> files.set(entry.getKey(), entry.getValue()));
        }
        return files;
    }

    /// All of it, under the names that the oldest clients know.
    ObjectNode full(Verification verification) {
        JsonNode body = body(verification);
        JsonNode status = body.path("status");
        JsonNode data = body.path("data");
        ObjectNode full = JsonNodeFactory.instance.objectNode();
        full.set("scan_ref", body.get("scanRef"));
        full.put("status", Overall.statusWord(verification).name());
        full.set("final", body.get("final"));
        full.set("face_match_result", status.get("autoFace"));
        full.set("document_validity", status.get("autoDocument"));
        full.set("manual_face_match_result", status.get("manualFace"));
        full.set("manual_document_validity", status.get("manualDocument"));
        full.set("suspection_reasons", status.get("suspicionReasons"));
        full.set("fraud_tags", status.get("fraudTags"));
        full.set("mismatch_tags", status.get("mismatchTags"));
        full.set("deny_reasons", status.get("denyReasons"));
        full.put("attempt_count", verification.attempt());
        full.set("start_time", body.get("startTime"));
        full.set("finish_time", body.get("finishTime"));
        full.put("review_time", reviewTime(verification));
        ObjectNode client = full.putObject("client");
        client.set("client_id", body.get("clientId"));
        client.set("external_ref", body.get("externalRef"));
        client.set("ip", body.get("clientIp"));
        client.set("platform", body.get("platform"));
        ObjectNode document = full.putObject("client_identity_document");
        data.properties().forEach(entry -> document.set(snake(entry.getKey()), entry.getValue()));
        return full;
    }

    private JsonNode body(Verification verification) {
        try {
            return JSON.readTree(
                    PayloadCodec.write(outcomes.identification(verification, Overall.isFinal(verification))));
        } catch (IOException e) {
            throw new IllegalStateException("A body that was just written cannot be read", e);
        }
    }

    private static void name(JsonNode body, ObjectNode view) {
        view.set("scanRef", body.get("scanRef"));
        view.set("clientId", body.get("clientId"));
    }

    private static @Nullable Long reviewTime(Verification verification) {
        return verification.manual() == null ? null : verification.manual().at().getEpochSecond();
    }

    /// `docFirstName` in the old way: `first_name`.
    private static String snake(String name) {
        String plain = name.startsWith("doc") ? name.substring(3) : name;
        return plain.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
