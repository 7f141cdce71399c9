package tidings.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A loopback port that is taken but on which nobody listens, so that every connection to it is refused.
final class ClosedPort implements AutoCloseable {

    private final Socket socket = new Socket();

    ClosedPort() throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    String url(int receiver) {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/refused/" + receiver;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
