package tidings.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real S3-compatible server, which checks every signature.
final class BucketTest {
    private static final String SECRET = "secret/with+signs";
    private static final int ENOUGH = 1 << 20;

    private static S3Proxy server;
    private static URI endpoint;

    private Bucket bucket;

    @BeforeAll
    static void startServer() throws Exception {
        TransientNio2BlobStore store = new TransientNio2BlobStore();
        store.createContainer("evidence");
        server = S3Proxy.builder()
                .blobStore(store)
                .awsAuthentication(AuthenticationType.AWS_V4, "access", SECRET)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getPort());
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.stop();
    }

    @BeforeEach
    void open() {
        bucket = new Bucket(address("evidence", SECRET));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private static BucketAddress address(String name, String secret) {
        return new BucketAddress(endpoint, name, "eu-central-1", "tidings/", "access", secret);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void givesBackWhatItWasGiven() {
        byte[] large = new byte[ENOUGH];
        new Random(1).nextBytes(large);

        bucket.put("a/FRONT-1", large);
        bucket.put("a/BACK-1", bytes("back"));

        assertThat(bucket.get("a/FRONT-1", ENOUGH)).contains(large);
        assertThat(bucket.get("a/BACK-1", ENOUGH)).contains(bytes("back"));
        assertThat(bucket.get("a/FACE-1", ENOUGH)).isEmpty();
    }

    @Test
    void putsTheNewerObjectInPlaceOfTheOlder() {
        bucket.put("b/FRONT", bytes("older"));
        bucket.put("b/FRONT", bytes("newer"));

        assertThat(bucket.get("b/FRONT", ENOUGH)).contains(bytes("newer"));
    }

    @Test
    void listsWhatBeginsSoAndDeletesIt() {
        bucket.put("c/1", bytes("one"));
        bucket.put("c/2", bytes("two"));
        bucket.put("cc/1", bytes("another's"));

        assertThat(bucket.list("c/")).containsExactly("c/1", "c/2");
        bucket.list("c/").forEach(bucket::delete);
        bucket.delete("c/3");

        assertThat(bucket.list("c/")).isEmpty();
        assertThat(bucket.list("cc/")).containsExactly("cc/1");
        assertThat(bucket.get("c/1", ENOUGH)).isEmpty();
    }

    @Test
    void refusesAnObjectThatIsLargerThanExpected() {
        bucket.put("d/1", bytes("four"));

        assertThatThrownBy(() -> bucket.get("d/1", 3)).isInstanceOf(BucketException.class);
    }

    @Test
    void saysThatTheKeyIsNotRightWithoutNamingIt() {
        try (Bucket stranger = new Bucket(address("evidence", "wrong-secret"))) {
            assertThatThrownBy(() -> stranger.put("e/1", bytes("one")))
                    .isInstanceOf(BucketException.class)
                    .hasMessageContaining("403")
                    .hasMessageNotContaining("wrong-secret");
        }
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        try (Bucket nowhere = new Bucket(address("no-such-bucket", SECRET))) {
            assertThatThrownBy(() -> nowhere.put("e/1", bytes("one")))
                    .isInstanceOf(BucketException.class)
                    .hasMessageContaining("no such bucket");
        }
    }

    @Test
    void saysThatTheStoreCannotBeReached() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (Bucket unreachable =
                new Bucket(new BucketAddress(closed, "evidence", "us-east-1", "", "access", SECRET))) {
            assertThatThrownBy(() -> unreachable.get("e/1", ENOUGH)).isInstanceOf(BucketException.class);
        }
    }

    @Test
    void showsNoKeyOfItsAddress() {
        assertThat(address("evidence", SECRET).toString()).doesNotContain("access", SECRET);
    }
}
