package tidings.sender.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.sender.http.Sending.header;
import static tidings.sender.http.Sending.receiver;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tidings.engine.OAuth;
import tidings.engine.Receiver;
import tidings.engine.Secret;
import tidings.engine.port.Sender;
import tidings.events.SigningKey;

class RequestOutlineTest {
    private final RequestOutline outline = new RequestOutline(Sending.settings(), InHouse.NONE);

    @Test
    void tellsTheHeadersThatTheSenderSendsAndKeepsTheSecretOnes() {
        try (Sending sending = Sending.onLoopback();
                RawServer server = RawServer.answering(RawServer.OK)) {
            Receiver receiver = receiver(
                    server.url("/hook?key=k3y"),
                    SigningKey.of("kéy"),
                    new OAuth(null, Secret.of("t0ken"), null),
                    header("X-Api-Key", "k3y"));
            sending.to(receiver);
            List<Sender.Field> lines = outline.headers(Sending.shipment(receiver), Sending.NOW);

            List<String> sent = server.take().headers();
            assertThat(lines).hasSameSizeAs(sent);
            Set<String> secret = Set.of("Idenfy-Signature", "webhook-signature", "X-Api-Key", "Authorization");
            for (int i = 0; i < sent.size(); i++) {
                Sender.Field line = lines.get(i);
                if (secret.contains(line.name())) {
                    assertThat(line.value()).isNull();
                    assertThat(sent.get(i)).startsWith(line.name() + ": ");
                } else {
                    assertThat(sent.get(i)).isEqualTo(line.name() + ": " + line.value());
                }
            }
            assertThat(outline.address(receiver)).contains("http://127.0.0.1:" + server.port() + "/hook?…");
            assertThat(lines.toString()).doesNotContain("k3y", "t0ken");
        }
    }

    @Test
    void tellsNothingOfWhatWouldNotBeSent() {
        assertThat(outline.headers(Sending.shipment(Receiver.at("http://10.0.0.1/")), Sending.NOW))
                .isEmpty();
        assertThat(outline.address(Receiver.at("http://10.0.0.1/"))).isEmpty();
        assertThat(outline.headers(Sending.shipment(Receiver.at("no url")), Sending.NOW))
                .isEmpty();
    }
}
