package tidings.engine.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tidings.engine.Alteration;
import tidings.engine.CodeRange;
import tidings.engine.DeliveryFilter;
import tidings.engine.FailMail;
import tidings.engine.Header;
import tidings.engine.Notification;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Recipients;

/// Says field by field what became different, in words that hold no secret: of a secret it says that it was
/// set, changed or removed, of an address what stands before the query and after the user's name.
final class Alterations {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*@)?(?<host>[^/?#@]+)(?<path>[^?#]*)(?<query>\\?[^#]*)?(#.*)?");

    private final List<Alteration> found = new ArrayList<>();

    private Alterations() {}

    /// What a new notification begins with.
    static List<Alteration> of(Notification.Settings settings) {
        return between(null, settings);
    }

    /// What an administrator has altered.
    static List<Alteration> between(Notification.@Nullable Settings before, Notification.Settings after) {
        Alterations all = new Alterations();
        Map<String, String> old = before == null ? Map.of() : plain(before);
        plain(after).forEach((field, now) -> all.plain(field, old.getOrDefault(field, ""), now));
        all.receiver(
                before == null ? null : before.webhook().orElse(null),
                after.webhook().orElse(null));
        return all.found;
    }

    private void receiver(@Nullable Receiver from, @Nullable Receiver to) {
        address("receiver", from == null ? null : from.url(), to == null ? null : to.url());
        headers(from == null ? List.of() : from.headers(), to == null ? List.of() : to.headers());
        secret("signing key", from == null ? null : from.signingKey(), to == null ? null : to.signingKey());
        plain("earlier signing keys", retiring(from), retiring(to));
        oauth(from == null ? null : from.oauth(), to == null ? null : to.oauth());
    }

    /// Which deliveries were meant. Whom they are about is not said, since that may have to be erased.
    static List<Alteration> of(DeliveryFilter filter) {
        CodeRange code = filter.code();
        Alterations all = new Alterations();
        all.secret("subject", null, filter.subject());
        all.secret("client id", null, filter.clientId());
        all.plain("event type", "", shown(filter.type()));
        all.plain("notification", "", shown(filter.notification()));
        all.plain("state", "", shown(filter.state()));
        all.plain("code", "", code == null ? "" : code.from() + " to " + code.to());
        all.plain("from", "", shown(filter.from()));
        all.plain("to", "", shown(filter.to()));
        return all.found;
    }

    private static Map<String, String> plain(Notification.Settings settings) {
        FailMail failMail = settings.failMail();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", settings.name());
        fields.put("active", settings.active() ? "yes" : "no");
        fields.put(
                "event types",
                settings.eventTypes().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
        switch (settings.channel()) {
            case Receiver receiver -> {
                Duration deadline = receiver.deadline();
                fields.put("type", "webhook");
                fields.put("recipients", "");
                fields.put("body in e-mail", "");
                fields.put("deadline", deadline == null ? "" : seconds(deadline));
            }
            case Recipients recipients -> {
                fields.put("type", "e-mail");
                fields.put("recipients", String.join(", ", recipients.addresses()));
                fields.put("body in e-mail", recipients.includeBody() ? "yes" : "no");
                fields.put("deadline", "");
            }
        }
        fields.put("retry count", Integer.toString(settings.retry().count()));
        fields.put("retry interval", seconds(settings.retry().interval()));
        fields.put("fail e-mail", failMail == null ? "" : failMail.address());
        fields.put("body in fail e-mail", failMail == null ? "" : failMail.includeBody() ? "yes" : "no");
        return fields;
    }

    private static String retiring(@Nullable Receiver receiver) {
        return receiver == null
                ? ""
                : receiver.retiringKeys().stream()
                        .map(key -> "one until " + key.until())
                        .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void headers(List<Header> before, List<Header> after) {
        Map<String, String> from = values(before);
        Map<String, String> to = values(after);
        TreeSet<String> keys = new TreeSet<>(from.keySet());
        keys.addAll(to.keySet());
        keys.forEach(key -> secret("header " + key, from.get(key), to.get(key)));
    }

    private static Map<String, String> values(List<Header> headers) {
        return headers.stream()
                .collect(Collectors.toMap(
                        Header::key, header -> header.value().reveal(), (one, other) -> one + "\n" + other));
    }

    private void oauth(@Nullable OAuth before, @Nullable OAuth after) {
        address("OAuth endpoint", before == null ? null : before.endpoint(), after == null ? null : after.endpoint());
        secret("OAuth token", before == null ? null : before.token(), after == null ? null : after.token());
        secret("OAuth request", before == null ? null : before.request(), after == null ? null : after.request());
    }

    private void plain(String field, String from, String to) {
        if (!from.equals(to)) {
            found.add(new Alteration(field, from, to));
        }
    }

    private void secret(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            String to = after == null ? "removed" : before == null ? "set" : "changed";
            found.add(new Alteration(field, before == null ? "" : "set", to));
        }
    }

    private void address(String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            String from = before == null ? "" : shownAddress(before);
            String to = after == null ? "" : shownAddress(after);
            found.add(new Alteration(field, from, from.equals(to) ? to + " (a part that is not shown)" : to));
        }
    }

    /// An address without the parts that often carry a secret.
    static String shownAddress(String url) {
        Matcher parts = ADDRESS.matcher(url);
        if (!parts.matches()) {
            return "…";
        }
        return parts.group("scheme")
                + parts.group("host")
                + parts.group("path")
                + (parts.group("query") == null ? "" : "?…");
    }
}
