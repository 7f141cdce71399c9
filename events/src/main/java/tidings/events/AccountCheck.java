package tidings.events;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The result of a check of social-media accounts. The sources give the status as a number from 1 to 5 without a
/// meaning.
public record AccountCheck(
        @Nullable String scanRef,
        @Nullable String clientId,
        @Nullable String authToken,
        @Nullable String date,
        int status,
        BigDecimal score,
        @Nullable BigDecimal facebookScore,
        @Nullable BigDecimal gmailScore,
        @Nullable BigDecimal ipScore)
        implements Payload {

    public AccountCheck {
        requireNonNull(score, "score");
    }

    @Override
    public String toString() {
        return "AccountCheck[scanRef=" + scanRef + "]";
    }
}
