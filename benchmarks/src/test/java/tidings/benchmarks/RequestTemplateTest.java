package tidings.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class RequestTemplateTest {

    private final ApiClient client = ApiClient.ofServer(8080, "key", "secret");
    private final RequestTemplate template = RequestTemplate.publish("SOME_TYPE", client);

    @Test
    void announcesTheLengthOfItsBody() throws MessageScanner.Malformed {
        byte[] request = template.numbered(1);
        MessageScanner scanner = new MessageScanner();

        assertThat(scanner.scan(request, 0, request.length)).isTrue();
        assertThat(scanner.end()).isEqualTo(request.length).isEqualTo(template.length());
    }

    @Test
    void carriesTheKeyAndTheType() {
        String request = text(1);

        assertThat(request)
                .startsWith("POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n")
                .contains("Authorization: Basic "
                        + Base64.getEncoder().encodeToString("key:secret".getBytes(StandardCharsets.UTF_8)) + "\r\n")
                .contains("\r\n\r\n{\"type\": \"SOME_TYPE\", ");
    }

    @Test
    void carriesTheSampleWithAScanRefAndAClientIdOfItsOwn() throws IOException {
        String request = text(42);

        String expected = sample().replace(
                        "\"scanRef\": \"26b3ac22-89ed-11ee-ba61-0a201119565b\"",
                        "\"scanRef\": \"26b3ac22-89ed-11ee-ba61-000000000042\"")
                .replace("\"clientId\": \"S53574N73T\"", "\"clientId\": \"client-000000000042\"");
        assertThat(request)
                .endsWith("{\"type\": \"SOME_TYPE\", \"scanRef\": \"26b3ac22-89ed-11ee-ba61-000000000042\","
                        + " \"clientId\": \"client-000000000042\", \"payload\": " + expected + "}");
    }

    @Test
    void differsBetweenTwoNumbersInNothingButTheNumber() {
        String first = text(123_456_789_012L);
        String second = text(7);

        assertThat(second).isEqualTo(first.replace("123456789012", "000000000007"));
    }

    @Test
    void keepsTheSecretOutOfText() {
        assertThat(client.toString()).doesNotContain("secret");
    }

    private String text(long number) {
        return new String(template.numbered(number), StandardCharsets.UTF_8);
    }

    private static String sample() throws IOException {
        try (InputStream in = RequestTemplate.class.getResourceAsStream("identification.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
