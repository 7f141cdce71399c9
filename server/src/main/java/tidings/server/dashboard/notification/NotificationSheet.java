package tidings.server.dashboard.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.engine.Channel;
import tidings.engine.FailMail;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetiringKey;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;

/// What stands in the form of a notification: the saved settings, or what a person has typed, right or wrong.
/// Secrets that were typed are in it on their way in; no template shows them.
///
/// @param version when the notification was saved last, as the form was made; empty for a new one
/// @param includeBody whether an e-mail carries the payload
/// @param trialType whose sample the test sends; empty for the first of the chosen types
record NotificationSheet(
        String version,
        String name,
        String type,
        String receiver,
        Set<String> eventTypes,
        boolean active,
        List<HeaderLine> headers,
        KeyPart key,
        FailMailPart failMail,
        OAuthPart oauth,
        RetryPart retry,
        String timeout,
        boolean includeBody,
        String trialType) {
    private static final Receiver NOWHERE = Receiver.at("");

    static final Notification.Settings BLANK =
            new Notification.Settings("", true, Set.of(), NOWHERE, RetryPolicy.DEFAULT, null);

    NotificationSheet {
        headers = List.copyOf(headers);
        eventTypes = Set.copyOf(eventTypes);
    }

    /// A header.
    ///
    /// @param index its place, as the names of its fields say it
    /// @param valueSet whether a header of this name has a value already, which stays when none is typed
    record HeaderLine(
            String index,
            String key,
            boolean valueSet,
            @Nullable Secret typed) {
        public String keyName() {
            return "headers[" + index + "].key";
        }

        public String valueName() {
            return "headers[" + index + "].value";
        }

        HeaderLine at(int place) {
            return new HeaderLine(Integer.toString(place), key, valueSet, typed);
        }
    }

    /// What is to become of the signing key.
    enum KeyChoice {
        KEEP,
        GENERATE,
        OWN,
        END_OVERLAP,
        REMOVE
    }

    /// The signing key.
    ///
    /// @param set whether there is one
    /// @param overlapEnds when those that it took the place of sign no more
    /// @param overlap in seconds, as it was chosen
    record KeyPart(
            boolean set,
            List<Instant> overlapEnds,
            KeyChoice choice,
            @Nullable Secret typed,
            String overlap) {
        KeyPart {
            overlapEnds = List.copyOf(overlapEnds);
        }

        public boolean keep() {
            return choice == KeyChoice.KEEP;
        }

        public boolean generate() {
            return choice == KeyChoice.GENERATE;
        }

        public boolean own() {
            return choice == KeyChoice.OWN;
        }

        public boolean end() {
            return choice == KeyChoice.END_OVERLAP;
        }

        public boolean remove() {
            return choice == KeyChoice.REMOVE;
        }
    }

    /// Who is told of failures.
    record FailMailPart(String address, boolean body) {}

    /// A secret of the form.
    ///
    /// @param set whether there is one already, which stays when none is typed
    /// @param drop whether it is to go
    record SecretPart(boolean set, boolean drop, @Nullable Secret typed) {}

    /// How requests are authorised.
    record OAuthPart(boolean on, String endpoint, SecretPart token, SecretPart request) {}

    /// How often it is tried again.
    record RetryPart(String count, String interval) {}

    /// The form for a new notification. Unless a person says otherwise, it is signed.
    static NotificationSheet blank() {
        NotificationSheet sheet = of(BLANK, "", Instant.MAX);
        return sheet.with(new KeyPart(false, List.of(), KeyChoice.GENERATE, null, sheet.key.overlap));
    }

    /// The form of a notification as it is saved.
    static NotificationSheet of(Notification saved, Instant now) {
        return of(saved.settings(), saved.updatedAt().toString(), now);
    }

    private static NotificationSheet of(Notification.Settings settings, String version, Instant now) {
        Receiver receiver = webhook(settings);
        FailMail mail = settings.failMail();
        Duration deadline = receiver.deadline();
        List<HeaderLine> headers = new ArrayList<>();
        receiver.headers()
                .forEach(header ->
                        headers.add(new HeaderLine(Integer.toString(headers.size()), header.key(), true, null)));
        return new NotificationSheet(
                version,
                settings.name(),
                settings.webhook().isPresent() ? "WEBHOOK" : "EMAIL",
                target(settings.channel()),
                settings.eventTypes().stream().map(Enum::name).collect(Collectors.toSet()),
                settings.active(),
                headers,
                keyPart(receiver, now),
                mail == null ? new FailMailPart("", false) : new FailMailPart(mail.address(), mail.includeBody()),
                oauthPart(receiver.oauth()),
                new RetryPart(
                        Integer.toString(settings.retry().count()),
                        Long.toString(settings.retry().interval().toSeconds())),
                deadline == null ? "" : Long.toString(deadline.toSeconds()),
                settings.channel() instanceof Recipients recipients && recipients.includeBody(),
                "");
    }

    /// What the form shows of webhooks; nothing is set when the notification sends e-mails.
    static Receiver webhook(Notification.Settings settings) {
        return settings.webhook().orElse(NOWHERE);
    }

    private static String target(Channel channel) {
        return switch (channel) {
            case Receiver receiver -> receiver.url();
            case Recipients recipients -> String.join(", ", recipients.addresses());
        };
    }

    static KeyPart keyPart(Receiver receiver, Instant now) {
        return new KeyPart(
                receiver.signingKey() != null,
                receiver.retiringKeys().stream()
                        .map(RetiringKey::until)
                        .filter(until -> until.isAfter(now))
                        .toList(),
                KeyChoice.KEEP,
                null,
                Long.toString(Duration.ofHours(24).toSeconds()));
    }

    static OAuthPart oauthPart(@Nullable OAuth oauth) {
        return oauth == null
                ? new OAuthPart(false, "", new SecretPart(false, false, null), new SecretPart(false, false, null))
                : new OAuthPart(
                        true,
                        oauth.endpoint() == null ? "" : oauth.endpoint(),
                        new SecretPart(oauth.token() != null, false, null),
                        new SecretPart(oauth.request() != null, false, null));
    }

    /// Whether this event type is chosen.
    public boolean wants(String eventType) {
        return eventTypes.contains(eventType);
    }

    /// The same with one more empty header.
    NotificationSheet withOneMoreHeader() {
        List<HeaderLine> more = new ArrayList<>(headers);
        more.add(new HeaderLine(Integer.toString(headers.size()), "", false, null));
        return with(more);
    }

    /// The same without the header at this place.
    NotificationSheet withoutHeader(String index) {
        List<HeaderLine> fewer = new ArrayList<>();
        headers.stream()
                .filter(header -> !header.index().equals(index))
                .forEach(header -> fewer.add(header.at(fewer.size())));
        return with(fewer);
    }

    private NotificationSheet with(List<HeaderLine> others) {
        return new NotificationSheet(
                version,
                name,
                type,
                receiver,
                eventTypes,
                active,
                others,
                key,
                failMail,
                oauth,
                retry,
                timeout,
                includeBody,
                trialType);
    }

    private NotificationSheet with(KeyPart other) {
        return new NotificationSheet(
                version,
                name,
                type,
                receiver,
                eventTypes,
                active,
                headers,
                other,
                failMail,
                oauth,
                retry,
                timeout,
                includeBody,
                trialType);
    }

    /// The same as of another time at which the notification was saved.
    NotificationSheet as(Notification saved) {
        return new NotificationSheet(
                saved.updatedAt().toString(),
                name,
                type,
                receiver,
                eventTypes,
                active,
                headers,
                key,
                failMail,
                oauth,
                retry,
                timeout,
                includeBody,
                trialType);
    }

    /// Leaves out addresses and secrets.
    @Override
    public String toString() {
        return "NotificationSheet[]";
    }
}
