package tidings.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the server warns of in its log, from now until this is closed.
public final class Warnings extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private Warnings() {
        setLevel(Level.WARNING);
    }

    /// Begins to listen.
    public static Warnings ofTheLog() {
        Warnings warnings = new Warnings();
        ROOT.addHandler(warnings);
        return warnings;
    }

    /// What was said so far, with the level and the class of what was thrown.
    public List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            messages.add(entry.getLevel() + " " + entry.getMessage() + " " + entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
