package tidings.server.review;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tidings.server.pictures.Grey;

/// Finds the code of stacked bars that is named PDF417 on a picture. Apart from its callers, so that the library is
/// loaded when there is a picture to look at.
final class Pdf417 {
    private static final Map<DecodeHintType, Object> HINTS = Map.of(
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.PDF_417),
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.CHARACTER_SET,
            "ISO-8859-1");

    private Pdf417() {}

    /// The text of the first PDF417 code on a picture.
    static Optional<String> read(Grey picture) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        try {
            BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
            return Optional.of(new MultiFormatReader().decode(bitmap, HINTS).getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // The reader is not beyond failing on a code that was made to break it.
            return Optional.empty();
        }
    }
}
