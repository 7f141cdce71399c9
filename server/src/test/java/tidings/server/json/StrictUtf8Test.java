package tidings.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictUtf8Test {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Žemaitė", "日本語", "𝔘𝔫𝔦", "mixed ž 日 𝔘 and a long plain tail of letters"})
    void takesWellFormedText(String text) {
        assertThat(StrictUtf8.firstFault(text.getBytes(UTF_8))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "fe",
                "80",
                "bf",
                "c2",
                "e0a0",
                "f09f98",
                "c220",
                "e2822f",
                "fffe7b00",
                "feff007b"
            })
    void refusesWhatIsIllFormed(String hex) {
        assertThat(StrictUtf8.firstFault(HexFormat.of().parseHex(hex))).isZero();
    }

    @Test
    void saysWhereTheFaultIs() {
        assertThat(StrictUtf8.firstFault(HexFormat.of().parseHex("61626364656667686970c5be41ff")))
                .isEqualTo(13);
    }

    @Test
    void agreesWithTheStrictDecoderOfThePlatform() {
        long seed = 53;
        RandomGenerator random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                if (random.nextBoolean()) {
                    bytes[i] = (byte)
                            new int[] {0x41, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0, 0xbf}[random.nextInt(10)];
                }
            }
            assertThat(StrictUtf8.firstFault(bytes) < 0)
                    .as("seed %d, round %d: %s", seed, round, HexFormat.of().formatHex(bytes))
                    .isEqualTo(decodes(bytes));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
