package tidings.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;
import tidings.server.settings.SettingsException;

/// Starts the server. When it cannot start, it says why in as few lines as that takes, and ends with code 1.
@QuarkusMain
public final class Main {
    private static final String PORT = "TIDINGS_PORT";

    private Main() {}

    /// Runs until the process is asked to stop.
    public static void main(String... arguments) {
        String port = System.getenv(PORT);
        if (port != null && port.isBlank()) {
            // Empty means unset, as with every setting; the frame, which reads this one itself, would not think so.
            System.setProperty(PORT, "8080");
        }
        Quarkus.run(null, Main::ended, arguments);
    }

    @SuppressWarnings("SystemOut")
    private static void ended(int code, Throwable failure) {
        if (failure != null) {
            System.err.println("Tidings cannot start: " + reason(failure));
        }
        System.exit(code);
    }

    /// What we ourselves said about it, if we did, and otherwise what the deepest cause says.
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !isOurs(cause)) {
            cause = cause.getCause();
        }
        if (cause instanceof BindException) {
            return "its port (TIDINGS_PORT) is in use already, or not allowed.";
        }
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }

    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure instanceof SettingsException
                || (trace.length > 0 && trace[0].getClassName().startsWith("tidings."));
    }
}
