package tidings.sender.http;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import tidings.engine.Failure;
import tidings.engine.OAuth;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.Recipients;
import tidings.engine.Secret;
import tidings.engine.port.Sender;

/// Sends webhooks over HTTP/1.1: signed, authorised, to public addresses only, and never for longer than the
/// deadline.
///
/// It is made for callers on virtual threads, and blocks them. Whatever a receiver or a name server does, the
/// attempt ends in an [Outcome]; of a response nothing goes further than its code and the wait that it asks
/// for. Redirects are not followed, cookies not kept, challenges not answered, proxies not used. Thread-safe.
public final class HttpSender implements Sender, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpSender.class.getName());
    private static final int UNAUTHORIZED = 401;
    private static final Duration LONGEST_ATTEMPT = Duration.ofHours(1);

    private final HttpSenderSettings settings;
    private final InstantSource clock;
    private final InHouse inHouse;
    private final HeaderRules headerRules;
    private final Dressing dressing;
    private final Destination.Book destinations;
    private final BoundedLookups lookups;
    private final SeenCertificates certificates;
    private final Connections connections;
    private final Deadlines deadlines;
    private final Tokens tokens;

    /// A sender that resolves as the machine does and trusts the certificate issuers that the platform
    /// trusts.
    ///
    /// @param clock the wall clock: the time that is signed
    /// @param inHouse the receivers inside this server
    public HttpSender(HttpSenderSettings settings, InstantSource clock, InHouse inHouse) {
        this(settings, clock, inHouse, new World(NameResolver.ofSystem(), Tls.trusting(null)));
    }

    /// A sender with other names and other trusted issuers, and no receiver inside.
    public HttpSender(HttpSenderSettings settings, InstantSource clock, NameResolver names, SSLContext tls) {
        this(settings, clock, InHouse.NONE, new World(names, tls));
    }

    /// What there is outside.
    private record World(NameResolver names, SSLContext tls) {}

    private HttpSender(HttpSenderSettings settings, InstantSource clock, InHouse inHouse, World world) {
        EgressGuard guard = settings.guard(inHouse);
        this.settings = settings;
        this.inHouse = inHouse;
        this.clock = clock;
        this.headerRules = settings.headerRules();
        this.dressing = new Dressing(settings);
        this.destinations = new Destination.Book(guard);
        this.lookups = new BoundedLookups(world.names);
        this.certificates = new SeenCertificates();
        this.connections = new Connections(
                settings, clock, new Connections.Dialing(guard::mayDial, lookups, world.tls, certificates));
        this.deadlines = new Deadlines(connections::tidy);
        this.tokens = new Tokens(new TokenRequest(connections, destinations, settings.userAgent()), System::nanoTime);
    }

    /// Until when receivers' certificates are valid.
    public CertificateEnds certificateEnds() {
        return certificates;
    }

    /// Sends a webhook; e-mails are not its business.
    @Override
    public Outcome send(Shipment shipment) {
        return attempt(shipment, null);
    }

    @Override
    public Outcome send(Shipment shipment, Witness witness) {
        return attempt(shipment, witness);
    }

    private Outcome attempt(Shipment shipment, @Nullable Witness witness) {
        return switch (shipment.notification().settings().channel()) {
            case Receiver receiver -> attempt(shipment, receiver, witness);
            case Recipients _ -> new Outcome.Unanswered(Failure.INTERNAL);
        };
    }

    private Outcome attempt(Shipment shipment, Receiver receiver, @Nullable Witness witness) {
        try (Attempt attempt = deadlines.begin(limit(receiver))) {
            return switch (destinations.find(receiver.url())) {
                case Destination.Shut(Failure reason) -> new Outcome.Unanswered(reason);
                case Destination.Reachable to -> send(new Letter(shipment, receiver, to, attempt, witness));
            };
        } catch (RuntimeException fault) {
            // Neither the fault's message nor its trace is logged: they may quote what was sent.
            LOG.log(Level.ERROR, "An attempt failed by a fault of the sender: {0} at {1}", describe(fault));
            return new Outcome.Unanswered(Failure.INTERNAL);
        }
    }

    private Outcome send(Letter letter) {
        Receiver receiver = letter.receiver;
        OAuth oauth = receiver.oauth();
        if (!headerRules.allow(receiver.headers(), oauth != null)) {
            return new Outcome.Unanswered(Failure.INTERNAL);
        }
        if (oauth == null) {
            return outcome(post(letter, null));
        }
        Secret token = oauth.token();
        if (oauth.endpoint() != null || token == null) {
            return authorised(letter, oauth);
        }
        Optional<Secret> authorization = TokenRequest.authorization(token);
        return authorization.isPresent()
                ? outcome(post(letter, authorization.get()))
                : new Outcome.Unanswered(Failure.OAUTH_INVALID);
    }

    /// What is sent, where, and in which time.
    private record Letter(
            Shipment shipment,
            Receiver receiver,
            Destination.Reachable to,
            Attempt attempt,
            @Nullable Witness witness) {}

    /// Sends with a token from the endpoint, and once more with a fresh one when the receiver refuses the
    /// first.
    private Outcome authorised(Letter letter, OAuth oauth) {
        var owner = new Tokens.Owner(
                letter.shipment.notification().workspace(),
                letter.shipment.notification().id(),
                oauth);
        return switch (tokens.get(owner, letter.attempt)) {
            case Grant.Denied(Failure reason) -> new Outcome.Unanswered(reason);
            case Grant.Token token -> {
                Answer first = post(letter, token.authorization());
                boolean refused = first instanceof Answer.Reply reply && reply.code() == UNAUTHORIZED;
                yield refused && tokens.renew(owner, letter.attempt, token) instanceof Grant.Token fresh
                        ? outcome(post(letter, fresh.authorization()))
                        : outcome(first);
            }
        };
    }

    private Answer post(Letter letter, @Nullable Secret authorization) {
        ClassicHttpRequest request = dressing.request(
                new Dressing.Load(letter.shipment, letter.receiver), letter.to, clock.instant(), authorization);
        if (letter.witness != null) {
            letter.witness.sees(Disclosure.of(request, letter.receiver));
        }
        return switch (letter.to) {
            case Destination.Open to ->
                connections.send(new Connections.Post(to.route(), request, false), letter.attempt);
            case Destination.Home to -> handOver(letter, to, request);
        };
    }

    /// Gives the very request that would have gone over a connection to a receiver inside the server.
    private Answer handOver(Letter letter, Destination.Home to, ClassicHttpRequest request) {
        Optional<InHouse.Door> door =
                inHouse.door(letter.shipment.notification().workspace(), to.resource());
        if (door.isEmpty()) {
            return new Answer.Silence(Failure.OWN_ADDRESS);
        }
        List<InHouse.Field> headers = Arrays.stream(request.getHeaders())
                .map(header -> new InHouse.Field(header.getName(), header.getValue()))
                .toList();
        return door.get()
                .take(new InHouse.Request(headers, letter.shipment.body()), letter.attempt.timeLeft())
                .<Answer>map(reply -> new Answer.Reply(reply.code(), reply.retryAfter(), null))
                .orElseGet(() -> new Answer.Silence(Failure.TIMED_OUT));
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Silence(Failure reason) -> new Outcome.Unanswered(reason);
            case Answer.Reply reply ->
                reply.isSuccess()
                        ? new Outcome.Delivered(reply.code())
                        : new Outcome.Refused(reply.code(), reply.retryAfter());
        };
    }

    private Duration limit(Receiver receiver) {
        Duration own = receiver.deadline();
        Duration limit = own == null ? settings.deadline() : own;
        return limit.compareTo(LONGEST_ATTEMPT) < 0 ? limit : LONGEST_ATTEMPT;
    }

    private static Object[] describe(RuntimeException fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return new Object[] {fault.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]};
    }

    /// Ends all connections; attempts that are still going on fail.
    @Override
    public void close() {
        deadlines.close();
        connections.close();
        lookups.close();
    }
}
