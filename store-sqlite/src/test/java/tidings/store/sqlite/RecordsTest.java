package tidings.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tidings.engine.Body;
import tidings.engine.Mail;

class RecordsTest {

    @Test
    void readsTextsThatAreLongerThanExpected() {
        Records.Addressed mail =
                new Records.Addressed("ada@bank.example", new Mail.Letter("ž".repeat(900), "x".repeat(5000)));

        assertThat(Records.mail(Records.pack(mail))).isEqualTo(mail);
    }

    @Test
    void keepsAbsentAndEmptyTextsApart() {
        Body body = Body.of("{}".getBytes(StandardCharsets.UTF_8));
        Records.Particulars absent = new Records.Particulars(null, null, null, null, body);
        Records.Particulars empty = new Records.Particulars("", "", "", null, body);

        assertThat(Records.event(Records.pack(absent))).isEqualTo(absent);
        assertThat(Records.event(Records.pack(empty))).isEqualTo(empty);
    }

    @Test
    void refusesALayoutThatItDoesNotKnow() {
        byte[] packed = Records.pack(new Records.Particulars("scan-1", null, null, null, Body.of(new byte[0])));
        packed[3] = 9;

        assertThatThrownBy(() -> Records.event(packed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("layout 9");
    }
}
