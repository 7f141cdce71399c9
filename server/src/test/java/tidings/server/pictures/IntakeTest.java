package tidings.server.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tidings.server.files.FileType;
import tidings.server.pictures.Intake.Allowed;
import tidings.server.pictures.Intake.Verdict;

final class IntakeTest {
    private static final int MAX_BYTES = 10 << 20;
    private static final long MUCH_MEMORY = 80L << 20;

    private final Intake intake = new Intake(new Pictures(2), MAX_BYTES);

    private Verdict look(byte[] file) {
        return intake.look(file, null, Allowed.PICTURE);
    }

    private String refusal(byte[] file) {
        return look(file) instanceof Verdict.Refused(String why) ? why : "It was taken";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void takesPicturesByWhatIsInThem() {
        byte[] jpeg = Drawn.jpeg(Drawn.card(1200, 800));
        byte[] png = Drawn.png(Drawn.card(640, 480));

        assertThat(look(jpeg)).isInstanceOfSatisfying(Verdict.Picture.class, picture -> {
            assertThat(picture.type()).isEqualTo(FileType.JPEG);
            assertThat(picture.size()).isEqualTo(new Size(1200, 800));
            assertThat(picture.upright()).hasToString("Grey[1000 by 666]");
        });
        assertThat(look(png)).isInstanceOfSatisfying(Verdict.Picture.class, picture -> {
            assertThat(picture.type()).isEqualTo(FileType.PNG);
            assertThat(picture.upright()).hasToString("Grey[640 by 480]");
        });
        assertThat(look(Drawn.jpeg(Drawn.card(900, 600), true))).isInstanceOf(Verdict.Picture.class);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_3BYTE_BGR
            })
    void takesEveryKindOfPng(int type) {
        BufferedImage image =
                Drawn.drawn(300, 200, type, graphics -> graphics.drawImage(Drawn.card(300, 200), 0, 0, null));

        assertThat(look(Drawn.png(image))).isInstanceOf(Verdict.Picture.class);
    }

    @Test
    void takesAGreyJpeg() {
        BufferedImage image = Drawn.drawn(
                300,
                200,
                BufferedImage.TYPE_BYTE_GRAY,
                graphics -> graphics.drawImage(Drawn.card(300, 200), 0, 0, null));

        assertThat(look(Drawn.jpeg(image))).isInstanceOf(Verdict.Picture.class);
    }

    @Test
    void seesAPictureTheRightWayUp() {
        BufferedImage lightOnTheLeft = Drawn.drawn(400, 200, BufferedImage.TYPE_INT_RGB, graphics -> {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 200, 200);
        });
        byte[] jpeg = Drawn.jpeg(lightOnTheLeft);

        Grey asStored = Drawn.grey(jpeg);
        assertThat(asStored.at(10, 100)).isGreaterThan(200);
        assertThat(asStored.at(390, 100)).isLessThan(50);
        Grey upsideDown = Drawn.grey(Drawn.held(jpeg, 3));
        assertThat(upsideDown.at(10, 100)).isLessThan(50);
        Grey turned = Drawn.grey(Drawn.held(jpeg, 6));
        assertThat(turned).hasToString("Grey[200 by 400]");
        assertThat(turned.at(100, 10)).isGreaterThan(200);
        assertThat(turned.at(100, 390)).isLessThan(50);
        Grey turnedBack = Drawn.grey(Drawn.held(jpeg, 8));
        assertThat(turnedBack.at(100, 10)).isLessThan(50);
        assertThat(turnedBack.at(100, 390)).isGreaterThan(200);
        for (int orientation = 0; orientation < 12; orientation++) {
            assertThat(look(Drawn.held(jpeg, orientation))).isInstanceOf(Verdict.Picture.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "image/jpeg, true",
                "image/jpg, true",
                "IMAGE/JPEG; q=1, true",
                "application/octet-stream, true",
                "image/png, false",
                "application/pdf, false",
                "text/html, false"
            })
    void refusesAFileThatLiesAboutItsType(String declared, boolean taken) {
        Verdict verdict = intake.look(Drawn.jpeg(Drawn.card(300, 200)), declared, Allowed.PICTURE);

        if (taken) {
            assertThat(verdict).isInstanceOf(Verdict.Picture.class);
        } else {
            assertThat(verdict)
                    .isEqualTo(new Verdict.Refused(
                            "The file is said to be " + declared + ", but what is in it is image/jpeg."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "hello, no picture",
                "<svg onload=alert(1)>, no picture",
                "GIF89a............, GIF",
                "RIFF....WEBPVP8 , WebP",
                "....ftypheic...., HEIC",
                "....ftypmp42...., video",
                "BM.............., BMP",
                "II*............., TIFF",
                "PK.............., ZIP"
            })
    void namesWhatIsNoPicture(String content, String named) {
        assertThat(refusal(bytes(content))).contains(named).contains("A picture is needed");
    }

    @Test
    void takesAPdfOnlyWhereItIsAllowed() {
        byte[] pdf = bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

        assertThat(intake.look(pdf, "application/pdf", Allowed.PICTURE_OR_PDF)).isEqualTo(new Verdict.Document());
        assertThat(refusal(pdf)).contains("This is a PDF");
        assertThat(intake.look(bytes("%PDF-1.7\n1 0 obj"), null, Allowed.PICTURE_OR_PDF))
                .isEqualTo(new Verdict.Refused("The PDF is cut off before its end."));
        assertThat(intake.look(pdf, "image/png", Allowed.PICTURE_OR_PDF)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void refusesWhatIsEmptyOrTooLarge() {
        assertThat(refusal(new byte[0])).isEqualTo("The file is empty.");
        assertThat(refusal(new byte[100 << 20])).isEqualTo("The file has 100 MB; at most 10 MB are taken.");
        assertThat(refusal(new byte[MAX_BYTES + 1])).isEqualTo("The file has 11 MB; at most 10 MB are taken.");
    }

    @Test
    void refusesWhatIsCutOff() {
        for (byte[] whole : new byte[][] {Drawn.jpeg(Drawn.card(600, 400)), Drawn.png(Drawn.card(600, 400))}) {
            assertThat(refusal(Drawn.beginning(whole, whole.length / 2))).contains("cut off");
            for (int length = 1; length < whole.length; length += 1 + length / 7) {
                assertThat(look(Drawn.beginning(whole, length))).isInstanceOf(Verdict.Refused.class);
            }
        }
    }

    @Test
    void neverThrowsWhateverIsBroken() {
        Random random = new Random(4);
        for (byte[] whole : new byte[][] {
            Drawn.jpeg(Drawn.card(300, 200)),
            Drawn.held(Drawn.jpeg(Drawn.card(300, 200), true), 6),
            Drawn.png(Drawn.card(300, 200))
        }) {
            for (int round = 0; round < 300; round++) {
                byte[] broken = whole.clone();
                for (int change = 0; change <= round % 20; change++) {
                    broken[random.nextInt(round % 2 == 0 ? broken.length : 200)] = (byte) random.nextInt();
                }
                assertThat(look(broken)).isNotNull();
            }
        }
    }

    @Test
    void refusesAnImageBombByItsHeader() throws IOException {
        byte[] bomb = png(30_000, 30_000, 1, 0);
        assertThat(bomb.length).isLessThan(1 << 20);

        long before = allocated();
        assertThat(refusal(bomb))
                .isEqualTo("The picture is 30000 by 30000 pixels, which is more than is taken:"
                        + " at most 40 million pixels and 20000 along a side.");
        assertThat(allocated() - before).isLessThan(1 << 20);
        assertThat(refusal(png(39_000_000, 1, 1, 0))).contains("20000 along a side");
    }

    /// As large as a picture may be, and a thousand times as large as the file.
    @Test
    void decodesTheLargestPictureInBoundedMemory() throws IOException {
        byte[] deep = png(6_300, 6_300, 16, 6);
        byte[] wide = png(20_000, 2_000, 8, 2);

        for (byte[] large : new byte[][] {deep, wide}) {
            long before = allocated();
            assertThat(look(large)).isInstanceOf(Verdict.Picture.class);
            assertThat(allocated() - before).isLessThan(MUCH_MEMORY);
        }
    }

    @Test
    void refusesAJpegThatADecoderWouldHaveToHoldWhole() {
        byte[] jpeg = Drawn.jpeg(Drawn.card(5_000, 3_400), true);

        assertThat(refusal(jpeg)).contains("progressive JPEG").contains("16 million");
        assertThat(look(Drawn.jpeg(Drawn.card(5_000, 3_400)))).isInstanceOf(Verdict.Picture.class);
    }

    @Test
    void refusesAJpegThatADecoderWouldGoOverWithoutEnd() {
        byte[] jpeg = Drawn.jpeg(Drawn.card(300, 200));
        byte[] scan = {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 1, 63, 0, 0};
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 100; i++) {
            many.writeBytes(scan);
        }
        many.write(jpeg, jpeg.length - 2, 2);

        assertThat(refusal(many.toByteArray())).contains("more than is taken");
    }

    @Test
    void letsNobodyWaitForEver() {
        Pictures none = new Pictures(0);
        Thread.currentThread().interrupt();

        assertThat(new Intake(none, MAX_BYTES).look(Drawn.jpeg(Drawn.card(300, 200)), null, Allowed.PICTURE))
                .isEqualTo(new Verdict.Busy());
        assertThat(Thread.interrupted()).isTrue();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /// A PNG of nothing but zeroes.
    private static byte[] png(int width, int height, int depth, int colours) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeLong(0x89504e470d0a1a0aL);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {(byte) depth, (byte) colours, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        int samples = colours == 6 ? 4 : colours == 2 ? 3 : 1;
        byte[] row = new byte[1 + Math.ceilDiv(width * depth * samples, 8)];
        try (DeflaterOutputStream pixels = new DeflaterOutputStream(zipped, new Deflater(9), 1 << 16)) {
            for (int y = 0; y < height; y++) {
                pixels.write(row);
            }
        }
        chunk(out, "IDAT", zipped.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String kind, byte[] content) throws IOException {
        out.writeInt(content.length);
        byte[] name = bytes(kind);
        out.write(name);
        out.write(content);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeInt((int) check.getValue());
    }
}
