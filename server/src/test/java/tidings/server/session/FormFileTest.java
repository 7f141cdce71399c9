package tidings.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FormFileTest {
    private static final String TYPE = "multipart/form-data; boundary=----abc";

    @Test
    void findsTheFileAmongOtherFields() {
        Optional<FormFile> file = FormFile.find(bytes("""
                        ------abc
                        Content-Disposition: form-data; name="note"

                        not this
                        ------abc
                        Content-Disposition: form-data; name="file"; filename="a.jpg"
                        Content-Type: image/jpeg

                        line 1

                        line 2
                        ------abc--
                        """), TYPE, "file");

        assertThat(file).hasValueSatisfying(found -> {
            assertThat(found.type()).isEqualTo("image/jpeg");
            assertThat(found.content()).isEqualTo(bytes("line 1\n\nline 2"));
        });
    }

    @Test
    void aFieldWithoutAChosenFileIsEmpty() {
        Optional<FormFile> file = FormFile.find(bytes("""
                        ------abc
                        Content-Disposition: form-data; name="file"; filename=""
                        Content-Type: application/octet-stream


                        ------abc--
                        """), TYPE, "file");

        assertThat(file).hasValueSatisfying(found -> assertThat(found.content()).isEmpty());
    }

    @Test
    void aBoundaryMayBeQuoted() {
        assertThat(FormFile.find(
                        bytes("--x y\nContent-Disposition: form-data; name=\"file\"\n\n1\n--x y--\n"),
                        "multipart/form-data; charset=utf-8; boundary=\"x y\"",
                        "file"))
                .hasValueSatisfying(found -> assertThat(found.content()).isEqualTo(bytes("1")));
    }

    @Test
    void whatIsNoFormHasNoFile() {
        assertThat(FormFile.find(bytes("{}"), "application/json", "file")).isEmpty();
        assertThat(FormFile.find(bytes("{}"), null, "file")).isEmpty();
        assertThat(FormFile.find(new byte[0], TYPE, "file")).isEmpty();
    }

    @Test
    void aFormThatIsCutOffHasNoFile() {
        byte[] whole = bytes("------abc\nContent-Disposition: form-data; name=\"file\"\n\n12345\n------abc--\n");
        for (int length = 0; length < whole.length - 6; length++) {
            assertThat(FormFile.find(java.util.Arrays.copyOf(whole, length), TYPE, "file"))
                    .as("the first %s bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void nothingThatIsSentMakesItThrow() {
        Random random = new Random(42);
        byte[] alphabet = bytes("------abc\n\nContent-Disposition: name=\"file\"");
        for (int i = 0; i < 5_000; i++) {
            byte[] body = new byte[random.nextInt(120)];
            for (int at = 0; at < body.length; at++) {
                body[at] = alphabet[random.nextInt(alphabet.length)];
            }
            FormFile.find(body, TYPE, "file");
        }
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
