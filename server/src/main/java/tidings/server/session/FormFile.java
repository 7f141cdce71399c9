package tidings.server.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one file of a form, as browsers send it (RFC 7578). It is taken from memory, since what a person shows
/// of themselves must not lie about in a folder for temporary files.
final class FormFile {
    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70})).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:[ \\t]*([^\\r\\n]{1,100})");
    private static final byte[] END_OF_HEAD = bytes("\r\n\r\n");
    private static final int LONGEST_HEAD = 4_096;

    private final @Nullable String type;
    private final byte[] content;

    private FormFile(@Nullable String type, byte[] content) {
        this.type = type;
        this.content = content;
    }

    /// What the browser takes it for; absent when it says nothing.
    @Nullable
    String type() {
        return type;
    }

    /// Empty when no file was chosen. Not to be changed.
    byte[] content() {
        return content;
    }

    /// The file in the field of that name.
    ///
    /// @param contentType that of the request
    static Optional<FormFile> find(byte[] body, @Nullable String contentType, String field) {
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.matches()) {
            return Optional.empty();
        }
        String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        byte[] divider = bytes("\r\n--" + mark);
        int at = indexOf(body, bytes("--" + mark), 0, 2);
        while (at >= 0) {
            int head = at + divider.length - (at == 0 ? 2 : 0);
            int headEnd = indexOf(body, END_OF_HEAD, head, LONGEST_HEAD);
            int end = headEnd < 0 ? -1 : indexOf(body, divider, headEnd + 2, body.length);
            if (end < 0) {
                return Optional.empty();
            }
            String said = new String(body, head, headEnd - head, StandardCharsets.UTF_8);
            if (said.toLowerCase(Locale.ROOT).contains("name=\"" + field + "\"")) {
                int start = Math.min(headEnd + END_OF_HEAD.length, end);
                Matcher type = TYPE.matcher(said);
                return Optional.of(
                        new FormFile(type.find() ? type.group(1).strip() : null, Arrays.copyOfRange(body, start, end)));
            }
            at = end;
        }
        return Optional.empty();
    }

    /// @param within how far from there it may begin
    private static int indexOf(byte[] in, byte[] what, int from, int within) {
        int last = (int) Math.min((long) from + within, in.length - what.length);
        for (int i = Math.max(0, from); i <= last; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Leaves out what is in it.
    @Override
    public String toString() {
        return "FormFile[" + content.length + " bytes]";
    }
}
