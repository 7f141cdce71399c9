package tidings.server.dashboard.signin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a `User-Agent` header says in words that a person recognises their own browser by.
///
/// Browsers name their ancestors too, so the order matters: the first name found is the most particular one.
final class BrowserName {
    private static final String UNKNOWN = "Unknown browser";

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg/", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Firefox/", "Firefox"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));
    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    /// What a header that holds this text stands for.
    private record Sign(String text, String name) {}

    private BrowserName() {}

    /// Such as `Firefox on Linux`.
    static String of(@Nullable String userAgent) {
        if (userAgent == null) {
            return UNKNOWN;
        }
        String browser = first(BROWSERS, userAgent).orElse(UNKNOWN);
        return first(SYSTEMS, userAgent)
                .map(system -> browser + " on " + system)
                .orElse(browser);
    }

    private static Optional<String> first(List<Sign> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.text()))
                .map(Sign::name)
                .findFirst();
    }
}
