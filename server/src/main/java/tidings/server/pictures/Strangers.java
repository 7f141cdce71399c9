package tidings.server.pictures;

import java.nio.charset.StandardCharsets;

/// Names files that are not taken, so that whoever sent one knows which it was.
final class Strangers {
    private static final int BEGINNING = 16;

    private Strangers() {}

    static String name(byte[] file) {
        String beginning = new String(file, 0, Math.min(BEGINNING, file.length), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith("ftyp", 4)) {
            return beginning.startsWith("he", 8) || beginning.startsWith("mif1", 8)
                    ? "a HEIC picture, as some phones take them"
                    : beginning.startsWith("avif", 8) ? "an AVIF picture" : "a video";
        }
        if (beginning.startsWith("RIFF") && beginning.startsWith("WEBP", 8)) {
            return "a WebP picture";
        }
        if (beginning.startsWith("GIF8")) {
            return "a GIF picture";
        }
        if (beginning.startsWith("BM")) {
            return "a BMP picture";
        }
        if (beginning.startsWith("II*") || beginning.startsWith("MM\u0000*")) {
            return "a TIFF picture";
        }
        if (beginning.startsWith("PK")) {
            return "a ZIP archive or an office document";
        }
        return "no picture that can be read";
    }
}
