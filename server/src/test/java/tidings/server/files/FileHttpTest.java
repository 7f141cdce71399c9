package tidings.server.files;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tidings.engine.Actor;
import tidings.engine.runtime.Engine;
import tidings.server.OtherWorkspace;
import tidings.server.TestServer;
import tidings.server.security.SecretHasher;
import tidings.server.verification.Held;
import tidings.server.verification.Sessions;
import tidings.server.verification.Verifications;
import tidings.verification.Step;
import tidings.verification.Upload.StoredFile;

/// What whoever has a link sees.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class FileHttpTest {
    private static final byte[] CONTENT = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @Inject
    Vault vault;

    @Inject
    SignedLinks links;

    @Inject
    Verifications verifications;

    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    private Held held;
    private String scanRef;
    private StoredFile file;
    private String link;

    @BeforeEach
    void keepAFile() {
        OtherWorkspace workspace = new OtherWorkspace(engine, hasher);
        held = verifications
                .create(workspace.id(), Sessions.of("client-1"), "test")
                .held();
        scanRef = held.scanRef();
        file = vault.keep(held.fileKey(), scanRef, Step.FRONT, FileType.PNG, CONTENT);
        link = local(links.to(scanRef, "FRONT", file));
    }

    private static String local(URI link) {
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    private static Response get(String link) {
        return given().urlEncodingEnabled(false).get(link);
    }

    @Test
    void servesTheFileAndNothingMore() {
        Response answer = get(link);

        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("image/png"))
                .header("Content-Disposition", equalTo("inline; filename=\"FRONT.png\""))
                .header("Cache-Control", equalTo("private, no-store"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; sandbox"));
        assertThat(answer.asByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void hasAPdfDownloaded() {
        StoredFile pdf = vault.keep(held.fileKey(), scanRef, Step.UTILITY_BILL, FileType.PDF, CONTENT);

        get(local(links.to(scanRef, "UTILITY_BILL", pdf)))
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/pdf"))
                .header("Content-Disposition", equalTo("attachment; filename=\"UTILITY_BILL.pdf\""));
    }

    @Test
    void refusesALinkThatWasChanged() {
        for (String wrong : new String[] {
            link.replace("FRONT.png", "FRONT.jpg"),
            link.replace("FRONT.png", "BACK.png"),
            link.replace("expires=", "expires=1"),
            link.replace("expires=", "expires=x"),
            link.replace("expires=", "expires=99999999999999999999"),
            link.replace("file=FRONT", "file=BACK"),
            link.replace("file=FRONT", "file=..%2F..%2Fmaster.key"),
            link.replace("signature=", "signature=A"),
            link.replaceFirst("&signature=.*", ""),
            link.replaceFirst("\\?.*", ""),
        }) {
            get(wrong)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("exactly as it was given"));
        }
    }

    @Test
    void refusesALinkThatHasExpired() {
        InstantSource past = InstantSource.fixed(Instant.now().minusSeconds(3_601));

        get(local(links.at(past).to(scanRef, "FRONT", file)))
                .then()
                .statusCode(403)
                .body("detail", containsString("expired"));
    }

    @Test
    void saysThatAFileIsGone() {
        vault.deleteAll(scanRef);
        get(link).then().statusCode(404).body("detail", containsString("deleted"));

        assertThat(verifications.delete(held.workspace(), scanRef, Actor.OPERATOR))
                .isTrue();
        get(link).then().statusCode(404).body("detail", containsString("deleted"));
    }
}
