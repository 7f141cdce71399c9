package tidings.server.dashboard.verification;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Pictures such as people show, drawn: nobody real is in them.
final class Drawings {

    private Drawings() {}

    /// The side of a card with the photo.
    static byte[] front(String first, String last) {
        BufferedImage image = new BufferedImage(1200, 760, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = canvas(image, new Color(0x5b6b7a), new Color(0x3f4a55));
        to.setPaint(new GradientPaint(60, 60, new Color(0xe6f0f7), 1140, 700, new Color(0xc9dfd2)));
        to.fillRoundRect(60, 60, 1080, 640, 48, 48);
        to.setColor(new Color(0x9fc0cf));
        to.setStroke(new BasicStroke(2));
        for (int i = 0; i < 14; i++) {
            to.drawOval(500 + i * 22, 80 + i * 18, 480, 480);
        }
        to.setColor(new Color(0x1f3a5a));
        to.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 44));
        to.drawString("UTOPIA  ·  IDENTITY CARD", 110, 140);
        person(to, 110, 190, 320, 400);
        line(to, 480, 250, "Surname", last);
        line(to, 480, 350, "Given name", first);
        line(to, 480, 450, "Date of birth", "02 JAN 1990");
        line(to, 480, 550, "Number", "X0000001");
        to.dispose();
        return jpeg(image);
    }

    /// Its other side.
    static byte[] back() {
        BufferedImage image = new BufferedImage(1200, 760, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = canvas(image, new Color(0x5b6b7a), new Color(0x3f4a55));
        to.setPaint(new GradientPaint(60, 60, new Color(0xdfeaf0), 1140, 700, new Color(0xd7e6dc)));
        to.fillRoundRect(60, 60, 1080, 640, 48, 48);
        line(to, 110, 150, "Address", "1 HARBOUR STREET, AMAUROT");
        to.setFont(new Font(Font.MONOSPACED, Font.BOLD, 44));
        to.setColor(new Color(0x22262b));
        to.drawString("IDUTOX0000001<<<<<<<<<<<<<<<", 110, 520);
        to.drawString("9001022F3104304UTO<<<<<<<<<6", 110, 580);
        to.drawString("EXAMPLE<<ADA<<<<<<<<<<<<<<<<", 110, 640);
        to.dispose();
        return jpeg(image);
    }

    /// A person before a camera.
    static byte[] face() {
        BufferedImage image = new BufferedImage(800, 1000, BufferedImage.TYPE_INT_RGB);
        Graphics2D to = canvas(image, new Color(0xcfd6dc), new Color(0x98a4ae));
        person(to, 60, 120, 680, 880);
        to.dispose();
        return jpeg(image);
    }

    private static Graphics2D canvas(BufferedImage image, Color from, Color until) {
        Graphics2D to = image.createGraphics();
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        to.setPaint(new GradientPaint(0, 0, from, image.getWidth(), image.getHeight(), until));
        to.fillRect(0, 0, image.getWidth(), image.getHeight());
        return to;
    }

    private static void person(Graphics2D to, int x, int y, int width, int height) {
        to.setClip(x, y, width, height);
        to.setPaint(new GradientPaint(x, y, new Color(0xb9c9d6), x, (float) y + height, new Color(0x8fa5b5)));
        to.fillRect(x, y, width, height);
        to.setColor(new Color(0x34495e));
        to.fillOval(x - width / 10, y + height * 7 / 10, width * 12 / 10, height * 7 / 10);
        to.setColor(new Color(0x3b2f2a));
        to.fillOval(x + width / 4 - width / 30, y + height / 8, width / 2 + width / 15, height / 2);
        to.setColor(new Color(0xe0b89a));
        to.fillOval(x + width / 4, y + height / 5, width / 2, height / 2);
        to.setColor(new Color(0x3b2f2a));
        to.fillOval(x + width * 39 / 100, y + height * 42 / 100, width / 20, height / 28);
        to.fillOval(x + width * 56 / 100, y + height * 42 / 100, width / 20, height / 28);
        to.setStroke(new BasicStroke(Math.max(3, width / 60)));
        to.drawArc(x + width * 42 / 100, y + height * 50 / 100, width * 16 / 100, height / 14, 200, 140);
        to.setClip(null);
    }

    private static void line(Graphics2D to, int x, int y, String label, String text) {
        to.setColor(new Color(0x51677d));
        to.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        to.drawString(label, x, y);
        to.setColor(new Color(0x1b2430));
        to.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 36));
        to.drawString(text, x, y + 42);
    }

    private static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
