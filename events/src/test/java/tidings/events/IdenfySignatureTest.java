package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdenfySignatureTest {

    private static final SigningKey KEY = SigningKey.of("Jefe");
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    /// The second test case of RFC 4231.
    @Test
    void isTheLowerCaseHexOfHmacSha256() {
        assertThat(IdenfySignature.sign(KEY, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void aKeyInTheFormOfStandardWebhooksSignsAsItsText() {
        assertThat(IdenfySignature.sign(SigningKey.of("whsec_SmVmZQ=="), BODY)).isNotEqualTo(SIGNATURE);
    }

    @Test
    void takesItsOwnSignature() {
        assertThat(IdenfySignature.verify(KEY, BODY, SIGNATURE)).isTrue();
    }

    @Test
    void refusesABodyThatWasTamperedWith() {
        for (int i = 0; i < BODY.length; i++) {
            byte[] tampered = BODY.clone();
            tampered[i] ^= 1;
            assertThat(IdenfySignature.verify(KEY, tampered, SIGNATURE)).isFalse();
        }
    }

    @Test
    void refusesAnotherKey() {
        assertThat(IdenfySignature.verify(SigningKey.of("jefe"), BODY, SIGNATURE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5bdc",
                "sha256=" + SIGNATURE,
                SIGNATURE + "0",
                SIGNATURE + " ",
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="
            })
    void refusesAnyOtherForm(String signature) {
        assertThat(IdenfySignature.verify(KEY, BODY, signature)).isFalse();
    }

    @Test
    void refusesUpperCase() {
        assertThat(IdenfySignature.verify(KEY, BODY, SIGNATURE.toUpperCase(Locale.ROOT)))
                .isFalse();
    }

    @Test
    void oneKeySignsOnManyThreadsAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> signatures = new ArrayList<>();
            IntStream.range(0, 1_000)
                    .forEach(i -> signatures.add(threads.submit(() -> IdenfySignature.sign(KEY, BODY))));
            for (Future<String> signature : signatures) {
                assertThat(signature.get()).isEqualTo(SIGNATURE);
            }
        }
    }
}
