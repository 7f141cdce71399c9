package tidings.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tidings.server.pictures.Drawn;

final class PictureHashTest {

    private static BufferedImage face(long seed) {
        Random random = new Random(seed);
        return Drawn.drawn(800, 1_000, BufferedImage.TYPE_INT_RGB, graphics -> {
            for (int i = 0; i < 60; i++) {
                int light = random.nextInt(256);
                graphics.setColor(new Color(light, light, light));
                graphics.fillOval(random.nextInt(800) - 150, random.nextInt(1_000) - 150, 300, 300);
            }
        });
    }

    private static PictureHash hash(BufferedImage image) {
        return PictureHash.of(Drawn.grey(Drawn.jpeg(image)));
    }

    @Test
    void recognisesAPictureThatWasResizedAndSavedAnew() {
        BufferedImage face = face(1);
        BufferedImage smaller = Drawn.drawn(400, 500, BufferedImage.TYPE_INT_RGB, graphics -> {
            Graphics2D smooth = graphics;
            smooth.setRenderingHint(
                    java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            smooth.drawImage(face, 0, 0, 400, 500, null);
        });

        assertThat(hash(smaller).isSame(hash(face))).isTrue();
        assertThat(PictureHash.of(Drawn.grey(Drawn.png(face))).isSame(hash(face)))
                .isTrue();
        assertThat(PictureHash.of(hash(face).text())).isEqualTo(hash(face));
        assertThat(hash(face).text()).hasSize(16);
    }

    @Test
    void tellsOtherPicturesApart() {
        PictureHash one = hash(face(1));

        for (int seed = 2; seed < 30; seed++) {
            assertThat(hash(face(seed)).isSame(one)).isFalse();
        }
    }

    @Test
    void takesPicturesOfNothingForNobody() {
        PictureHash grey = hash(Drawn.plain(400, 400, Color.GRAY));

        assertThat(grey.isSame(grey)).isFalse();
        assertThat(PictureHash.of(Drawn.grey(Drawn.png(Drawn.plain(3, 3, Color.RED))))
                        .bits())
                .isZero();
    }
}
