package tidings.server.api.notification;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;

/// The form of a notification in requests, for the description of the API alone: [NotificationForm] reads it
/// property by property, since it matters whether one is left out or `null`.
@Schema(name = "NotificationInput", description = """
                        A notification as it is saved. Whatever is optional and left out gets its default, or in a `PUT` stays \
                        as it is, secrets above all; `null` takes it away or back to its default. What only an answer has, \
                        such as `id` and `signingKeySet`, is ignored, so that an answer can be altered and sent back.""")
record NotificationInput(
        @Schema(required = true, maxLength = 100, description = "For people: 1 to 100 characters on one line.")
        String name,

        @Schema(
                nullable = true,
                defaultValue = "WEBHOOK",
                enumeration = {"WEBHOOK", "EMAIL"},
                description = "In a PUT that leaves it out it stays as it is.")
        @Nullable
        String type,

        @Schema(
                required = true,
                description =
                        "The URL that webhooks are sent to; or, for EMAIL, 1 to 10 addresses with commas between them, who"
                                + " get one e-mail together.")
        String receiver,

        @Schema(
                required = true,
                minItems = 1,
                description =
                        "The events that are sent; GET /event-types lists them. IDENTIFICATION stands for all of its"
                                + " family.")
        List<EventType> eventTypes,

        @Schema(nullable = true, defaultValue = "true", description = "Only an active notification is sent anything.")
        @Nullable
        Boolean active,

        @Schema(
                nullable = true,
                description =
                        "Sent with every webhook, as for WEBHOOK only are signingKey, oauth and timeoutSeconds. Names differ in"
                                + " more than case; those that the sender sets are refused.")
        @Nullable
        List<HeaderInput> headers,

        @Schema(
                nullable = true,
                description =
                        "Signs every webhook. A text of 16 to 512 characters, taken exactly as it is, or {\"generate\":"
                                + " true} to have one made, which this one answer shows. The key that is replaced"
                                + " goes on signing beside it for 24 hours, or for {\"generate\": true,"
                                + " \"overlapSeconds\": 3600} or {\"value\": \"...\", \"overlapSeconds\": 0};"
                                + " {\"endOverlap\": true} ends that. Write-only.",
                examples = "a signing key of your own")
        @Nullable
        Object signingKey,

        @Schema(nullable = true) @Nullable FailMailInput failEmail,
        @Schema(nullable = true) @Nullable OAuthInput oauth,
        @Schema(nullable = true) @Nullable RetryInput retry,

        @Schema(
                nullable = true,
                minimum = "1",
                maximum = "30",
                description = "The whole time that one attempt may take; left out: the server's" + " setting.")
        @Nullable
        Integer timeoutSeconds,

        @Schema(
                nullable = true,
                defaultValue = "false",
                description =
                        "Only for EMAIL: whether the e-mail carries the event's payload, which holds personal data.")
        @Nullable
        Boolean includeBody) {

    @Schema(name = "NotificationHeaderInput")
    record HeaderInput(
            @Schema(required = true) String key,

            @Schema(nullable = true, description = "Write-only. In a PUT it may be left out, and stays as it is.")
            @Nullable
            String value) {}

    @Schema(name = "NotificationFailEmailInput", description = "Who is told when a webhook could not be delivered.")
    record FailMailInput(
            @Schema(required = true) String address,

            @Schema(
                    nullable = true,
                    defaultValue = "false",
                    description = "Whether the e-mail carries the event's payload.")
            @Nullable
            Boolean includeBody) {}

    @Schema(name = "NotificationOAuthInput", description = """
                            Authorises webhooks by a Bearer token: the one that `endpoint` issues for a `POST` of `request`, \
                            authorised by `token` when given; or, without an endpoint, `token` itself.""")
    record OAuthInput(
            @Schema(nullable = true) @Nullable String endpoint,

            @Schema(nullable = true, description = "A token, or a scheme and a token. Write-only.") @Nullable
            String token,

            @Schema(nullable = true, description = "A JSON object, or a form in a string. Write-only.") @Nullable
            Map<String, Object> request) {}

    @Schema(name = "NotificationRetryInput")
    record RetryInput(
            @Schema(nullable = true, minimum = "0", maximum = "20", defaultValue = "3") @Nullable
            Integer count,

            @Schema(nullable = true, minimum = "1", maximum = "86400", defaultValue = "60") @Nullable
            Integer intervalSeconds) {}

    static final String SMALL = """
            {"name": "Results", "receiver": "https://hooks.company.example/identity", \
            "eventTypes": ["IDENTIFICATION_AUTO_FINISHED", "IDENTIFICATION_MANUAL_FINISHED"], \
            "signingKey": {"generate": true}}""";

    static final String E_MAIL = """
            {"name": "Tell the team", "type": "EMAIL", "receiver": "ops@company.example, kyc@company.example", \
            "eventTypes": ["IDENTIFICATION_MANUAL_FINISHED"], "includeBody": false}""";

    static final String FULL = """
            {"name": "Results", "type": "WEBHOOK", "receiver": "https://hooks.company.example/identity", \
            "eventTypes": ["IDENTIFICATION_MANUAL_FINISHED"], "active": true, \
            "headers": [{"key": "X-Team", "value": "onboarding"}], "signingKey": "a signing key of your own", \
            "failEmail": {"address": "ops@company.example", "includeBody": false}, \
            "oauth": {"endpoint": "https://id.company.example/token", "token": "Basic dGlkaW5nczpzZWNyZXQ=", \
            "request": {"grant_type": "client_credentials"}}, \
            "retry": {"count": 5, "intervalSeconds": 120}, "timeoutSeconds": 10}""";

    static final String ANSWER = """
            {"id": "ntf_0c5d8k3m9q000", "name": "Results", "type": "WEBHOOK", \
            "receiver": "https://hooks.company.example/identity", "eventTypes": ["IDENTIFICATION_MANUAL_FINISHED"], \
            "active": true, "headers": [{"key": "X-Team", "valueSet": true}], "signingKeySet": true, "signingKeyOverlapEndsAt": null, \
            "failEmail": {"address": "ops@company.example", "includeBody": false}, \
            "oauth": {"endpoint": "https://id.company.example/token", "tokenSet": true, "requestSet": true}, \
            "retry": {"count": 5, "intervalSeconds": 120}, "timeoutSeconds": 10, \
            "createdAt": "2026-01-31T08:00:00.000Z", "updatedAt": "2026-01-31T08:00:00.000Z"}""";

    static final String LIST = "{\"items\": [" + ANSWER + "]}";

    static final String REFUSAL = """
            {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "2 fields are not right.", \
            "errors": [{"field": "receiver", "message": "The URL must begin with https://."}, \
            {"field": "headers[1].key", "message": "The header Host is set by the sender and cannot be replaced."}]}""";
}
