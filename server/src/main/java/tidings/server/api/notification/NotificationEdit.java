package tidings.server.api.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.engine.Channel;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.RetiringKey;
import tidings.engine.RetryPolicy;
import tidings.engine.Secret;
import tidings.events.EventType;
import tidings.events.SigningKey;
import tidings.server.api.fields.Faults;
import tidings.server.api.fields.Given;

/// What a request alters in a notification's settings. Whatever it leaves out stays as it is, secrets above
/// all; `null` takes a thing away or back to its default.
record NotificationEdit(
        Given<String> name,
        Given<Boolean> active,
        Given<Set<EventType>> eventTypes,
        Given<RetryEdit> retry,
        Given<FailMailEdit> failMail,
        ChannelEdit channel) {

    private static final Receiver NOWHERE = Receiver.at("");

    /// What a new notification starts from.
    static final Notification.Settings BLANK =
            new Notification.Settings("", true, Set.of(), NOWHERE, RetryPolicy.DEFAULT, null);

    /// Where it goes. When the type is another than before, nothing of the former stays.
    sealed interface ChannelEdit {}

    /// Where webhooks go and how they are dressed.
    record ReceiverEdit(
            Given<String> url,
            Given<List<HeaderEdit>> headers,
            Given<KeyEdit> signingKey,
            Given<OAuthEdit> oauth,
            Given<Duration> deadline)
            implements ChannelEdit {}

    /// Who gets e-mails.
    record RecipientsEdit(Given<List<String>> addresses, Given<Boolean> includeBody) implements ChannelEdit {}

    /// One header.
    ///
    /// @param valuePath where its value stands in the request
    /// @param value left out: the value of the header that has this key already
    record HeaderEdit(String valuePath, String key, Given<Secret> value) {}

    /// The keys that requests are signed with.
    sealed interface KeyEdit {
        /// Another key takes the place of the one so far.
        ///
        /// @param generated whether we made it, so that whoever asked for it must be told
        /// @param at when it was asked for
        /// @param overlap how long the key so far goes on signing beside it
        record Replacement(SigningKey key, boolean generated, Instant at, Duration overlap) implements KeyEdit {}

        /// The key stays, and those that it took the place of sign no more.
        record EndOfOverlap() implements KeyEdit {}
    }

    /// How requests are authorised.
    record OAuthEdit(Given<String> endpoint, Given<Secret> token, Given<Secret> request) {}

    /// How often it is tried again.
    record RetryEdit(Given<Integer> count, Given<Duration> interval) {}

    /// Who is told of failures.
    record FailMailEdit(Given<String> address, Given<Boolean> includeBody) {}

    /// The settings after this edit; empty when they would not be whole, and then the faults say why. It is
    /// quick and has no other effect.
    Optional<Notification.Settings> applyTo(Notification.Settings before, Faults faults) {
        Notification.Settings after = new Notification.Settings(
                name.over(before.name(), BLANK.name()),
                active.over(before.active(), BLANK.active()),
                eventTypes.over(before.eventTypes(), BLANK.eventTypes()),
                channel(before.channel(), faults),
                retry(before.retry()),
                failMail(before.failMail(), faults));
        return faults.none() ? Optional.of(after) : Optional.empty();
    }

    /// The key that this edit brings and that its caller does not know yet.
    Optional<SigningKey> generatedKey() {
        return channel instanceof ReceiverEdit receiver
                        && receiver.signingKey() instanceof Given.Value<KeyEdit>(KeyEdit.Replacement made)
                        && made.generated()
                ? Optional.of(made.key())
                : Optional.empty();
    }

    private Channel channel(Channel before, Faults faults) {
        return switch (channel) {
            case ReceiverEdit edit -> receiver(edit, before instanceof Receiver same ? same : NOWHERE, faults);
            case RecipientsEdit edit -> recipients(edit, before, faults);
        };
    }

    private static Channel recipients(RecipientsEdit edit, Channel before, Faults faults) {
        Recipients same = before instanceof Recipients recipients ? recipients : null;
        List<String> addresses = edit.addresses().over(same == null ? List.of() : same.addresses(), List.of());
        if (addresses.isEmpty()) {
            if (faults.none()) {
                faults.add("receiver", "This is required: who gets the e-mails.");
            }
            return before;
        }
        return new Recipients(addresses, edit.includeBody().over(same != null && same.includeBody(), false));
    }

    private static Receiver receiver(ReceiverEdit receiver, Receiver before, Faults faults) {
        List<Header> headers = headers(receiver, before.headers(), faults);
        OAuth oauth = oauth(receiver, before.oauth(), faults);
        if (oauth != null && headers.stream().anyMatch(header -> header.key().equalsIgnoreCase("Authorization"))) {
            faults.add("oauth", "OAuth sets the header Authorization, which is among the headers too; keep one.");
        }
        Keys keys = keys(receiver, before);
        return new Receiver(
                receiver.url().over(before.url(), NOWHERE.url()),
                headers,
                keys.current(),
                keys.retiring(),
                oauth,
                receiver.deadline().over(before.deadline()));
    }

    private record Keys(@Nullable SigningKey current, List<RetiringKey> retiring) {}

    private static Keys keys(ReceiverEdit receiver, Receiver before) {
        return switch (receiver.signingKey()) {
            case Given.LeftOut<KeyEdit> _ -> new Keys(before.signingKey(), before.retiringKeys());
            case Given.Cleared<KeyEdit> _ -> new Keys(null, List.of());
            case Given.Value<KeyEdit>(KeyEdit.EndOfOverlap _) -> new Keys(before.signingKey(), List.of());
            case Given.Value<KeyEdit>(KeyEdit.Replacement next) ->
                new Keys(next.key(), before.retiringAfter(next.key(), next.at(), next.overlap()));
        };
    }

    private static List<Header> headers(ReceiverEdit receiver, List<Header> before, Faults faults) {
        return switch (receiver.headers()) {
            case Given.LeftOut<List<HeaderEdit>> _ -> before;
            case Given.Cleared<List<HeaderEdit>> _ -> List.of();
            case Given.Value<List<HeaderEdit>>(List<HeaderEdit> edits) -> headers(before, edits, faults);
        };
    }

    private static List<Header> headers(List<Header> before, List<HeaderEdit> edits, Faults faults) {
        List<Header> after = new ArrayList<>();
        for (HeaderEdit edit : edits) {
            Secret kept = before.stream()
                    .filter(header -> header.key().equalsIgnoreCase(edit.key()))
                    .map(Header::value)
                    .findFirst()
                    .orElse(null);
            Secret value = edit.value().over(kept);
            if (value == null) {
                faults.add(
                        edit.valuePath(),
                        "This is required, since there is no header of that key yet whose value could stay.");
            } else {
                after.add(new Header(edit.key(), value));
            }
        }
        return after;
    }

    private static @Nullable OAuth oauth(ReceiverEdit receiver, @Nullable OAuth before, Faults faults) {
        return switch (receiver.oauth()) {
            case Given.LeftOut<OAuthEdit> _ -> before;
            case Given.Cleared<OAuthEdit> _ -> null;
            case Given.Value<OAuthEdit>(OAuthEdit edit) -> oauth(before, edit, faults);
        };
    }

    private static @Nullable OAuth oauth(@Nullable OAuth before, OAuthEdit edit, Faults faults) {
        String endpoint = edit.endpoint().over(before == null ? null : before.endpoint());
        Secret token = edit.token().over(before == null ? null : before.token());
        Secret request = edit.request().over(before == null ? null : before.request());
        if (endpoint == null && token == null) {
            faults.add("oauth", "Give an endpoint that issues tokens, or a token.");
            return null;
        }
        if (endpoint == null && request != null) {
            faults.add("oauth.request", "There is a request only with an endpoint that it goes to.");
            return null;
        }
        return new OAuth(endpoint, token, request);
    }

    private RetryPolicy retry(RetryPolicy before) {
        return switch (retry) {
            case Given.LeftOut<RetryEdit> _ -> before;
            case Given.Cleared<RetryEdit> _ -> RetryPolicy.DEFAULT;
            case Given.Value<RetryEdit>(RetryEdit edit) ->
                new RetryPolicy(
                        edit.count().over(before.count(), RetryPolicy.DEFAULT.count()),
                        edit.interval().over(before.interval(), RetryPolicy.DEFAULT.interval()));
        };
    }

    private @Nullable FailMail failMail(@Nullable FailMail before, Faults faults) {
        return switch (failMail) {
            case Given.LeftOut<FailMailEdit> _ -> before;
            case Given.Cleared<FailMailEdit> _ -> null;
            case Given.Value<FailMailEdit>(FailMailEdit edit) -> {
                String address = edit.address().over(before == null ? null : before.address());
                if (address == null) {
                    faults.add("failEmail.address", "This is required; null for failEmail sends no e-mail.");
                    yield null;
                }
                yield new FailMail(address, edit.includeBody().over(before != null && before.includeBody(), false));
            }
        };
    }
}
