package tidings.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A request as a receiver read it off the wire.
///
/// @param headers whole lines
/// @param nanos when it was read, on the scale of `System.nanoTime()`
record Request(String line, List<String> headers, byte[] body, long nanos) {
    /// The value of a header, which must not stand more than once.
    Optional<String> header(String name) {
        List<String> values = headers.stream()
                .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(header -> header.substring(name.length() + 1).strip())
                .toList();
        if (values.size() > 1) {
            throw new AssertionError(name + " stands more than once");
        }
        return values.stream().findFirst();
    }

    /// The value of a header that must be there.
    String need(String name) {
        return header(name).orElseThrow(() -> new AssertionError(name + " is missing among " + headers));
    }

    /// Names the delivery, over all its attempts.
    String webhookId() {
        return need("webhook-id");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The value of a JSON string or number in the body, found without parsing it.
    String field(String name) {
        String text = text();
        int at = text.indexOf("\"" + name + "\":");
        if (at < 0) {
            throw new AssertionError("There is no " + name + " in the body");
        }
        int end = at + name.length() + 3;
        while (",}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at + name.length() + 3, end).strip().replace("\"", "");
    }
}
