package tidings.server.pictures;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Pictures that tests draw.
public final class Drawn {
    private Drawn() {}

    /// A card with lines of text on a dark table.
    public static BufferedImage card(int width, int height) {
        return drawn(width, height, BufferedImage.TYPE_INT_RGB, picture -> {
            picture.setColor(new Color(70, 60, 50));
            picture.fillRect(0, 0, width, height);
            picture.setColor(new Color(200, 210, 220));
            picture.fillRect(width / 10, height / 10, width * 8 / 10, height * 8 / 10);
            picture.setColor(Color.DARK_GRAY);
            picture.fillOval(width * 3 / 20, height * 3 / 10, width / 5, height * 2 / 5);
            picture.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, height / 18));
            for (int line = 0; line < 8; line++) {
                picture.drawString("SPECIMEN 0123456789", width * 2 / 5, height * (3 + line) / 12);
            }
        });
    }

    /// A picture in one colour.
    public static BufferedImage plain(int width, int height, Color colour) {
        return drawn(width, height, BufferedImage.TYPE_INT_RGB, picture -> {
            picture.setColor(colour);
            picture.fillRect(0, 0, width, height);
        });
    }

    /// A picture as it is drawn there.
    public static BufferedImage drawn(int width, int height, int type, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        drawing.accept(graphics);
        graphics.dispose();
        return image;
    }

    /// The picture as a lens out of focus shows it.
    public static BufferedImage blurred(BufferedImage image, int radius) {
        float[] weights = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            weights[i + radius] = (float) Math.exp(-4.0 * i * i / (radius * radius));
            sum += weights[i + radius];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        BufferedImage once =
                new ConvolveOp(new Kernel(weights.length, 1, weights), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        return new ConvolveOp(new Kernel(1, weights.length, weights), ConvolveOp.EDGE_NO_OP, null).filter(once, null);
    }

    /// The picture as a PNG file.
    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The picture as a JPEG file.
    public static byte[] jpeg(BufferedImage image) {
        return jpeg(image, false);
    }

    /// The picture as a JPEG file, baseline or progressive.
    public static byte[] jpeg(BufferedImage image, boolean progressive) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.9f);
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /// The JPEG file with a note of the camera's that it was held that way.
    public static byte[] held(byte[] jpeg, int orientation) {
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] file = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, file, 0, 2);
        System.arraycopy(exif, 0, file, 2, exif.length);
        System.arraycopy(jpeg, 2, file, 2 + exif.length, jpeg.length - 2);
        return file;
    }

    /// The picture of a file, as an intake sees it.
    public static Grey grey(byte[] file) {
        return switch (new Pictures(1).decode(file, Intake.LONGEST)) {
            case Decoding.Decoded(Size size, Grey upright) -> upright;
            default -> throw new IllegalArgumentException("This cannot be decoded");
        };
    }

    static byte[] beginning(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }

    static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }
}
