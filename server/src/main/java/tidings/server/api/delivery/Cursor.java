package tidings.server.api.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import tidings.engine.DeliveryFilter;
import tidings.engine.DeliveryId;

/// Where the next page of a search begins, in a form that a client passes on unread.
///
/// It carries a check sum over the search that it belongs to, so that one that was cut off, made up or taken
/// from another search is noticed instead of skipping rows in silence.
public final class Cursor {
    private static final int LENGTH = Long.BYTES + Integer.BYTES;

    private Cursor() {}

    /// The cursor behind a delivery.
    public static String behind(DeliveryId last, DeliveryFilter search) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).putLong(last.value()).putInt(checkSum(last.value(), search));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// The delivery behind which the page begins; empty when the text is no cursor of this search.
    public static Optional<DeliveryId> read(String text, DeliveryFilter search) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != LENGTH) {
                return Optional.empty();
            }
            long id = bytes.getLong();
            return id >= 0 && bytes.getInt() == checkSum(id, search)
                    ? Optional.of(new DeliveryId(id))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int checkSum(long id, DeliveryFilter search) {
        CRC32 sum = new CRC32();
        sum.update((id + " " + search).getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
