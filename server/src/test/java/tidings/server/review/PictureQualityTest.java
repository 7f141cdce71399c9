package tidings.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.server.pictures.Drawn;
import tidings.server.pictures.Intake;
import tidings.server.pictures.Intake.Allowed;
import tidings.server.pictures.Intake.Verdict;
import tidings.server.pictures.Pictures;
import tidings.verification.Flaw;
import tidings.verification.Step;

final class PictureQualityTest {
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_000;

    private final Intake intake = new Intake(new Pictures(1), 10 << 20);

    private Set<Flaw> flaws(BufferedImage image, Step step) {
        return intake.look(Drawn.jpeg(image), null, Allowed.PICTURE) instanceof Verdict.Picture picture
                ? PictureQuality.flaws(picture.size(), picture.upright(), step)
                : Set.of();
    }

    private static BufferedImage with(BufferedImage image, java.util.function.Consumer<Graphics2D> drawing) {
        Graphics2D graphics = image.createGraphics();
        drawing.accept(graphics);
        graphics.dispose();
        return image;
    }

    @Test
    void findsNoFaultWithASharpPicture() {
        assertThat(flaws(Drawn.card(WIDTH, HEIGHT), Step.FRONT)).isEmpty();
        assertThat(flaws(Drawn.card(4_000, 3_000), Step.BACK)).isEmpty();
        assertThat(flaws(Drawn.card(640, 480), Step.FRONT)).isEmpty();
        assertThat(flaws(Drawn.card(640, 480), Step.FACE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1600, 1000, 16", "4000, 3000, 40", "640, 480, 10"})
    void seesThatAPictureIsBlurred(int width, int height, int radius) {
        assertThat(flaws(Drawn.blurred(Drawn.card(width, height), radius), Step.FRONT))
                .containsExactly(Flaw.BLURRED);
    }

    @Test
    void forgivesAFaceThatHasFewEdges() {
        assertThat(flaws(Drawn.blurred(Drawn.card(WIDTH, HEIGHT), 6), Step.FACE))
                .isEmpty();
        assertThat(flaws(Drawn.blurred(Drawn.card(WIDTH, HEIGHT), 30), Step.FACE))
                .containsExactly(Flaw.BLURRED);
    }

    @Test
    void seesAReflection() {
        assertThat(flaws(
                        with(Drawn.card(WIDTH, HEIGHT), graphics -> {
                            graphics.setColor(Color.WHITE);
                            graphics.fillOval(700, 400, 240, 160);
                        }),
                        Step.FRONT))
                .containsExactly(Flaw.GLARE);
    }

    @Test
    void takesSmallLightsAndWhitePaperForNoReflection() {
        assertThat(flaws(
                        with(Drawn.card(WIDTH, HEIGHT), graphics -> {
                            graphics.setColor(Color.WHITE);
                            graphics.fillOval(700, 400, 40, 40);
                        }),
                        Step.FRONT))
                .isEmpty();
        BufferedImage scanned = Drawn.plain(WIDTH, HEIGHT, Color.WHITE);
        assertThat(flaws(
                        with(
                                scanned,
                                graphics -> graphics.drawImage(Drawn.card(WIDTH, HEIGHT), 200, 150, 1_200, 700, null)),
                        Step.FRONT))
                .isEmpty();
    }

    @Test
    void seesThatThereIsNothingToSee() {
        assertThat(flaws(Drawn.plain(WIDTH, HEIGHT, new Color(8, 8, 8)), Step.FRONT))
                .containsExactly(Flaw.COVERED);
        assertThat(flaws(Drawn.plain(WIDTH, HEIGHT, Color.WHITE), Step.FRONT)).containsExactly(Flaw.GLARE);
        assertThat(flaws(Drawn.plain(WIDTH, HEIGHT, Color.GRAY), Step.FRONT)).containsExactly(Flaw.BLURRED);
    }

    @Test
    void seesThatAPictureIsTooSmall() {
        assertThat(flaws(Drawn.card(500, 400), Step.FRONT)).containsExactly(Flaw.TOO_SMALL);
        assertThat(flaws(Drawn.card(400, 640), Step.FRONT)).isEmpty();
        assertThat(flaws(Drawn.card(300, 200), Step.FACE)).containsExactly(Flaw.TOO_SMALL);
    }

    @Test
    void saysNothingOfAdditionalSteps() {
        assertThat(flaws(Drawn.plain(50, 50, Color.BLACK), Step.UTILITY_BILL)).isEmpty();
    }

    @Test
    void hasThePersonAskedAgainOnlyAsLongAsThatIsPossible() {
        byte[] blurred = Drawn.jpeg(Drawn.blurred(Drawn.card(WIDTH, HEIGHT), 30));
        Map<Step, Set<Flaw>> flaws = Map.of(Step.FRONT, Set.of(Flaw.BLURRED), Step.FACE, Set.of(Flaw.BLURRED));
        Cases shown = new Cases().showing(Step.FRONT, blurred).showing(Step.FACE, blurred);

        Finding first = new PictureQuality().review(shown.evidence(), Finding.NOTHING);
        assertThat(first.document()).isEqualTo(DocumentStatus.DOC_TOO_BLURRY);
        assertThat(first.face()).isEqualTo(FaceStatus.FACE_TOO_BLURRY);
        assertThat(first.flaws()).isEqualTo(flaws);

        assertThat(new PictureQuality().review(shown.lastAttempt().evidence(), Finding.NOTHING))
                .isEqualTo(Finding.ofFlaws(flaws));
    }
}
