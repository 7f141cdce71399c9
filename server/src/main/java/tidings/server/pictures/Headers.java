package tidings.server.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tidings.server.files.FileType;

/// Reads the headers of files, in one pass and with no memory of its own.
final class Headers {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final int PDF_TAIL = 2048;

    private static final int CHUNK_OVERHEAD = 12;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454e44;
    private static final int IDAT = 0x49444154;
    private static final int ADAM7_PASSES = 7;

    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int MAX_TAGS = 200;

    private Headers() {}

    /// The header; empty when the file is none of the kinds that are known, or its header is broken.
    static Optional<Header> read(byte[] file) {
        if (startsWith(file, 0, PNG)) {
            return png(ByteBuffer.wrap(file));
        }
        if (startsWith(file, 0, PDF)) {
            return Optional.of(Header.pdf(endsAsPdf(file)));
        }
        return file.length > 3
                        && unsigned(file, 0) == MARKER
                        && unsigned(file, 1) == START_OF_IMAGE
                        && unsigned(file, 2) == MARKER
                ? new Jpeg(file).read()
                : Optional.empty();
    }

    private static Optional<Header> png(ByteBuffer file) {
        int first = PNG.length;
        if (file.limit() < first + CHUNK_OVERHEAD + 13 || file.getInt(first + 4) != IHDR) {
            return Optional.empty();
        }
        Size size = new Size(file.getInt(first + 8), file.getInt(first + 12));
        if (size.width() < 1 || size.height() < 1) {
            return Optional.empty();
        }
        int passes = file.get(first + 20) == 0 ? 1 : ADAM7_PASSES;
        int components = (file.get(first + 17) & 2) == 0 ? 1 : 3;
        return Optional.of(
                new Header(FileType.PNG, size, passes, false, components, Header.UPRIGHT, endsAsPng(file, first)));
    }

    private static boolean endsAsPng(ByteBuffer file, int first) {
        boolean pixels = false;
        long at = first;
        while (at + CHUNK_OVERHEAD <= file.limit()) {
            int length = file.getInt((int) at);
            int kind = file.getInt((int) at + 4);
            if (length < 0 || at + CHUNK_OVERHEAD + length > file.limit()) {
                return false;
            }
            pixels |= kind == IDAT;
            if (kind == IEND) {
                return pixels;
            }
            at += CHUNK_OVERHEAD + length;
        }
        return false;
    }

    private static boolean endsAsPdf(byte[] file) {
        for (int at = file.length - PDF_END.length; at >= Math.max(0, file.length - PDF_TAIL); at--) {
            if (startsWith(file, at, PDF_END)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] file, int at, byte[] beginning) {
        return file.length >= at + beginning.length
                && Arrays.equals(file, at, at + beginning.length, beginning, 0, beginning.length);
    }

    private static int unsigned(byte[] file, int at) {
        return file[at] & 0xff;
    }

    /// Walks over the segments of a JPEG.
    private static final class Jpeg {
        private final byte[] file;
        private Size size = new Size(0, 0);
        private boolean progressive;
        private int components;
        private int scans;
        private int orientation = Header.UPRIGHT;

        Jpeg(byte[] file) {
            this.file = file;
        }

        Optional<Header> read() {
            boolean complete = walk();
            return size.width() < 1 || size.height() < 1
                    ? Optional.empty()
                    : Optional.of(new Header(
                            FileType.JPEG, size, scans, progressive, components, orientation, complete && scans > 0));
        }

        /// Whether it came to the picture's end.
        private boolean walk() {
            int at = 2;
            while (at + 1 < file.length) {
                if (unsigned(file, at) != MARKER) {
                    return false;
                }
                int marker = unsigned(file, at + 1);
                if (marker == END_OF_IMAGE) {
                    return true;
                }
                if (marker == MARKER) {
                    at++;
                } else if (hasNoLength(marker)) {
                    at += 2;
                } else {
                    int length = at + 3 < file.length ? word(at + 2) : 0;
                    if (length < 2 || at + 2 + length > file.length) {
                        return false;
                    }
                    segment(marker, at + 4, length - 2);
                    at += 2 + length;
                    if (marker == START_OF_SCAN) {
                        scans++;
                        at = afterScan(at);
                    }
                }
            }
            return false;
        }

        private static boolean hasNoLength(int marker) {
            return marker == 1 || (marker >= 0xd0 && marker <= START_OF_IMAGE);
        }

        /// In the data of a scan only these are no markers: a stuffed zero, and restarts.
        private int afterScan(int from) {
            int at = from;
            while (at + 1 < file.length) {
                int next = unsigned(file, at + 1);
                if (unsigned(file, at) == MARKER && next != 0 && next != MARKER && (next < 0xd0 || next > 0xd7)) {
                    return at;
                }
                at++;
            }
            return file.length;
        }

        private int word(int at) {
            return (unsigned(file, at) << 8) + unsigned(file, at + 1);
        }

        private void segment(int marker, int at, int length) {
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame && length >= 6 && components == 0) {
                progressive = marker == 0xc2 || marker == 0xc6 || marker == 0xca || marker == 0xce;
                size = new Size(word(at + 3), word(at + 1));
                components = unsigned(file, at + 5);
            } else if (marker == APP1 && length > EXIF.length + 8 && startsWith(file, at, EXIF)) {
                orientation = orientation(ByteBuffer.wrap(file, at + EXIF.length, length - EXIF.length)
                        .slice());
            }
        }

        /// Looks it up in the first directory of the TIFF structure that EXIF is.
        private static int orientation(ByteBuffer tiff) {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            long directory = tiff.getInt(4) & 0xffffffffL;
            if (directory + 2 > tiff.limit()) {
                return Header.UPRIGHT;
            }
            int tags = Math.min(tiff.getShort((int) directory) & 0xffff, MAX_TAGS);
            for (int tag = 0; tag < tags; tag++) {
                long at = directory + 2 + tag * 12L;
                if (at + 12 > tiff.limit()) {
                    break;
                }
                if ((tiff.getShort((int) at) & 0xffff) == ORIENTATION_TAG) {
                    int value = tiff.getShort((int) at + 8);
                    return value >= 1 && value <= 8 ? value : Header.UPRIGHT;
                }
            }
            return Header.UPRIGHT;
        }
    }
}
