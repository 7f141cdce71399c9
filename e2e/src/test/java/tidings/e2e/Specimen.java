package tidings.e2e;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// Drawn documents and faces of nobody.
final class Specimen {
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_200;

    private Specimen() {}

    /// The side of a card with the photo, as a JPEG.
    static byte[] front() {
        return jpeg(drawn(picture -> card(picture, false)));
    }

    /// Its other side.
    static byte[] back() {
        return jpeg(drawn(picture -> card(picture, true)));
    }

    static byte[] face() {
        return jpeg(drawn(Specimen::face));
    }

    /// The side with the photo, so blurred that nothing can be read.
    static byte[] blurred() {
        BufferedImage sharp = drawn(picture -> card(picture, false));
        BufferedImage coarse = new BufferedImage(60, 45, BufferedImage.TYPE_INT_RGB);
        Graphics2D small = coarse.createGraphics();
        small.drawImage(sharp.getScaledInstance(60, 45, java.awt.Image.SCALE_SMOOTH), 0, 0, null);
        small.dispose();
        return jpeg(drawn(picture -> {
            picture.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            picture.drawImage(coarse, 0, 0, WIDTH, HEIGHT, null);
        }));
    }

    /// What the browser's camera sees: a film of a card that lies still. A new file.
    static Path film() {
        try {
            Path film = Files.createTempFile("tidings-e2e-", ".mjpeg");
            film.toFile().deleteOnExit();
            byte[] frame = front();
            try (OutputStream to = Files.newOutputStream(film)) {
                for (int i = 0; i < 5; i++) {
                    to.write(frame);
                }
            }
            return film;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void card(Graphics2D picture, boolean back) {
        int width = WIDTH * 56 / 100;
        int height = HEIGHT * 48 / 100;
        int left = (WIDTH - width) / 2;
        int top = (HEIGHT - height) / 2;
        fill(picture, new Color(58, 52, 48), 0, 0, WIDTH, HEIGHT);
        picture.setColor(new Color(206, 218, 226));
        picture.fillRoundRect(left, top, width, height, 40, 40);
        fill(picture, new Color(120, 150, 190), left, top + 30, width, 70);
        picture.setColor(new Color(30, 34, 40));
        picture.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 42));
        picture.drawString(back ? "SPECIMEN BACK" : "IDENTITY CARD SPECIMEN", left + 40, top + 82);
        picture.setFont(new Font(Font.MONOSPACED, Font.BOLD, 38));
        String[] lines = back
                ? new String[] {"SPECIMEN CARD NUMBER", "D23145890  UTOPIA", "NOT VALID ANYWHERE"}
                : new String[] {"ERIKSSON", "ANNA MARIA", "12.08.1974  F", "UTOPIA", "D23145890"};
        for (int i = 0; i < lines.length; i++) {
            picture.drawString(lines[i], left + (back ? 60 : width * 38 / 100), top + height * 36 / 100 + i * 66);
        }
        if (!back) {
            fill(picture, new Color(150, 160, 170), left + 40, top + height / 4, width / 4, height * 62 / 100);
            picture.setColor(new Color(90, 80, 75));
            picture.fillOval(left + 90, top + height * 32 / 100, 125, 150);
            picture.fillRoundRect(left + 60, top + height * 62 / 100, 185, 140, 70, 70);
        }
    }

    private static void face(Graphics2D picture) {
        int middle = WIDTH / 2;
        fill(picture, new Color(186, 196, 204), 0, 0, WIDTH, HEIGHT);
        oval(picture, new Color(70, 86, 120), middle - 560, 880, 1_120, 900);
        oval(picture, new Color(70, 48, 36), middle - 260, 130, 520, 560);
        oval(picture, new Color(214, 172, 146), middle - 230, 220, 460, 640);
        for (int side = -1; side <= 1; side += 2) {
            oval(picture, Color.WHITE, middle + side * 100 - 45, 460, 90, 50);
            oval(picture, new Color(40, 34, 30), middle + side * 100 - 20, 460, 40, 50);
        }
        picture.setColor(new Color(120, 60, 50));
        picture.setStroke(new BasicStroke(10));
        picture.drawArc(middle - 90, 640, 180, 90, 200, 140);
        picture.drawLine(middle, 510, middle - 20, 600);
    }

    private static void fill(Graphics2D picture, Color colour, int left, int top, int width, int height) {
        picture.setColor(colour);
        picture.fillRect(left, top, width, height);
    }

    private static void oval(Graphics2D picture, Color colour, int left, int top, int width, int height) {
        picture.setColor(colour);
        picture.fillOval(left, top, width, height);
    }

    private static BufferedImage drawn(Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D picture = image.createGraphics();
        picture.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(picture);
        picture.dispose();
        return image;
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
