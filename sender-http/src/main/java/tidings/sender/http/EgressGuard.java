package tidings.sender.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import tidings.engine.Failure;
import tidings.engine.WorkspaceId;

/// Decides what may be dialled: addresses of public hosts, and those of networks that the operator allowed.
///
/// Our own addresses are refused too, but for receivers inside the server. A URL is checked twice, by the
/// same rules: when it is saved, as far as that goes without a look-up, so that the partner learns of a
/// mistake at once; and whenever a connection is made, with each address that its name then leads to. The
/// second is the one that protects. Immutable and thread-safe.
public final class EgressGuard {
    private static final byte[] LOOPBACK_V4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final boolean requireHttps;
    private final AllowedNetworks allowed;
    private final InHouse inHouse;

    /// @param requireHttps whether http is refused, for every receiver
    /// @param inHouse knows which addresses are our own
    public EgressGuard(boolean requireHttps, AllowedNetworks allowed, InHouse inHouse) {
        this.requireHttps = requireHttps;
        this.allowed = allowed;
        this.inHouse = inHouse;
    }

    /// What is to be said of a URL.
    public sealed interface Verdict {
        /// It may be used, as far as can be known before its name is looked up.
        ///
        /// @param url the URL in normal form
        record Allowed(URI url) implements Verdict {}

        /// It may not be used.
        ///
        /// @param failure how an attempt to send there would fail
        /// @param sentence says to a partner what is wrong and what would be right
        record Refused(Failure failure, String sentence) implements Verdict {}
    }

    /// The verdict on the URL of a receiver, of an OAuth endpoint, or of anything else that the server is to
    /// call.
    public Verdict checkUrl(String url) {
        return switch (UrlReading.of(url)) {
            case UrlReading.Flaw(String sentence) -> new Verdict.Refused(Failure.INVALID_RECEIVER, sentence);
            case ReceiverUrl read ->
                objection(read)
                        .<Verdict>map(refusal -> refusal)
                        .orElseGet(() -> new Verdict.Allowed(
                                URI.create(read.scheme() + "://" + read.authority() + read.resource())));
        };
    }

    /// The verdict on the URL of a workspace's receiver, which may also be one inside this server.
    public Verdict checkReceiver(WorkspaceId workspace, String url) {
        return UrlReading.of(url) instanceof ReceiverUrl read
                        && isOurs(read)
                        && inHouse.door(workspace, read.resource()).isPresent()
                ? new Verdict.Allowed(URI.create(url))
                : checkUrl(url);
    }

    /// Whether the URL leads to this server.
    boolean isOurs(ReceiverUrl url) {
        return inHouse.isOurs(url.host(), url.port());
    }

    /// Whether a connection to the address and port may be made.
    public boolean mayDial(InetAddress address, int port) {
        return mayDial(address.getAddress(), port);
    }

    /// What speaks against sending to the URL, before its name is looked up.
    Optional<Verdict.Refused> objection(ReceiverUrl url) {
        if (isOurs(url)) {
            return Optional.of(
                    new Verdict.Refused(
                            Failure.OWN_ADDRESS,
                            "The URL leads to this server itself, which sends nothing to itself but to this workspace's inbox."));
        }
        if (requireHttps && !url.secure()) {
            return Optional.of(new Verdict.Refused(Failure.INVALID_RECEIVER, "The URL must begin with https://."));
        }
        if (UnfitPorts.contains(url.port()) && !allowed.namesPort(url.port())) {
            return Optional.of(new Verdict.Refused(
                    Failure.INVALID_RECEIVER, "The port " + url.port() + " belongs to a service other than HTTP."));
        }
        boolean dialled = url.isLocalhost()
                ? mayDial(LOOPBACK_V4, url.port()) || mayDial(LOOPBACK_V6, url.port())
                : IpLiteral.parse(url.host()).map(ip -> mayDial(ip, url.port())).orElse(true);
        return dialled
                ? Optional.empty()
                : Optional.of(new Verdict.Refused(
                        Failure.BLOCKED_ADDRESS,
                        "The URL leads to an address that is not public. The operator of this server can allow it."));
    }

    private boolean mayDial(byte[] address, int port) {
        return allowed.permits(address, port) || (!UnfitPorts.contains(port) && SpecialBlock.isPublic(address));
    }
}
