package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A document ordered from a government register.
public record GovOrderedDocument(
        String id,
        @Nullable String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String documentFormat,
        String productKey,
        Instant expectedDeliveryTime,
        BigDecimal price,
        @Nullable Instant deliveredAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OrderStatus status,
        @Nullable String file)
        implements Payload {

    public GovOrderedDocument {
        requireNonNull(id, "id");
        requireNonNull(productKey, "productKey");
        requireNonNull(expectedDeliveryTime, "expectedDeliveryTime");
        requireNonNull(price, "price");
    }

    @Override
    public String toString() {
        return "GovOrderedDocument[id=" + id + "]";
    }
}
