package tidings.server.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.bucket.BucketAddress;

/// Against a small server of ours that stands for the object store; what it says, a real one says to the
/// bucket's own tests.
final class BucketStoreTest implements FileStoreContract {
    private static final Pattern PREFIX = Pattern.compile("prefix=([^&]*)");

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private HttpServer server;
    private BucketStore store;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/evidence", this::handle);
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        store = new BucketStore(new BucketAddress(endpoint, "evidence", "us-east-1", "a/", "access", "secret"));
    }

    @AfterEach
    void close() {
        store.close();
        server.stop(0);
    }

    @Override
    public FileStore store() {
        return store;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String key = exchange.getRequestURI().getPath().replaceFirst("/evidence/?", "");
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, exchange.getRequestBody().readAllBytes());
                    exchange.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> {
                    objects.remove(key);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> {
                    byte[] answer = key.isEmpty() ? listing(exchange) : objects.get(key);
                    exchange.sendResponseHeaders(answer == null ? 404 : 200, answer == null ? -1 : answer.length);
                    if (answer != null) {
                        exchange.getResponseBody().write(answer);
                    }
                }
            }
        }
    }

    private byte[] listing(HttpExchange exchange) {
        Matcher prefix = PREFIX.matcher(exchange.getRequestURI().getQuery());
        String beginning = prefix.find() ? prefix.group(1) : "";
        return objects.keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> "<Contents><Key>" + key + "</Key></Contents>")
                .collect(Collectors.joining("", "<ListBucketResult>", "</ListBucketResult>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatTheStoreIsOutOfOrder() {
        server.stop(0);

        assertThatThrownBy(() -> store.get(new FileName("one", "FRONT-1"))).isInstanceOf(FileStoreException.class);
        assertThatThrownBy(() -> store.put(new FileName("one", "FRONT-1"), new byte[1]))
                .isInstanceOf(FileStoreException.class);
        assertThatThrownBy(() -> store.deleteFolder("one")).isInstanceOf(FileStoreException.class);
    }
}
