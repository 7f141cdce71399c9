package tidings.server.api.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import tidings.engine.Notification;
import tidings.server.api.Problem;
import tidings.server.api.ProblemException;
import tidings.server.api.notification.NotificationDesk.Saving.Saved;
import tidings.server.json.StrictJson;
import tidings.server.security.Caller;
import tidings.server.security.Needs;
import tidings.server.security.Permission;

/// The notifications of the caller's workspace.
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Notifications", description = "Which events go where, and how they are dressed.")
@Needs(Permission.CONFIGURE)
final class NotificationResource {
    private final NotificationDesk desk;

    NotificationResource(NotificationDesk desk) {
        this.desk = desk;
    }

    /// All notifications, oldest first. There are few enough of them to need no pages.
    @Schema(name = "NotificationList")
    record NotificationList(List<NotificationView> items) {}

    @Needs(Permission.READ)
    @GET
    @Operation(operationId = "listNotifications", summary = "List all notifications", description = "Oldest first.")
    @APIResponse(
            responseCode = "200",
            description = "All notifications of the workspace.",
            content =
                    @Content(
                            schema = @Schema(implementation = NotificationList.class),
                            examples = @ExampleObject(name = "One notification", value = NotificationInput.LIST)))
    public NotificationList list(@Context SecurityContext security) {
        return new NotificationList(desk.all(Caller.of(security).workspace()).stream()
                .map(notification -> NotificationView.of(notification, null))
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createNotification", summary = "Create a notification")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NotificationInput.class),
                            examples = {
                                @ExampleObject(name = "What is needed", value = NotificationInput.SMALL),
                                @ExampleObject(name = "An e-mail", value = NotificationInput.E_MAIL),
                                @ExampleObject(name = "Everything", value = NotificationInput.FULL)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "It is saved, and holds for every event from now on.",
            content =
                    @Content(
                            schema = @Schema(implementation = NotificationView.class),
                            examples = @ExampleObject(name = "Everything", value = NotificationInput.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "The notification is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Fields are wrong", value = NotificationInput.REFUSAL)))
    @APIResponse(responseCode = "409", description = "The workspace has as many notifications as it can have.")
    public Response add(@Context SecurityContext security, byte[] body) {
        Saved saved = saved(desk.add(Caller.of(security), StrictJson.object(body)));
        return Response.created(URI.create(
                        "/api/v1/notifications/" + saved.notification().id()))
                .entity(NotificationView.of(saved.notification(), saved.made()))
                .build();
    }

    @Needs(Permission.READ)
    @GET
    @Path("{id}")
    @Operation(operationId = "getNotification", summary = "Read a notification")
    @APIResponse(
            responseCode = "200",
            description = "The notification, without its secrets.",
            content =
                    @Content(
                            schema = @Schema(implementation = NotificationView.class),
                            examples = @ExampleObject(name = "Everything", value = NotificationInput.ANSWER)))
    @APIResponse(responseCode = "404", description = "There is no such notification.")
    public NotificationView get(@Context SecurityContext security, @PathParam("id") String id) {
        return NotificationView.of(desk.find(Caller.of(security).workspace(), id), null);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "updateNotification", summary = "Alter a notification", description = """
            It holds from the next attempt on. What is optional and left out stays as it is; `null` takes it away \
            or back to its default. A header may be given without its value, which then stays. Deactivating gives \
            up what is pending.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NotificationInput.class),
                            examples = {@ExampleObject(name = "Everything", value = NotificationInput.FULL)}))
    @APIResponse(
            responseCode = "200",
            description = "It is saved.",
            content =
                    @Content(
                            schema = @Schema(implementation = NotificationView.class),
                            examples = @ExampleObject(name = "Everything", value = NotificationInput.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "The notification is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Fields are wrong", value = NotificationInput.REFUSAL)))
    @APIResponse(responseCode = "404", description = "There is no such notification.")
    @APIResponse(
            responseCode = "409",
            description = "Another request altered it at the same time, so that this one no longer fits.")
    public NotificationView edit(@Context SecurityContext security, @PathParam("id") String id, byte[] body) {
        Caller caller = Caller.of(security);
        Saved saved = saved(desk.edit(caller, desk.find(caller.workspace(), id), StrictJson.object(body)));
        return NotificationView.of(saved.notification(), saved.made());
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteNotification", summary = "Delete a notification", description = """
            What is pending for it is given up. What was sent stays in the log.""")
    @APIResponse(responseCode = "204", description = "It is gone, and its secrets with it.")
    @APIResponse(responseCode = "404", description = "There is no such notification.")
    public void remove(@Context SecurityContext security, @PathParam("id") String id) {
        Caller caller = Caller.of(security);
        desk.remove(caller, desk.find(caller.workspace(), id));
    }

    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "testSettings", summary = "Try settings before they are saved", description = """
            Sends the sample of `eventType`, or of the first of `eventTypes`, to the receiver at once, signed and \
            dressed like every webhook, or summarised like every e-mail, and tells what became of it. Nothing is \
            saved or logged.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = TrialInput.class),
                            examples = {@ExampleObject(name = "A receiver", value = TrialInput.NEW)}))
    @APIResponse(
            responseCode = "200",
            description = "What became of it.",
            content =
                    @Content(
                            schema = @Schema(implementation = Trials.Result.class),
                            examples = @ExampleObject(name = "The receiver failed", value = Trials.Result.EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "The notification is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Fields are wrong", value = NotificationInput.REFUSAL)))
    @APIResponse(
            responseCode = "429",
            description = "There were too many tests within a minute; `Retry-After` says when to come back.")
    public Trials.Result tryUnsaved(@Context SecurityContext security, byte[] body) {
        return result(desk.tryUnsaved(Caller.of(security), StrictJson.object(body)));
    }

    @POST
    @Path("{id}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "testNotification", summary = "Try a notification", description = """
            Sends the sample of `eventType`, or of the first type that the notification is for, to the receiver at \
            once, whether it is active or not, and tells what became of it. Settings in the body are tried in place \
            of the saved ones and are not saved; the body may be left out.""")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            schema = @Schema(implementation = TrialInput.class),
                            examples = {@ExampleObject(name = "One event type", value = TrialInput.SAVED)}))
    @APIResponse(
            responseCode = "200",
            description = "What became of it.",
            content =
                    @Content(
                            schema = @Schema(implementation = Trials.Result.class),
                            examples = @ExampleObject(name = "The receiver failed", value = Trials.Result.EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "The notification is not right.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Fields are wrong", value = NotificationInput.REFUSAL)))
    @APIResponse(responseCode = "404", description = "There is no such notification.")
    @APIResponse(
            responseCode = "429",
            description = "There were too many tests within a minute; `Retry-After` says when to come back.")
    public Trials.Result trySaved(@Context SecurityContext security, @PathParam("id") String id, byte[] body) {
        Notification saved = desk.find(Caller.of(security).workspace(), id);
        return result(desk.trySaved(
                saved, body.length == 0 ? JsonNodeFactory.instance.objectNode() : StrictJson.object(body)));
    }

    private static Saved saved(NotificationDesk.Saving saving) {
        return switch (saving) {
            case Saved saved -> saved;
            case NotificationDesk.Saving.Faulty faulty -> throw ProblemException.invalid(faulty.errors());
            case NotificationDesk.Saving.TooMany _ ->
                throw ProblemException.conflict("A workspace has at most " + NotificationDesk.MAX_NOTIFICATIONS
                        + " notifications; delete one that is no longer needed first.");
            case NotificationDesk.Saving.Overtaken _ ->
                throw ProblemException.conflict(
                        "Another request altered the notification at the same time, and this one does not fit what it"
                                + " is now; nothing was changed. Read it and try again.");
        };
    }

    private static Trials.Result result(NotificationDesk.Trying trying) {
        return switch (trying) {
            case NotificationDesk.Trying.Tried tried -> tried.trial().result();
            case NotificationDesk.Trying.Faulty faulty -> throw ProblemException.invalid(faulty.errors());
            case NotificationDesk.Trying.TooOften often -> throw tooOften(often.left());
        };
    }

    private static ProblemException tooOften(Duration wait) {
        long seconds = wait.plusMillis(999).toSeconds();
        return new ProblemException(
                Problem.of(
                        429,
                        "A workspace sends at most " + TrialAllowance.MAX + " tests a minute; try again in " + seconds
                                + " seconds."),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    }
}
