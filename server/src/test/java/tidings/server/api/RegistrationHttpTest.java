package tidings.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tidings.engine.runtime.Engine;
import tidings.server.OtherWorkspace;
import tidings.server.TestServer;
import tidings.server.security.SecretHasher;

/// What is registered so that its end is told: companies, the tokens of their forms, monitorings.
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RegistrationHttpTest {
    @Inject
    Engine engine;

    @Inject
    SecretHasher hasher;

    private OtherWorkspace ours;
    private OtherWorkspace theirs;

    @BeforeEach
    void makeTwoWorkspaces() {
        ours = new OtherWorkspace(engine, hasher);
        theirs = new OtherWorkspace(engine, hasher);
    }

    @Test
    void registersACompanyAndForgetsItWhenItIsDeleted() {
        put("/api/v1/companies/c-1", "{\"clientId\": \"biz-1\", \"expiresAt\": \"2090-03-31T02:00:00+02:00\"}", 200);

        ours.asClient()
                .get("/api/v1/companies/c-1")
                .then()
                .statusCode(200)
                .body("id", equalTo("c-1"))
                .body("clientId", equalTo("biz-1"))
                .body("expiresAt", equalTo("2090-03-31T00:00:00.000Z"))
                .body("told", equalTo("NOTHING"));
        ours.asClient().get("/api/v1/companies").then().body("items", hasSize(1));
        ours.asClient().delete("/api/v1/companies/c-1").then().statusCode(204);
        ours.asClient().get("/api/v1/companies/c-1").then().statusCode(404);
        ours.asClient().get("/api/v1/companies").then().body("items", hasSize(0));
        ours.asClient().delete("/api/v1/companies/c-1").then().statusCode(404);
    }

    @Test
    void tellsAtOnceOfACompanyWhoseEndIsNear() {
        String soon = Instant.now().plusSeconds(86_400).toString();

        put("/api/v1/companies/c-1", "{\"expiresAt\": \"" + soon + "\"}", 200);

        ours.asClient().get("/api/v1/companies/c-1").then().body("told", equalTo("NEAR"));
    }

    @Test
    void registersAFormsTokenAndClosesIt() {
        String token = ours.asClient()
                .contentType(ContentType.JSON)
                .body("{\"companyId\": \"c-1\", \"lifetimeSeconds\": 3600}")
                .post("/api/v1/company-tokens")
                .then()
                .statusCode(201)
                .body("open", equalTo(true))
                .body("email", nullValue())
                .extract()
                .path("token");

        assertThat(token).matches("[A-Za-z0-9]{40}");
        ours.asClient().delete("/api/v1/company-tokens/" + token).then().statusCode(204);
        ours.asClient().get("/api/v1/company-tokens/" + token).then().body("open", equalTo(false));
    }

    @Test
    void registersAMonitoringForAYearUnlessToldOtherwise() {
        LocalDate inAYear = LocalDate.now(ZoneOffset.UTC).plusYears(1);

        put("/api/v1/monitorings/m-1", "{}", 200);

        ours.asClient()
                .get("/api/v1/monitorings/m-1")
                .then()
                .body("until", equalTo(inAYear.toString()))
                .body("extended", equalTo(true))
                .body("active", equalTo(true));
        ours.asClient().delete("/api/v1/monitorings/m-1").then().statusCode(204);
        ours.asClient().get("/api/v1/monitorings/m-1").then().body("active", equalTo(false));
    }

    @Test
    void showsAndAltersNothingOfAnotherWorkspace() {
        put("/api/v1/companies/c-1", "{\"expiresAt\": \"2090-01-01T00:00:00Z\"}", 200);
        put("/api/v1/monitorings/m-1", "{}", 200);
        ours.asClient()
                .contentType(ContentType.JSON)
                .body("{\"token\": \"t-1\", \"companyId\": \"c-1\", \"lifetimeSeconds\": 3600}")
                .post("/api/v1/company-tokens")
                .then()
                .statusCode(201);

        for (String path : List.of("companies/c-1", "monitorings/m-1", "company-tokens/t-1")) {
            theirs.asClient().get("/api/v1/" + path).then().statusCode(404);
            theirs.asClient().delete("/api/v1/" + path).then().statusCode(404);
            ours.asClient().get("/api/v1/" + path).then().statusCode(200);
        }
        theirs.asClient().get("/api/v1/companies").then().body("items", hasSize(0));
        theirs.asClient().get("/api/v1/monitorings").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    companies/c-1 | {} | expiresAt
                    companies/c-1 | {"expiresAt": null} | expiresAt
                    companies/c-1 | {"expiresAt": "tomorrow"} | expiresAt
                    companies/c-1 | {"expiresAt": "2020-01-01T00:00:00Z"} | expiresAt
                    companies/c-1 | {"expiresAt": "2090-01-01T00:00:00Z", "clientId": 7} | clientId
                    companies/c-1 | {"expiresAt": "2090-01-01T00:00:00Z", "expires": 7} | expires
                    monitorings/m-1 | {"until": "2020-01-01"} | until
                    monitorings/m-1 | {"until": "31.3.2027"} | until
                    monitorings/m-1 | {"extended": "yes"} | extended
                    """)
    void saysWhichFieldIsWrong(String path, String body, String field) {
        ours.asClient()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/" + path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private void put(String path, String body, int status) {
        ours.asClient()
                .contentType(ContentType.JSON)
                .body(body)
                .put(path)
                .then()
                .statusCode(status);
    }
}
