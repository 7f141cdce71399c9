package tidings.server.dashboard.signin;

import org.jspecify.annotations.Nullable;

/// Where a person wanted to go before they were asked to sign in.
final class Next {
    private static final String HOME = "/";
    private static final int MAX_LENGTH = 2_000;

    private Next() {}

    /// The path, if it is one of ours; else the home page. What browsers read as another host's address, such as
    /// `//host` or `/\host`, is none.
    static String of(@Nullable String wanted) {
        return wanted != null && isOurs(wanted) ? wanted : HOME;
    }

    private static boolean isOurs(String path) {
        return path.length() <= MAX_LENGTH
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().noneMatch(c -> c <= ' ' || c >= 0x7f);
    }
}
