package tidings.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One HTTP connection to a server of loopback, written and read byte by byte, so that it can also be wrong.
record Wire(Socket socket) implements AutoCloseable {
    /// Connects to a port.
    static Wire to(int port) throws IOException {
        return new Wire(new Socket(InetAddress.getByName("127.0.0.1"), port));
    }

    /// The head of a request to publish, with one more header.
    static String publishing(String header) {
        String credentials = Base64.getEncoder()
                .encodeToString((Setup.API_KEY + ":" + Setup.API_SECRET).getBytes(StandardCharsets.US_ASCII));
        return head("/api/v1/events", "Authorization: Basic " + credentials, header);
    }

    /// The head of a request that posts JSON.
    static String head(String path, String... headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// Everything that the other side answers until it closes the connection.
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /// Whether the other side has begun to answer.
    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
