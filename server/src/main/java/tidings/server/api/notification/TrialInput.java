package tidings.server.api.notification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tidings.events.EventType;

/// The form of a test in requests, for the description of the API alone.
@Schema(name = "TestInput", description = """
                        What is tried: the settings of a notification, of which only a receiver and an event type are needed, \
                        and of a saved one nothing; what is left out is as it is saved, or the default.""")
record TrialInput(
        @Schema(description = "Whose sample is sent; left out: the first of `eventTypes`.") @Nullable
        EventType eventType,

        @Nullable String receiver,
        @Nullable List<EventType> eventTypes,
        @Nullable List<NotificationInput.HeaderInput> headers,
        @Nullable Object signingKey,
        NotificationInput.@Nullable OAuthInput oauth,
        @Nullable Integer timeoutSeconds,
        @Nullable Boolean includeBody,
        @Nullable String name,
        @Nullable String type,
        @Nullable Boolean active,
        NotificationInput.@Nullable FailMailInput failEmail,
        NotificationInput.@Nullable RetryInput retry) {

    static final String NEW = """
            {"receiver": "https://hooks.company.example/identity", "eventType": "IDENTIFICATION_MANUAL_FINISHED", \
            "headers": [{"key": "X-Team", "value": "onboarding"}]}""";

    static final String SAVED = """
            {"eventType": "IDENTIFICATION_MANUAL_FINISHED"}""";
}
