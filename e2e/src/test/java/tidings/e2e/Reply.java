package tidings.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a receiver does once it has read a request.
sealed interface Reply {
    Reply OK = status(200);

    /// A proper response, after which the connection stays.
    ///
    /// @param headers whole lines, such as `Retry-After: 3`
    record Whole(int code, String reason, List<String> headers, byte[] body) implements Reply {
        public Whole {
            headers = List.copyOf(headers);
        }

        Whole with(String header) {
            List<String> more = new ArrayList<>(headers);
            more.add(header);
            return new Whole(code, reason, more, body);
        }

        Whole saying(String text) {
            return new Whole(code, reason, headers, text.getBytes(StandardCharsets.UTF_8));
        }

        Whole because(String text) {
            return new Whole(code, text, headers, body);
        }

        byte[] bytes() {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + code + " " + reason + "\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
            byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = new byte[start.length + body.length];
            System.arraycopy(start, 0, all, 0, start.length);
            System.arraycopy(body, 0, all, start.length, body.length);
            return all;
        }
    }

    /// A response, some time later.
    record Late(Whole response, Duration delay) implements Reply {}

    /// Whatever bytes, and the end of the connection: broken HTTP.
    record Raw(byte[] bytes) implements Reply {}

    /// Nothing, until the other side gives up.
    record Silence() implements Reply {}

    static Whole status(int code) {
        return new Whole(code, "Status", List.of(), new byte[0]);
    }

    static Reply raw(String text) {
        return new Raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
