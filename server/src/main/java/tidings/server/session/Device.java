package tidings.server.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tidings.events.Identification.Platform;

/// What a `User-Agent` header says of the device. It is believed: nothing but a field of the webhook depends on
/// it.
final class Device {
    private static final List<String> TABLETS = List.of("iPad", "Tablet", "PlayBook", "Silk/");
    private static final List<String> DESKTOPS = List.of("Windows NT", "Macintosh", "X11", "CrOS");

    private Device() {}

    static Platform of(@Nullable String userAgent) {
        if (userAgent == null) {
            return Platform.OTHER;
        }
        boolean android = userAgent.contains("Android");
        boolean mobile = userAgent.contains("Mobi");
        if (TABLETS.stream().anyMatch(userAgent::contains) || (android && !mobile)) {
            return Platform.TABLET;
        }
        if (mobile || userAgent.contains("iPhone")) {
            return Platform.MOBILE;
        }
        return DESKTOPS.stream().anyMatch(userAgent::contains) ? Platform.PC : Platform.OTHER;
    }
}
