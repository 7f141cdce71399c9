package tidings.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A person with a browser, as far as the server can tell: keeps cookies and a connection, and asks for pages.
final class PageVisitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TidingsServer server;
    private final HttpClient http;

    PageVisitor(TidingsServer server) {
        this.server = server;
        this.http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    /// Signs in as the administrator.
    void signIn() throws IOException {
        String form = "email=" + encoded(TidingsServer.ADMIN_EMAIL) + "&password=" + encoded(server.adminPassword());
        int status = send(request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(form))
                        .build())
                .statusCode();
        if (status != 303) {
            throw new IOException("signing in was answered with " + status);
        }
    }

    /// Opens a page and answers how many nanoseconds passed until its last byte.
    long open(String path) throws IOException {
        HttpRequest request = request(path).header("Accept", "text/html").GET().build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = send(request);
        long taken = System.nanoTime() - start;
        if (response.statusCode() != 200) {
            throw new IOException(path + " was answered with " + response.statusCode());
        }
        return taken;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.client().port() + path))
                .timeout(PATIENCE);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
