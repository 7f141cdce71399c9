package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ContentType;
import org.junit.jupiter.api.Test;
import tidings.engine.Failure;

/// Attack case 13: a name that comes to lead inside while a connection from before is open.
class ReuseTest {
    @Test
    void case13AKeptConnectionIsJudgedAgainBeforeItIsUsed() {
        AtomicBoolean open = new AtomicBoolean(true);
        HttpSenderSettings settings = Sending.settings();
        BoundedLookups lookups = new BoundedLookups(name -> List.of(InetAddress.getByName("127.0.0.1")));
        Connections.Dialing dialing = new Connections.Dialing(
                (address, port) -> open.get(), lookups, Tls.trusting(null), new SeenCertificates());
        Deadlines deadlines = new Deadlines(() -> {});
        try (RawServer server = RawServer.answering(RawServer.OK);
                lookups;
                deadlines;
                Connections connections = new Connections(settings, InstantSource.fixed(Sending.NOW), dialing)) {
            Destination.Open to = (Destination.Open)
                    new Destination.Book(settings.guard(InHouse.NONE)).find("http://a.example:" + server.port() + "/");
            Connections.Post post = new Connections.Post(
                    to.route(), new PostRequest(to, "test", ContentType.APPLICATION_JSON, new byte[0]), false);
            try (Attempt attempt = deadlines.begin(Duration.ofSeconds(20))) {
                assertThat(connections.send(post, attempt)).isEqualTo(new Answer.Reply(200, null, null));
                open.set(false);
                assertThat(connections.send(post, attempt)).isEqualTo(new Answer.Silence(Failure.BLOCKED_ADDRESS));
                assertThat(server.connections()).isOne();
                server.take();
                assertThat(server.waiting()).isZero();
            }
        }
    }

    @Test
    void case13TheNextConnectionAsksAgainWhereTheNameLeads() {
        AtomicBoolean moved = new AtomicBoolean();
        try (RawServer server =
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                Sending sending = Sending.resolving(
                        name -> List.of(InetAddress.getByName(moved.get() ? "10.0.0.1" : "127.0.0.1")))) {
            String url = "http://a.example:" + server.port() + "/";
            assertThat(sending.to(url).failure()).isEmpty();
            moved.set(true);
            assertThat(sending.to(url).failure()).contains(Failure.BLOCKED_ADDRESS);
        }
    }

    @Test
    void triesTheNextAddressWhenOneDoesNotAccept() {
        try (RawServer server = RawServer.answering(RawServer.OK);
                Sending sending = Sending.resolving(
                        name -> List.of(InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1")))) {
            assertThat(sending.to("http://a.example:" + server.port() + "/").failure())
                    .isEmpty();
        }
    }
}
