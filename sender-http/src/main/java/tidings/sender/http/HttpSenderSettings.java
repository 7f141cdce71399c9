package tidings.sender.http;

import java.time.Duration;
import tidings.events.IdenfySignature;

/// What an operator can set about sending.
///
/// @param signatureHeader the name of the header that carries the vendor's signature
/// @param eventTypeHeader the name of the header that carries the event type
/// @param userAgent how the sender names itself
/// @param deadline the whole time of an attempt where a notification sets none: look-up, connection, TLS,
///     token, request, answer
/// @param connectTimeout how long one address may take to accept a connection or to agree on TLS
/// @param maxResponseBytes how much of an answer's body is read before the connection is closed
/// @param requireHttps whether http is refused
/// @param allowed the networks that may be dialled although not public
/// @param maxConnections how many connections there are at most
/// @param maxConnectionsPerReceiver how many of them lead to one scheme, host and port; many notifications
///     may
///     share a host, and the engine bounds each, so this is wide enough that one which hangs does not take
///     another's connections
public record HttpSenderSettings(
        String signatureHeader,
        String eventTypeHeader,
        String userAgent,
        Duration deadline,
        Duration connectTimeout,
        int maxResponseBytes,
        boolean requireHttps,
        AllowedNetworks allowed,
        int maxConnections,
        int maxConnectionsPerReceiver) {

    /// Closed by default: https to public addresses only.
    public static final HttpSenderSettings DEFAULT = new HttpSenderSettings(
            IdenfySignature.HEADER,
            "Idenfy-Event-Type",
            "Tidings/0.1",
            Duration.ofSeconds(10),
            Duration.ofSeconds(4),
            64 * 1024,
            true,
            AllowedNetworks.NONE,
            2048,
            1024);

    public HttpSenderSettings {
        requirePositive("deadline", deadline);
        requirePositive("connectTimeout", connectTimeout);
        if (maxResponseBytes < 1 || maxConnectionsPerReceiver < 1 || maxConnections < maxConnectionsPerReceiver) {
            throw new IllegalArgumentException("Limits are positive and those of one receiver within the whole, but"
                    + " these are " + maxResponseBytes + " bytes, " + maxConnections + " connections and "
                    + maxConnectionsPerReceiver + " a receiver");
        }
    }

    /// The same with other header names.
    public HttpSenderSettings withHeaderNames(String signature, String eventType) {
        return new HttpSenderSettings(
                signature,
                eventType,
                userAgent,
                deadline,
                connectTimeout,
                maxResponseBytes,
                requireHttps,
                allowed,
                maxConnections,
                maxConnectionsPerReceiver);
    }

    /// The same with other limits of time.
    public HttpSenderSettings withTimes(Duration wholeAttempt, Duration oneConnect) {
        return new HttpSenderSettings(
                signatureHeader,
                eventTypeHeader,
                userAgent,
                wholeAttempt,
                oneConnect,
                maxResponseBytes,
                requireHttps,
                allowed,
                maxConnections,
                maxConnectionsPerReceiver);
    }

    /// The same with another reach.
    public HttpSenderSettings withReach(boolean httpsOnly, AllowedNetworks networks) {
        return new HttpSenderSettings(
                signatureHeader,
                eventTypeHeader,
                userAgent,
                deadline,
                connectTimeout,
                maxResponseBytes,
                httpsOnly,
                networks,
                maxConnections,
                maxConnectionsPerReceiver);
    }

    /// The same with other numbers of connections.
    public HttpSenderSettings withConnections(int atMost, int toOneReceiver) {
        return new HttpSenderSettings(
                signatureHeader,
                eventTypeHeader,
                userAgent,
                deadline,
                connectTimeout,
                maxResponseBytes,
                requireHttps,
                allowed,
                atMost,
                toOneReceiver);
    }

    /// The guard that these settings describe.
    ///
    /// @param inHouse knows which addresses are our own
    public EgressGuard guard(InHouse inHouse) {
        return new EgressGuard(requireHttps, allowed, inHouse);
    }

    /// The rules for custom headers that go with these names.
    public HeaderRules headerRules() {
        return new HeaderRules(signatureHeader, eventTypeHeader);
    }

    private static void requirePositive(String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("The " + what + " is positive, but this is " + value);
        }
    }
}
