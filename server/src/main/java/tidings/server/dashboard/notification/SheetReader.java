package tidings.server.dashboard.notification;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.Notification;
import tidings.engine.Secret;
import tidings.server.dashboard.notification.NotificationSheet.FailMailPart;
import tidings.server.dashboard.notification.NotificationSheet.HeaderLine;
import tidings.server.dashboard.notification.NotificationSheet.KeyChoice;
import tidings.server.dashboard.notification.NotificationSheet.KeyPart;
import tidings.server.dashboard.notification.NotificationSheet.OAuthPart;
import tidings.server.dashboard.notification.NotificationSheet.RetryPart;
import tidings.server.dashboard.notification.NotificationSheet.SecretPart;

/// Reads the form that a browser sends. It judges nothing: whatever is missing counts as empty.
final class SheetReader {
    private static final Pattern HEADER = Pattern.compile("headers\\[(\\d{1,6})]\\.(key|value)");

    private final MultivaluedMap<String, String> form;
    private final Notification.Settings saved;

    private SheetReader(MultivaluedMap<String, String> form, Notification.Settings saved) {
        this.form = form;
        this.saved = saved;
    }

    /// @param saved what the form is about; the blank settings when it is about a new notification
    static NotificationSheet read(MultivaluedMap<String, String> form, Notification.Settings saved, Instant now) {
        return new SheetReader(form, saved).sheet(now);
    }

    private NotificationSheet sheet(Instant now) {
        return new NotificationSheet(
                text("version"),
                text("name"),
                text("type"),
                text("receiver"),
                Set.copyOf(form.getOrDefault("eventTypes", List.of())),
                checked("active"),
                headers(),
                key(now),
                new FailMailPart(text("failEmail.address"), checked("failEmail.includeBody")),
                new OAuthPart(checked("oauth"), text("oauth.endpoint"), token(), request()),
                new RetryPart(text("retry.count"), text("retry.intervalSeconds")),
                text("timeoutSeconds"),
                checked("includeBody"),
                text("eventType"));
    }

    /// Lines with nothing in them are left out, and the others are numbered anew, as in the JSON that comes of it.
    private List<HeaderLine> headers() {
        Map<Integer, Map<String, String>> lines = new TreeMap<>();
        form.forEach((name, values) -> {
            Matcher matcher = HEADER.matcher(name);
            if (matcher.matches() && !values.isEmpty()) {
                lines.computeIfAbsent(Integer.valueOf(matcher.group(1)), _ -> new TreeMap<>())
                        .put(matcher.group(2), values.getFirst());
            }
        });
        List<HeaderLine> headers = new ArrayList<>();
        lines.values().forEach(line -> {
            String key = line.getOrDefault("key", "").strip();
            Secret typed = secret(line.getOrDefault("value", ""));
            if (!key.isEmpty() || typed != null) {
                headers.add(new HeaderLine(Integer.toString(headers.size()), key, isSet(key), typed));
            }
        });
        return headers;
    }

    private boolean isSet(String key) {
        return NotificationSheet.webhook(saved).headers().stream()
                .anyMatch(header -> header.key().equalsIgnoreCase(key));
    }

    private KeyPart key(Instant now) {
        KeyPart before = NotificationSheet.keyPart(NotificationSheet.webhook(saved), now);
        String overlap = text("signingKey.overlap");
        return new KeyPart(
                before.set(),
                before.overlapEnds(),
                choice(text("signingKey.choice")),
                secret(form.getFirst("signingKey")),
                overlap.isEmpty() ? before.overlap() : overlap);
    }

    private static KeyChoice choice(String text) {
        return Stream.of(KeyChoice.values())
                .filter(choice -> choice.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(KeyChoice.KEEP);
    }

    private SecretPart token() {
        boolean set = NotificationSheet.oauthPart(
                        NotificationSheet.webhook(saved).oauth())
                .token()
                .set();
        return new SecretPart(set, checked("oauth.token.drop"), secret(stripped(form.getFirst("oauth.token"))));
    }

    private SecretPart request() {
        boolean set = NotificationSheet.oauthPart(
                        NotificationSheet.webhook(saved).oauth())
                .request()
                .set();
        return new SecretPart(set, checked("oauth.request.drop"), secret(stripped(form.getFirst("oauth.request"))));
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Secret.of(text);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private String text(String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("").strip();
    }

    private boolean checked(String name) {
        return form.getFirst(name) != null;
    }
}
