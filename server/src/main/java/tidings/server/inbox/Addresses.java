package tidings.server.inbox;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import tidings.engine.Workspace;
import tidings.engine.WorkspaceId;

/// The addresses of inboxes: whoever knows one may send to it, and nobody can guess one.
///
/// The last part of a path is a token: the workspace's id and a code over it, made with a key that only this
/// server has. When a workspace's address is renewed, the code is another. Thread-safe.
final class Addresses {
    static final String PATH = "/inbox/receive/";

    private static final int ID_BYTES = Long.BYTES;
    private static final int CODE_BYTES = 24;

    private final SecretKey key;
    private final URI base;

    /// @param base where people and links reach this server, without a slash at the end
    Addresses(SecretKey key, URI base) {
        this.key = key;
        this.base = base;
    }

    /// Where a workspace's inbox is found from outside.
    String url(Workspace workspace) {
        return base + PATH + token(workspace);
    }

    /// Whether this is the path of the workspace's inbox.
    boolean is(Workspace workspace, String resource) {
        String path = base.getRawPath() == null ? PATH : base.getRawPath() + PATH;
        return same(path + token(workspace), resource);
    }

    /// Whether this is the workspace's token.
    boolean holds(Workspace workspace, String token) {
        return same(token(workspace), token);
    }

    /// The workspace that a token names, be the rest of it right or wrong.
    static Optional<WorkspaceId> claimed(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length == ID_BYTES + CODE_BYTES && bytes[0] >= 0
                    ? Optional.of(new WorkspaceId(ByteBuffer.wrap(bytes).getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Whether a host and port are those of this server, as far as that can be said without a look-up.
    boolean isOurs(String host, int port) {
        if (port != port(base)) {
            return false;
        }
        String own = base.getHost().toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        return host.equals(own) || (isLoopback(host) && isLoopback(own));
    }

    private static int port(URI base) {
        return base.getPort() >= 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("::1")
                || host.equals("0.0.0.0")
                || host.matches("127\\.[0-9.]+");
    }

    private String token(Workspace workspace) {
        byte[] id =
                ByteBuffer.allocate(ID_BYTES).putLong(workspace.id().value()).array();
        byte[] code = Arrays.copyOf(code(id, workspace.inboxRenewals()), CODE_BYTES);
        byte[] token =
                ByteBuffer.allocate(ID_BYTES + CODE_BYTES).put(id).put(code).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private byte[] code(byte[] id, int renewals) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(id);
            return mac.doFinal(
                    ByteBuffer.allocate(Integer.BYTES).putInt(renewals).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + key.getAlgorithm(), e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
