package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

final class ClosedPortTest {

    @Test
    void refusesConnections() throws IOException {
        try (ClosedPort port = new ClosedPort()) {
            int number = URI.create(port.url(3)).getPort();

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), number))
                    .isInstanceOf(ConnectException.class);
        }
    }
}
