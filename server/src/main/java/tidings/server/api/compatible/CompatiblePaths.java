package tidings.server.api.compatible;

import java.util.List;

/// Where the compatible interface is.
final class CompatiblePaths {
    private static final List<String> ROOTS = List.of("/api/v2", "/kyc");

    private CompatiblePaths() {}

    /// Whether a path belongs to it.
    static boolean contain(String path) {
        return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
