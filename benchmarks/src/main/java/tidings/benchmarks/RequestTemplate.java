package tidings.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// A whole request, rendered once, whose subject's number is written over in place before each send.
///
/// Not safe for use by several threads: all sends share the bytes.
final class RequestTemplate {

    private static final Pattern SCAN_REF = Pattern.compile("(\"scanRef\":\\s*)\"[^\"]*\"");
    private static final Pattern CLIENT_ID = Pattern.compile("(\"clientId\":\\s*)\"[^\"]*\"");
    private static final String BLANK_CLIENT_ID = "client-" + SubjectNumber.BLANK;

    private final byte[] bytes;
    private final int[] numbersAt;

    private RequestTemplate(String request) {
        this.bytes = request.getBytes(StandardCharsets.UTF_8);
        this.numbersAt = occurrences(bytes, SubjectNumber.BLANK.getBytes(StandardCharsets.US_ASCII));
        if (numbersAt.length != 4) {
            throw new IllegalStateException("expected the number in 4 places but found " + numbersAt.length);
        }
    }

    /// Publishes the sample identification body as an event of `type`, in the name of `client`.
    static RequestTemplate publish(String type, ApiClient client) {
        String body = """
                {"type": "%s", "scanRef": "%s", "clientId": "%s", "payload": %s}""".formatted(type, SubjectNumber.BLANK_SCAN_REF, BLANK_CLIENT_ID, blankPayload());
        String head = """
                POST %s HTTP/1.1
                Host: 127.0.0.1:%d
                Authorization: Basic %s
                Content-Type: application/json
                Content-Length: %d

                """.formatted(
                client.path(),
                client.port(),
                Base64.getEncoder()
                        .encodeToString((client.key() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8)),
                body.getBytes(StandardCharsets.UTF_8).length);
        return new RequestTemplate(head.replace("\n", "\r\n") + body);
    }

    /// Writes `number` into the scanRef and the clientId, in the envelope and in the payload, and answers the bytes
    /// of the request: the same array each time.
    byte[] numbered(long number) {
        for (int at : numbersAt) {
            SubjectNumber.write(bytes, at, number);
        }
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    private static String blankPayload() {
        String sample = sample();
        String withScanRef = SCAN_REF.matcher(sample).replaceFirst("$1\"" + SubjectNumber.BLANK_SCAN_REF + "\"");
        return CLIENT_ID.matcher(withScanRef).replaceFirst("$1\"" + BLANK_CLIENT_ID + "\"");
    }

    private static String sample() {
        try (InputStream in = RequestTemplate.class.getResourceAsStream("identification.json")) {
            if (in == null) {
                throw new IllegalStateException("identification.json is missing beside " + RequestTemplate.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("identification.json cannot be read", e);
        }
    }

    private static int[] occurrences(byte[] text, byte[] word) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i + word.length <= text.length; i++) {
            boolean here = true;
            for (int j = 0; here && j < word.length; j++) {
                here = text[i + j] == word[j];
            }
            if (here) {
                found.add(i);
                i += word.length - 1;
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
