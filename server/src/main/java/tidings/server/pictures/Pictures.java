package tidings.server.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import tidings.server.files.FileType;

/// Decodes pictures, few at a time.
///
/// A large picture is thinned while it is decoded, so that what is held of it is bounded, whatever its size.
/// Its colours and all that it carries besides are left alone. Thread-safe; blocks, and holds the thread that
/// carries it.
public final class Pictures {
    /// How large a picture may be: 40 million pixels.
    public static final long MAX_PIXELS = 40_000_000;

    /// The same for one that a decoder has to hold whole, 2 bytes for each colour of each pixel.
    static final long MAX_PIXELS_HELD = 16_000_000;

    /// How long a side may be.
    static final int MAX_SIDE = 20_000;

    /// How often a decoder is willing to go over a picture.
    static final int MAX_LAYERS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RED_SHARE = 77;
    private static final int GREEN_SHARE = 150;
    private static final int BLUE_SHARE = 29;

    private final Semaphore turns;

    /// @param atOnce how many pictures are decoded at the same time
    public Pictures(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /// Decodes a picture that an [Intake] has accepted.
    ///
    /// @param longest how long the longer side of the result may be
    public Decoding decode(byte[] file, int longest) {
        return Headers.read(file)
                .filter(header -> header.type().isPicture() && isModest(header) && header.components() <= 3)
                .map(header -> decode(file, header, longest))
                .orElseGet(Decoding.Damaged::new);
    }

    /// Whether decoding it costs no more than we are willing to spend.
    static boolean isModest(Header header) {
        return header.size().pixels() <= (header.heldWhole() ? MAX_PIXELS_HELD : MAX_PIXELS)
                && header.size().longer() <= MAX_SIDE
                && header.layers() <= MAX_LAYERS;
    }

    Decoding decode(byte[] file, Header header, int longest) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Decoding.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Decoding.Busy();
        }
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Grey grey = read(input, header, longest).shrunk(longest);
            return new Decoding.Decoded(header.size(), grey.upright(header.orientation()));
        } catch (IOException | RuntimeException broken) {
            // The readers answer some broken files by exceptions that promise nothing of the kind.
            return new Decoding.Damaged();
        } finally {
            turns.release();
        }
    }

    private static Grey read(ImageInputStream input, Header header, int longest) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(header.type().ending()).next();
        try {
            reader.setInput(input, true, true);
            ImageReadParam thinned = reader.getDefaultReadParam();
            // Twice as fine as needed, so that the rest is averaged and noise does not pass for sharpness.
            int period = Math.max(1, header.size().longer() / (2 * longest));
            thinned.setSourceSubsampling(period, period, 0, 0);
            if (header.type() == FileType.JPEG) {
                return ofBand(reader.readRaster(0, thinned));
            }
            return ofColours(reader.read(0, thinned));
        } finally {
            reader.dispose();
        }
    }

    /// The first band of a JPEG is how light it is, when the colours are left as they are stored.
    private static Grey ofBand(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) row[x];
            }
        }
        return new Grey(width, height, pixels);
    }

    /// What is transparent is shown on white.
    private static Grey ofColours(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int colour = row[x];
                int light = (RED_SHARE * ((colour >> 16) & 0xff)
                                + GREEN_SHARE * ((colour >> 8) & 0xff)
                                + BLUE_SHARE * (colour & 0xff))
                        / 256;
                int opacity = colour >>> 24;
                pixels[y * width + x] = (byte) ((light * opacity + 255 * (255 - opacity)) / 255);
            }
        }
        return new Grey(width, height, pixels);
    }
}
