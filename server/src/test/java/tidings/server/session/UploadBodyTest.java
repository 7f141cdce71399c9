package tidings.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tidings.server.session.UploadBody.Reading;

final class UploadBodyTest {

    @Test
    void readsABodyUpToTheLimit() {
        byte[] body = new byte[1_000];

        assertThat(new UploadBody(1_000, 5_000).read(new ByteArrayInputStream(body), 1_000))
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.bytes()).isEqualTo(body));
        assertThat(new UploadBody(999, 5_000).read(new ByteArrayInputStream(body), -1))
                .isInstanceOf(Reading.TooLarge.class);
    }

    @Test
    void aBodyThatIsFarTooLongIsNotReadAtAll() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("It is read");
            }
        };

        assertThat(new UploadBody(1_000, 5_000).read(untouched, 100 << 20)).isInstanceOf(Reading.TooLarge.class);
    }

    @Test
    void aBodyWithoutEndIsCutOff() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 0;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                read[0] += length;
                return length;
            }
        };

        assertThat(new UploadBody(1_000, 5_000).read(endless, -1)).isInstanceOf(Reading.TooLarge.class);
        assertThat(read[0]).isLessThan(1 << 20);
    }

    @Test
    void allTogetherTakeNoMoreThanTheirShare() {
        UploadBody bodies = new UploadBody(1_000, 1_500);
        Reading first = bodies.read(body(), 1_000);

        assertThat(bodies.read(body(), 1_000)).isInstanceOf(Reading.Busy.class);
        first.close();
        assertThat(bodies.read(body(), 1_000)).isInstanceOf(Reading.Whole.class);
    }

    @Test
    void whatStopsBeforeItsEndTakesNothingAfterwards() {
        UploadBody bodies = new UploadBody(1_000, 1_000);
        InputStream broken = new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
                throw new IOException("hung up");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (begun) {
                    throw new IOException("hung up");
                }
                begun = true;
                return 900;
            }
        };

        assertThat(bodies.read(broken, 1_000)).isInstanceOf(Reading.CutOff.class);
        assertThat(bodies.read(body(), 1_000)).isInstanceOf(Reading.Whole.class);
    }

    private static InputStream body() {
        return new ByteArrayInputStream(new byte[1_000]);
    }
}
