package tidings.store.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All bytes in all files of a directory, as somebody has them who got hold of the disk.
final class AtRest {
    private static final int PIECE = 16;

    private final String bytes;

    private AtRest(String bytes) {
        this.bytes = bytes;
    }

    static AtRest in(Path directory) throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.append(latin(Files.readAllBytes(file))).append("\n-- end of a file --\n");
            }
        }
        return new AtRest(bytes.toString());
    }

    boolean contains(String text) {
        return contains(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean contains(byte[] wanted) {
        return bytes.contains(latin(wanted));
    }

    /// Cuts bytes up, so that a part of them is found too.
    static List<byte[]> pieces(byte[] content) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at + PIECE <= content.length; at += PIECE) {
            pieces.add(Arrays.copyOfRange(content, at, at + PIECE));
        }
        return pieces;
    }

    private static String latin(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
