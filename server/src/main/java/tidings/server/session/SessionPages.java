package tidings.server.session;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import tidings.engine.port.StoreException;
import tidings.engine.runtime.BusyException;
import tidings.events.DocumentType;
import tidings.server.api.SelfLimited;
import tidings.server.dashboard.Page;
import tidings.server.files.FileStoreException;
import tidings.server.files.Vault;
import tidings.server.security.Open;
import tidings.server.verification.Acted;
import tidings.server.verification.Held;
import tidings.server.verification.Verifications;
import tidings.verification.Action;
import tidings.verification.Journey;
import tidings.verification.Stage;
import tidings.verification.Step;
import tidings.verification.Terms;
import tidings.verification.Upload;
import tidings.verification.Upload.StoredFile;
import tidings.verification.Verification;

/// What the person does, page by page. Whoever holds the token is the person; whatever cannot be done leads to
/// the page of what can.
@Path(Place.ROOT)
@Open
@RunOnVirtualThread
final class SessionPages {
    private static final String FILE = "file";
    private static final int FORM_OVERHEAD = 64 << 10;
    private static final int SHARE_OF_HEAP = 12;
    private static final String PERSON = "person";

    private final Verifications verifications;
    private final Drawing drawing;
    private final WebhookOutcome webhooks;
    private final Showing showing;
    private final Vault vault;
    private final InstantSource clock;
    private final UploadBody bodies;

    SessionPages(
            Verifications verifications,
            Drawing drawing,
            WebhookOutcome webhooks,
            Showing showing,
            Vault vault,
            InstantSource clock) {
        this.verifications = verifications;
        this.drawing = drawing;
        this.webhooks = webhooks;
        this.showing = showing;
        this.vault = vault;
        this.clock = clock;
        this.bodies = new UploadBody(
                vault.maxBytes() + FORM_OVERHEAD, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// The link that the person was given. It tells a session that is under way from one that is over, and
    /// says no more of the latter than of one that never was.
    @GET
    @Operation(hidden = true)
    public Response enter(
            @QueryParam("authToken") @Nullable String token,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest connection) {
        if (isOnlyLooking(connection)) {
            return SessionHeaders.on(Response.status(Response.Status.SERVICE_UNAVAILABLE));
        }
        Optional<Held> found = token == null ? Optional.empty() : verifications.opened(token);
        if (found.isEmpty()) {
            return gone(lang, headers);
        }
        Held held = opened(awake(found.get()), headers, connection);
        boolean known = held.verification().stage() instanceof Stage.Expired || isRecent(held);
        Language language = Language.of(lang).orElse(null);
        return known
                ? Response.seeOther(new Place(String.valueOf(token), language).uri())
                        .build()
                : gone(lang, headers);
    }

    @GET
    @Path("/{token}")
    @Operation(hidden = true)
    public Response show(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("agreed") @Nullable String agreed,
            @QueryParam("country") @Nullable String country,
            @QueryParam("q") @Nullable String search,
            @QueryParam("ready") @Nullable String ready,
            @QueryParam("step") @Nullable String step,
            @QueryParam("status") @Nullable String status,
            @Context HttpHeaders headers,
            @Context HttpServerRequest connection) {
        Optional<Held> found = verifications.opened(token);
        if (found.isEmpty()) {
            return gone(lang, headers);
        }
        Held held = awake(found.get());
        if (held.verification().stage() instanceof Stage.Waiting && !isOnlyLooking(connection)) {
            held = opened(held, headers, connection);
        }
        Wish wish = new Wish(agreed != null, country, search, ready != null, step(step));
        Drawing.Asked asked = asked(held, token, lang, wish, headers);
        Screen screen = Screen.of(held.verification(), wish, clock.instant());
        if (!(screen instanceof Screen.End)) {
            return page(drawing.screen(asked, screen));
        }
        Optional<Ending> ending = ending(held);
        if (ending.isEmpty()) {
            return page(drawing.screen(asked, screen));
        }
        boolean ours = ending.get().target(held.verification().terms().redirects()) == null;
        Ending.Status outcome = ending.get().kind().status();
        return ours && !outcome.ownPage().equals(status)
                ? Response.seeOther(URI.create(asked.place().ended(outcome))).build()
                : page(drawing.end(asked, ending.get()));
    }

    /// Whether the page that waits has something else to show by now.
    @GET
    @Path("/{token}/progress")
    @Operation(hidden = true)
    public Response progress(@PathParam("token") String token) {
        boolean waiting = verifications
                .opened(token)
                .map(held -> switch (Screen.of(held.verification(), Wish.NONE, clock.instant())) {
                    case Screen.Checking _ -> true;
                    case Screen.End _ -> ending(held).isEmpty();
                    case Screen.Consent _,
                            Screen.Country _,
                            Screen.Document _,
                            Screen.Instructions _,
                            Screen.More _,
                            Screen.Shot _,
                            Screen.Review _ -> false;
                })
                .orElse(false);
        return SessionHeaders.on(Response.ok("{\"waiting\":" + waiting + "}", MediaType.APPLICATION_JSON));
    }

    /// The person agrees and says which document is shown. What leaves no choice need not be said.
    @POST
    @Path("/{token}/document")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(
            @PathParam("token") String token,
            @QueryParam("lang") @Nullable String lang,
            @FormParam("agreed") @Nullable String agreed,
            @FormParam("country") @Nullable String country,
            @FormParam("document") @Nullable String document,
            @Context HttpHeaders headers) {
        Optional<Held> held = verifications.opened(token);
        if (held.isEmpty()) {
            return gone(lang, headers);
        }
        Drawing.Asked asked = asked(held.get(), token, lang, Wish.NONE, headers);
        if (agreed == null && held.get().verification().stage() instanceof Stage.Collecting) {
            return page(Response.Status.BAD_REQUEST, drawing.consent(asked, true));
        }
        Terms terms = held.get().verification().terms();
        String chosen = only(Journey.countries(terms)).orElse(country);
        if (chosen == null) {
            return Response.seeOther(URI.create(asked.place().countries())).build();
        }
        Optional<DocumentType> type =
                only(List.copyOf(Journey.documents(terms, chosen))).or(() -> document(document));
        if (type.isEmpty()) {
            return Response.seeOther(URI.create(asked.place().documents(chosen)))
                    .build();
        }
        if (verifications.act(held.get(), new Action.Choose(chosen, type.get())) instanceof Acted.Done done) {
            showing.forget(held.get(), done.held());
        }
        return next(asked);
    }

    /// The person shows something.
    @POST
    @Path("/{token}/steps/{step}")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Response upload(
            @PathParam("token") String token,
            @PathParam("step") String stepName,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @SelfLimited InputStream body) {
        Optional<Held> held = verifications.opened(token);
        if (held.isEmpty()) {
            return gone(lang, headers);
        }
        Step step = step(stepName);
        Drawing.Asked asked = asked(held.get(), token, lang, Wish.NONE, headers);
        if (step == null || !Journey.of(held.get().verification()).takes(step)) {
            return next(asked);
        }
        try (UploadBody.Reading reading = bodies.read(body, headers.getLength())) {
            return switch (reading) {
                case UploadBody.Reading.Whole whole ->
                    take(
                            asked,
                            step,
                            FormFile.find(whole.bytes(), headers.getHeaderString(HttpHeaders.CONTENT_TYPE), FILE));
                case UploadBody.Reading.TooLarge _ -> refused(asked, step, Inspector.Reason.TOO_LARGE);
                case UploadBody.Reading.Busy _ -> refused(asked, step, Inspector.Reason.BUSY);
                case UploadBody.Reading.CutOff _ -> refused(asked, step, Inspector.Reason.DAMAGED);
            };
        }
    }

    /// Something that the person has shown, as long as they can show it again.
    @GET
    @Path("/{token}/pictures/{file}")
    @Operation(hidden = true)
    public Response picture(@PathParam("token") String token, @PathParam("file") String file) {
        Optional<Held> held = verifications.opened(token).filter(one -> isOpen(one.verification()));
        Optional<StoredFile> stored = held.stream()
                .flatMap(one -> one.verification().uploads().values().stream())
                .map(Upload::file)
                .filter(one -> one.key().equals(file) && one.mediaType().startsWith("image/"))
                .findFirst();
        if (held.isEmpty() || stored.isEmpty()) {
            return SessionHeaders.on(Response.status(Response.Status.NOT_FOUND));
        }
        return vault.read(held.get().fileKey(), held.get().scanRef(), stored.get())
                .map(content ->
                        SessionHeaders.on(Response.ok(content, stored.get().mediaType())))
                .orElseGet(() -> SessionHeaders.on(Response.status(Response.Status.NOT_FOUND)));
    }

    /// All is shown: it is sent for review, or back to whoever asked for more.
    @POST
    @Path("/{token}/submit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response submit(
            @PathParam("token") String token, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Optional<Held> held = verifications.opened(token);
        if (held.isEmpty()) {
            return gone(lang, headers);
        }
        boolean updating = held.get().verification().stage() instanceof Stage.Updating;
        verifications.act(held.get(), updating ? new Action.GiveInformation() : new Action.Submit());
        return next(asked(held.get(), token, lang, Wish.NONE, headers));
    }

    @POST
    @Path("/{token}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response cancel(
            @PathParam("token") String token, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        Optional<Held> held = verifications.opened(token);
        if (held.isEmpty()) {
            return gone(lang, headers);
        }
        verifications.act(held.get(), new Action.Cancel(PERSON));
        return next(asked(held.get(), token, lang, Wish.NONE, headers));
    }

    /// What is not the person's fault: they may try again.
    @ServerExceptionMapper({BusyException.class, StoreException.class, FileStoreException.class})
    public Response trouble(RuntimeException trouble, HttpHeaders headers, HttpServerRequest request) {
        Words words = Words.in(Language.wanted(headers.getAcceptableLanguages()));
        return SessionHeaders.on(Response.fromResponse(Page.of(
                        Response.Status.SERVICE_UNAVAILABLE,
                        drawing.notice(words, "trouble", request.method().equals(HttpMethod.GET))))
                .header(HttpHeaders.RETRY_AFTER, "5"));
    }

    private Response take(Drawing.Asked asked, Step step, Optional<FormFile> file) {
        Optional<Inspector.Reason> refusal =
                file.isEmpty() ? Optional.of(Inspector.Reason.MISSING) : showing.take(asked.held(), step, file.get());
        return refusal.map(why -> refused(asked, step, why)).orElseGet(() -> next(asked));
    }

    private Response refused(Drawing.Asked asked, Step step, Inspector.Reason why) {
        int status = switch (why) {
            case TOO_LARGE -> 413;
            case BUSY -> 503;
            case MISSING, WRONG_KIND, WRONG_KIND_PDF, DAMAGED -> 400;
        };
        return SessionHeaders.on(
                Response.fromResponse(Page.of(Response.Status.fromStatusCode(status), drawing.shot(asked, step, why))));
    }

    /// Whatever is due by now has happened.
    private Held awake(Held held) {
        Instant now = clock.instant();
        boolean due = switch (held.verification().stage()) {
            case Stage.Waiting(Instant until) -> !now.isBefore(until);
            case Stage.Collecting(Instant until) -> !now.isBefore(until);
            case Stage.Updating(Instant _, Stage.InformationRequest request) -> !now.isBefore(request.until());
            case Stage.Checking _, Stage.Reviewing _, Stage.Decided _, Stage.Expired _, Stage.Cancelled _ -> false;
        };
        return due && verifications.act(held, new Action.Wake()) instanceof Acted.Done done ? done.held() : held;
    }

    /// The same after the person has come, unless there is nothing to come for.
    private Held opened(Held held, HttpHeaders headers, HttpServerRequest connection) {
        Action open = new Action.Open(
                Device.of(headers.getHeaderString(HttpHeaders.USER_AGENT)),
                connection.remoteAddress().hostAddress());
        return verifications.act(held, open) instanceof Acted.Done done ? done.held() : held;
    }

    /// How it ends; empty while the partner's webhooks are waited for.
    private Optional<Ending> ending(Held held) {
        Ending ending = Ending.of(held.verification());
        if (!ending.isApproved()) {
            return Optional.of(ending);
        }
        return switch (webhooks.of(held)) {
            case WAITING -> Optional.empty();
            case FAILED -> Optional.of(ending.undelivered());
            case SETTLED -> Optional.of(ending);
        };
    }

    /// Whether the session could still be under way, so that whoever comes is most likely the person.
    private boolean isRecent(Held held) {
        Verification v = held.verification();
        Instant since = v.visit() == null ? v.createdAt() : v.visit().startedAt();
        return isOpen(v) || clock.instant().isBefore(since.plus(v.terms().sessionLength()));
    }

    private static boolean isOpen(Verification v) {
        return v.stage() instanceof Stage.Collecting || v.stage() instanceof Stage.Updating;
    }

    /// Programs that look at links before a person does must not start the clock.
    private static boolean isOnlyLooking(HttpServerRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        return request.method().equals(HttpMethod.HEAD) || (purpose != null && purpose.contains("prefetch"));
    }

    private Drawing.Asked asked(Held held, String token, @Nullable String lang, Wish wish, HttpHeaders headers) {
        Place place = new Place(token, Language.of(lang).orElse(null));
        return new Drawing.Asked(held, place, wish, headers.getAcceptableLanguages());
    }

    private static Response next(Drawing.Asked asked) {
        return Response.seeOther(asked.place().uri()).build();
    }

    private Response gone(@Nullable String lang, HttpHeaders headers) {
        Language language = Language.of(lang).orElseGet(() -> Language.wanted(headers.getAcceptableLanguages()));
        return page(Response.Status.NOT_FOUND, drawing.notice(Words.in(language), "gone", false));
    }

    private static Response page(TemplateInstance template) {
        return page(Response.Status.OK, template);
    }

    private static Response page(Response.Status status, TemplateInstance template) {
        return SessionHeaders.on(Response.fromResponse(Page.of(status, template)));
    }

    private static @Nullable Step step(@Nullable String name) {
        return name != null && Step.isName(name) ? new Step(name) : null;
    }

    private static Optional<DocumentType> document(@Nullable String name) {
        return Set.of(DocumentType.values()).stream()
                .filter(type -> type.name().equals(name))
                .findFirst();
    }

    private static <T> Optional<T> only(List<T> list) {
        return list.size() == 1 ? Optional.of(list.getFirst()) : Optional.empty();
    }
}
