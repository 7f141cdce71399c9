package tidings.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import tidings.server.settings.SettingsException;

/// Starts the server. When it cannot start, it says why in as few lines as that takes, and ends with code 1.
@QuarkusMain
public final class Main {
    private Main() {}

    /// Runs until the process is asked to stop.
    public static void main(String... arguments) {
        Quarkus.run(null, Main::ended, arguments);
    }

    @SuppressWarnings("SystemOut")
    private static void ended(int code, Throwable failure) {
        if (failure != null) {
            System.err.println("Tidings cannot start: " + reason(failure));
        }
        System.exit(code);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SettingsException)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
