package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/// What the API answered.
record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("This is not JSON: " + text(), e);
        }
    }

    /// The same, which must have this status.
    Answer expecting(int expected) {
        assertThat(status).as(text()).isEqualTo(expected);
        return this;
    }

    /// The fields that a problem complains about.
    List<String> faultyFields() {
        assertThat(headers.firstValue("Content-Type")).hasValue("application/problem+json");
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("field").asText())
                .toList();
    }
}
