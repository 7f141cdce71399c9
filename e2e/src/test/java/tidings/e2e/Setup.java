package tidings.e2e;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// How a server is started.
///
/// @param launcher the script that starts it, below the project's folder
/// @param data the folder of its data
/// @param settings environment variables by their names
record Setup(String launcher, Path data, Map<String, String> settings) {
    static final String API_KEY = "e2e-key";
    static final String API_SECRET = "e2e-secret-4d1c9e0b7a5f";
    static final String ADMIN_EMAIL = "anna@example.com";
    static final String ADMIN_PASSWORD = "correct horse battery";

    Setup {
        settings = Map.copyOf(settings);
    }

    /// A server with no settings at all: closed, and without an API key.
    static Setup bare(Path data) {
        return new Setup("tools/tidings", data, Map.of());
    }

    /// A server with an API key, to which only public receivers are open.
    static Setup closed(Path data) {
        return bare(data).with("TIDINGS_API_KEY", API_KEY).with("TIDINGS_API_SECRET", API_SECRET);
    }

    /// A server with an API key, to which receivers on loopback are open, over plain http too.
    static Setup open(Path data) {
        return closed(data).with("TIDINGS_ALLOWED_RECEIVERS", "127.0.0.0/8").with("TIDINGS_REQUIRE_HTTPS", "false");
    }

    /// The same with an administrator who can sign in.
    static Setup withAdministrator(Path data) {
        return open(data).with("TIDINGS_ADMIN_EMAIL", ADMIN_EMAIL).with("TIDINGS_ADMIN_PASSWORD", ADMIN_PASSWORD);
    }

    /// A server as `make run` starts it.
    static Setup trial(Path data) {
        return new Setup("tools/trial", data, Map.of());
    }

    /// The same with one more setting, or another value of one.
    Setup with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new Setup(launcher, data, more);
    }
}
