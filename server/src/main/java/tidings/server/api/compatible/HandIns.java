package tidings.server.api.compatible;

import jakarta.inject.Singleton;
import java.util.Set;
import tidings.server.api.BodyLimit;

/// How large a request is that hands pictures in: base64 makes four letters of three bytes.
@Singleton
final class HandIns implements BodyLimit {
    /// The largest picture.
    static final int MAX_PICTURE = 6 << 20;

    /// All pictures of a request.
    static final int MAX_PICTURES = 20 << 20;

    private static final int MAX_BODY = 28 << 20;
    private static final Set<String> PATHS = Set.of("/api/v2/process", "/api/v2/upload-additional-step");

    @Override
    public boolean holdsAt(String path) {
        return PATHS.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    @Override
    public int bytes() {
        return MAX_BODY;
    }
}
