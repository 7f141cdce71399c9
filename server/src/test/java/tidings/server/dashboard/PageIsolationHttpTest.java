package tidings.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static tidings.server.TestServer.inBrowser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.ApiKey;
import tidings.engine.Body;
import tidings.engine.DeliveryFilter;
import tidings.engine.Environment;
import tidings.engine.Mail;
import tidings.engine.Notification;
import tidings.engine.Receiver;
import tidings.engine.RetryPolicy;
import tidings.engine.Role;
import tidings.engine.WorkspaceId;
import tidings.engine.core.Founding;
import tidings.engine.core.Person;
import tidings.engine.core.Publication;
import tidings.engine.port.Archive;
import tidings.engine.runtime.Engine;
import tidings.events.EventType;
import tidings.server.Routes;
import tidings.server.Routes.Route;
import tidings.server.TestServer;
import tidings.server.api.Await;
import tidings.server.dashboard.verification.Submissions;
import tidings.server.files.Vault;
import tidings.server.security.Passwords;
import tidings.server.security.Permission;
import tidings.server.verification.Verifications;

/// Every page and every form of the dashboard, asked for by the administrator of another workspace and by somebody
/// who may only look. The routes are read from the code, so a new one that is not thought of here fails.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PageIsolationHttpTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String MARK = "only-for-the-first";

    /// Parameters that name nothing of a workspace.
    private static final Set<String> PUBLIC =
            Set.of("/event-types/{type}", "/event-types/{type}/schema.json", "/event-types/{type}/sample.json");

    @Inject
    Engine engine;

    @Inject
    Archive archive;

    @Inject
    Passwords passwords;

    @Inject
    Verifications verifications;

    @Inject
    Vault vault;

    private WorkspaceId first;
    private Map<String, String> stranger;
    private Map<String, String> viewer;

    /// What of the first workspace stands for a route's parameter, by the beginning of its path.
    private Map<String, String> ids;

    @BeforeEach
    void makeTwoWorkspaces() {
        first = workspace("admin-of-first", Role.ADMIN);
        ids = new LinkedHashMap<>();
        Notification notification = Await.result(engine.addNotification(
                first,
                new Notification.Settings(
                        MARK,
                        true,
                        Set.of(EventType.COMPANY_DELETE),
                        Receiver.at("http://127.0.0.1:9/" + MARK),
                        RetryPolicy.DEFAULT,
                        null),
                Actor.OPERATOR));
        ids.put("/notifications/", notification.id().toString());
        Body body = Body.of("{}".getBytes(StandardCharsets.UTF_8));
        Await.result(engine.publish(new Publication(first, EventType.COMPANY_DELETE, MARK, MARK, body, null)));
        ids.put(
                "/deliveries/",
                archive.search(DeliveryFilter.all(first), null, 1)
                        .getFirst()
                        .delivery()
                        .id()
                        .toString());
        ids.put(
                "/resends/",
                Await.result(engine.resendAll(DeliveryFilter.all(first), Actor.OPERATOR))
                        .id()
                        .toString());
        ids.put(
                "/mails/",
                Await.result(engine.sendMail(first, MARK + "@example.com", new Mail.Letter(MARK, MARK)))
                        .id()
                        .toString());
        String key = MARK + "-" + first;
        Await.result(engine.saveApiKey(
                new ApiKey(key, first, MARK, "0", ApiKey.Scope.FULL, Instant.EPOCH, null), Actor.OPERATOR));
        ids.put("/api-keys/", key);
        ids.put("/team/", engine.directory().users(first).getFirst().id().toString());
        ids.put("/account/sessions/", "nobody's");
        ids.put(
                "/verifications/",
                new Submissions(verifications, vault, first).waiting(MARK, true).scanRef());

        WorkspaceId second = workspace("admin-of-second", Role.ADMIN);
        stranger = TestServer.signedIn(email("admin-of-second", second), PASSWORD);
        Await.result(engine.addUser(first, person(email("viewer", first), "Viewer"), Role.VIEWER, Actor.OPERATOR));
        viewer = TestServer.signedIn(email("viewer", first), PASSWORD);
    }

    private WorkspaceId workspace(String administrator, Role role) {
        WorkspaceId id = Await.result(engine.foundWorkspace(
                        Founding.of("Workspace of " + administrator, Environment.SANDBOX), Actor.OPERATOR))
                .workspace()
                .id();
        Await.result(engine.addUser(id, person(email(administrator, id), "Administrator"), role, Actor.OPERATOR));
        return id;
    }

    private static String email(String name, WorkspaceId workspace) {
        return name + "." + workspace + "@example.com";
    }

    private Person person(String email, String name) {
        return new Person(email, name, passwords.hash(PASSWORD));
    }

    @Test
    void nothingOfAnotherWorkspaceIsFoundByItsId() {
        List<Route> named = pages().filter(Route::hasParameter)
                .filter(route -> !PUBLIC.contains(route.path()))
                .toList();

        for (Route route : named) {
            Response answer = send(route, stranger, path(route));
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(404);
            assertThat(answer.asString()).as(route.toString()).doesNotContain(MARK);
            Response nowhere = send(route, stranger, path(route).replaceFirst("_[0-9a-z]{13}", "_0000000000000"));
            assertThat(nowhere.asString()).as(route.toString()).isEqualTo(answer.asString());
        }
        assertThat(engine.directory().notifications(first)).hasSize(1);
        assertThat(engine.directory().users(first)).hasSize(2);
    }

    @Test
    void noPageShowsAnythingOfAnotherWorkspace() {
        pages().filter(route -> !route.hasParameter() && route.method().equals("GET"))
                .forEach(route -> {
                    Response answer = send(route, stranger, route.path());
                    assertThat(answer.statusCode()).as(route.toString()).isLessThan(500);
                    assertThat(answer.asString()).as(route.toString()).doesNotContain(MARK, first.toString());
                    assertThat(answer.asString()).as(route.toString()).doesNotContain(ids.values());
                });
    }

    @Test
    void whoMayOnlyLookIsRefusedEverythingElse() {
        pages().filter(route -> !Set.of(Permission.READ, Permission.CATALOGUE).contains(route.needs()))
                .forEach(route -> assertThat(send(route, viewer, path(route)).statusCode())
                        .as(route.toString())
                        .isEqualTo(403));
        assertThat(engine.directory().notifications(first)).hasSize(1);
    }

    @Test
    void whoIsNotSignedInIsSentToTheSignInPage() {
        pages().forEach(route -> {
            Response answer = send(route, Map.of(), path(route));
            assertThat(answer.statusCode()).as(route.toString()).isEqualTo(303);
            assertThat(answer.header("Location")).as(route.toString()).contains("/sign-in");
        });
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        pages().filter(route -> !route.method().equals("GET"))
                .forEach(route -> assertThat(inBrowser()
                                .header("Sec-Fetch-Site", "")
                                .headers(Map.of("Origin", "https://evil.example"))
                                .cookies(stranger)
                                .contentType("application/x-www-form-urlencoded")
                                .post(path(route))
                                .statusCode())
                        .as(route.toString())
                        .isEqualTo(403));
    }

    private static Stream<Route> pages() {
        return Routes.guarded().stream()
                .filter(route ->
                        !route.path().startsWith("/api/") && !route.path().startsWith("/kyc/"));
    }

    private String path(Route route) {
        if (!route.hasParameter() || PUBLIC.contains(route.path())) {
            return route.path().replace("{type}", "COMPANY_DELETE");
        }
        return ids.entrySet().stream()
                .filter(entry -> route.path().startsWith(entry.getKey()))
                .map(entry -> route.path().replaceFirst("\\{[^}]*}", entry.getValue()))
                .filter(path -> !path.contains("{"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Say here what a stranger could ask for at " + route));
    }

    private static Response send(Route route, Map<String, String> cookies, String path) {
        var request = inBrowser().cookies(cookies);
        if (!route.method().equals("GET")) {
            request.contentType(route.consumes() == null ? "application/x-www-form-urlencoded" : route.consumes());
        }
        return request.request(route.method(), path);
    }
}
