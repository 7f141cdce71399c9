package tidings.sender.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;

/// The client's resolver, and the one gate through which every address passes that is dialled: whatever it
/// returns has been checked, and the client dials nothing else.
///
/// An answer is refused whole when one of its addresses is. Names are looked up fully qualified.
final class GuardedDns implements DnsResolver {
    /// How many of a name's addresses are tried.
    private static final int MAX_TRIED = 8;

    private final BoundedLookups lookups;
    private final DialRule rule;
    private final Supplier<Duration> timeLeft;

    /// @param timeLeft what the attempt on the calling thread has left of its time
    GuardedDns(BoundedLookups lookups, DialRule rule, Supplier<Duration> timeLeft) {
        this.lookups = lookups;
        this.rule = rule;
        this.timeLeft = timeLeft;
    }

    /// Says which addresses may be dialled; in production the guard does.
    @FunctionalInterface
    interface DialRule {
        boolean allows(InetAddress address, int port);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> vetted = new ArrayList<>();
        for (InetAddress address : addresses(host, port)) {
            if (!rule.allows(address, port)) {
                throw new BlockedAddressException();
            }
            if (vetted.size() < MAX_TRIED) {
                vetted.add(new InetSocketAddress(address, port));
            }
        }
        if (vetted.isEmpty()) {
            throw new UnknownHostException();
        }
        return vetted;
    }

    private List<InetAddress> addresses(String host, int port) throws UnknownHostException {
        Optional<byte[]> literal = IpLiteral.parse(host);
        if (literal.isPresent()) {
            return List.of(InetAddress.getByAddress(host, literal.get()));
        }
        return ReceiverUrl.isLocalhost(host) ? loopback(host, port) : lookups.find(host + ".", timeLeft.get());
    }

    /// This machine, by those of its two addresses that may be dialled. No name server is asked.
    private List<InetAddress> loopback(String host, int port) throws UnknownHostException {
        List<InetAddress> both = List.of(
                InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
                InetAddress.getByAddress(host, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        List<InetAddress> open =
                both.stream().filter(address -> rule.allows(address, port)).toList();
        return open.isEmpty() ? both : open;
    }

    /// Answers nothing: without a port an address cannot be checked, and the client has one whenever it
    /// dials.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new BlockedAddressException();
    }

    /// The name as it is: nothing is looked up for it.
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// The host leads to an address that must not be dialled. It says neither which nor where, because its
    /// message may end up in a log.
    static final class BlockedAddressException extends UnknownHostException {}
}
