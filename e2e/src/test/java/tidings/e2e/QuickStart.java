package tidings.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The cache of loaded classes that the packaged server is shipped with: it makes each of the many starts of
/// these tests several times faster, and is what a user runs.
final class QuickStart {
    private static final Path APP = Tidings.ROOT.resolve("server/target/quarkus-app");

    private QuickStart() {}

    /// Makes the cache when it is missing or was made for another server.
    static synchronized void prepare() throws IOException {
        Path jar = APP.resolve("quarkus-run.jar");
        Path cache = APP.resolve("app.aot");
        if (!Files.exists(jar)) {
            throw new AssertionError("There is no packaged server in " + APP + "; make build makes one");
        }
        if (Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) >= 0) {
            return;
        }
        Process making = new ProcessBuilder(
                        Tidings.ROOT.resolve("tools/warm-start").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            making.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
