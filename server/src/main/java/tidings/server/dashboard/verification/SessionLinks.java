package tidings.server.dashboard.verification;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.inject.Singleton;
import java.util.Map;
import tidings.server.settings.Settings;

/// Leads people to their sessions. Thread-safe.
@Singleton
final class SessionLinks {
    private static final String PATH = "/api/v2/redirect?authToken=";

    private final String base;

    SessionLinks(Settings settings) {
        this.base = settings.publicUrl().toString();
    }

    /// The link that opens the session of a token.
    String to(String token) {
        return base + PATH + token;
    }

    /// A link as a QR code, to be opened with a phone: an SVG of one path.
    String code(String link) {
        BitMatrix matrix;
        try {
            matrix = new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalStateException("A link of " + link.length() + " characters fits into no QR code", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg viewBox=\"0 0 " + matrix.getWidth() + " " + matrix.getHeight()
                + "\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"The link as a QR code\"><path d=\""
                + path
                + "\"/></svg>";
    }
}
