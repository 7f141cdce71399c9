package tidings.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One open server for all tests that need no settings of their own, so that it is started once.
///
/// Those tests see each other's events: each takes its own notifications away when it ends, and looks only at
/// its own.
final class SharedTidings implements ParameterResolver {

    /// The server and the folder that goes with it.
    private record Running(Tidings tidings, Path data) implements AutoCloseable {
        static Running begin() {
            try {
                Path data = Files.createTempDirectory("tidings-e2e-");
                return new Running(Tidings.start(Setup.withAdministrator(data)), data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            tidings.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Tidings.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedTidings.class))
                .computeIfAbsent(Running.class, _ -> Running.begin(), Running.class)
                .tidings();
    }
}
