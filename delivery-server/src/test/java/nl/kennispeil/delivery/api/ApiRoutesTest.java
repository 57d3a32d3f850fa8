package nl.kennispeil.delivery.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.delivery.apikey.ApiKey;
import nl.kennispeil.delivery.apikey.ApiKeys;
import nl.kennispeil.delivery.audit.Kind;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.intake.IntakeFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiRoutesTest {

    private static final String ROOS = """
            {"name": "Roos Akelei", "mail": "roos@example.org", "big": "00012345678",
             "enrolments": [{"institute": "berk", "begin": "2025-03-01",
               "shares": [{"share": 0.8, "from": "2025-03-01"}],
               "interruptions": [{"from": "2026-01-01", "until": "2026-02-01", "reason": "leave"}]}]}""";

    private final IntakeFixture fixture = new IntakeFixture();
    private final ApiKeys keys = new ApiKeys(fixture.shelves, new SecureRandom());
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Clock clock = Clock.fixed(IntakeFixture.NOW, ZoneOffset.UTC);
    private final ApiRoutes routes = new ApiRoutes(
            fixture.persons,
            fixture.enrolments,
            fixture.intake,
            keys,
            fixture.kept::hidden,
            fixture.audit,
            new Blocking(vertx, 4),
            clock);
    private final WebServer server = new WebServer(
            vertx,
            new WebServer.Address("127.0.0.1", 0, null, null),
            new Assets(),
            java.util.List.of(routes),
            (context, status, code) -> Replies.error(context, status, code));
    private String base = "";
    private String national = "";

    @BeforeEach
    void listen() {
        base = server.start();
        national = key(null, ApiKey.Scope.PERSONS_READ, ApiKey.Scope.PERSONS_WRITE);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void whomOnlyThePrivacyOfficerSeesIsNotThereForOtherSystemsAndStaysAsItWas() throws Exception {
        put("/persons/crm-1", ROOS, national);
        String enrolment = fixture.enrolment("crm-1").id().value();
        fixture.hidden.add(fixture.enrolment("crm-1").id());

        assertThat(get("/persons/crm-1", national).statusCode()).isEqualTo(404);
        assertThat(get("/enrolments/" + enrolment, national).statusCode()).isEqualTo(404);
        assertThat(get("/persons", national).body()).doesNotContain("Akelei");
        HttpResponse<String> refused = put("/persons/crm-1", ROOS.replace("Akelei", "Anders"), national);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("set-apart").doesNotContain("Akelei");
        assertThat(fixture.person("crm-1").name()).isEqualTo("Roos Akelei");
    }

    @Test
    void aPersonIsAddedOnceAndComesBackAsItWas() throws Exception {
        assertThat(put("/persons/crm-1", ROOS, national).statusCode()).isEqualTo(201);
        assertThat(put("/persons/crm-1", ROOS, national).statusCode()).isEqualTo(200);

        JsonNode person = json(get("/persons/crm-1", national));
        assertThat(person.path("big").asText()).isEqualTo("00012345678");
        assertThat(person.path("enrolments")
                        .get(0)
                        .path("shares")
                        .get(0)
                        .path("share")
                        .decimalValue())
                .isEqualByComparingTo("0.8");
        assertThat(person.path("enrolments").get(0).path("interruptions")).hasSize(1);
        assertThat(fixture.persons.all()).hasSize(1);
        String enrolment = person.path("enrolments").get(0).path("id").asText();
        assertThat(json(get("/enrolments/" + enrolment, national))
                        .path("person")
                        .asText())
                .isEqualTo("crm-1");
    }

    @Test
    void whatIsLeftOutStaysAndNullEmpties() throws Exception {
        put("/persons/crm-1", ROOS, national);
        put("/persons/crm-1", "{\"name\": \"Roos Winde\", \"big\": null}", national);
        assertThat(fixture.person("crm-1").name()).isEqualTo("Roos Winde");
        assertThat(fixture.person("crm-1").mail()).isEqualTo("roos@example.org");
        assertThat(fixture.person("crm-1").big()).isNull();
        assertThat(fixture.enrolment("crm-1").shares()).hasSize(1);
    }

    @Test
    void anEnrolmentIsChangedByItself() throws Exception {
        fill(25);
        put("/persons/crm-1", ROOS, national);
        HttpResponse<String> reply = put(
                "/enrolments/crm-1",
                "{\"institute\": \"berk\", \"begin\": \"2025-03-01\", \"end\": \"2026-12-31\"}",
                national);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(Objects.requireNonNull(fixture.enrolment("crm-1").ending()).day())
                .isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void whatIsRefusedIsToldByFieldWithoutTheValue() throws Exception {
        HttpResponse<String> reply = put("/persons/crm-1", ROOS.replace("Roos Akelei", "Roos 123456782"), national);
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(json(reply).path("problems").get(0).path("field").asText()).isEqualTo("name");
        assertThat(json(reply).path("problems").get(0).path("code").asText()).isEqualTo("bsn");
        assertThat(reply.body()).doesNotContain("123456782").doesNotContain("⟦");
        assertThat(fixture.persons.all()).isEmpty();

        assertThat(put("/persons/crm-1", "{\"name\": \"Roos\"}", national).body())
                .contains("enrolment-needed");
        assertThat(put("/persons/crm-1", "{\"name\": \"Roos\", \"bsn\": \"1\"}", national)
                        .body())
                .contains("unknown-field");
        assertThat(put("/persons/crm-1", "{", national).statusCode()).isEqualTo(400);
    }

    @Test
    void aKeyOfAnInstituteSeesAndTouchesThatInstituteOnly() throws Exception {
        put("/persons/crm-1", ROOS, national);
        String eik = key("eik", ApiKey.Scope.PERSONS_READ, ApiKey.Scope.PERSONS_WRITE);

        assertThat(get("/persons/crm-1", eik).statusCode()).isEqualTo(404);
        assertThat(get("/enrolments/" + fixture.enrolment("crm-1").id(), eik).statusCode())
                .isEqualTo(404);
        assertThat(json(get("/persons", eik)).path("persons")).isEmpty();
        assertThat(put("/persons/crm-1", ROOS.replace("berk", "eik"), eik).body())
                .contains("elsewhere");
        assertThat(put("/enrolments/crm-1", "{}", eik).statusCode()).isEqualTo(404);
        assertThat(put("/persons/crm-2", ROOS, eik).body()).contains("other-institute");
        assertThat(json(get("/persons", national)).path("persons")).hasSize(1);
    }

    @Test
    void aListTellsWhoChangedSinceAndGoesOnWhereItStopped() throws Exception {
        fill(PersonsApi.PAGE + 3);
        JsonNode first = json(get("/persons", national));
        assertThat(first.path("persons")).hasSize(PersonsApi.PAGE);
        JsonNode second = json(get("/persons?after=" + first.path("next").asText(), national));
        assertThat(second.path("persons")).hasSize(3);
        assertThat(second.has("next")).isFalse();
        assertThat(json(get("/enrolments", national)).path("enrolments")).hasSize(PersonsApi.PAGE);
        assertThat(json(get("/persons?changedSince=2026-11-22T09:00:01Z", national))
                        .path("persons"))
                .isEmpty();
        assertThat(get("/persons?changedSince=gisteren", national).statusCode()).isEqualTo(400);
    }

    @Test
    void withoutAValidKeyOrScopeNothingIsDone() throws Exception {
        assertThat(get("/persons", "").statusCode()).isEqualTo(401);
        assertThat(get("/persons", national + "x").statusCode()).isEqualTo(401);
        assertThat(put("/persons/crm-1", ROOS, key(null, ApiKey.Scope.PERSONS_READ))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/persons", key(null, ApiKey.Scope.RESULTS_READ)).statusCode())
                .isEqualTo(403);
        ApiKeys.Made revoked = keys.make("x", Set.of(ApiKey.Scope.PERSONS_READ), null, IntakeFixture.NOW, later());
        assertThat(get("/persons", revoked.secret()).statusCode()).isEqualTo(200);
        keys.revoke(revoked.key().id(), IntakeFixture.NOW);
        assertThat(get("/persons", revoked.secret()).statusCode()).isEqualTo(401);
        String expired = keys.make("x", Set.of(ApiKey.Scope.PERSONS_READ), null, IntakeFixture.NOW, IntakeFixture.NOW)
                .secret();
        assertThat(get("/persons", expired).statusCode()).isEqualTo(401);
    }

    @Test
    void deletionIsRefusedWithHowItWorks() throws Exception {
        put("/persons/crm-1", ROOS, national);
        HttpResponse<String> reply = send(request("/persons/crm-1", national).DELETE());
        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(json(reply).path("error").asText()).isEqualTo("deletion-by-term");
        assertThat(fixture.persons.all()).hasSize(1);
    }

    @Test
    void aKeyThatEndsManyInADayIsStopped() throws Exception {
        fill(40);
        for (int i = 0; i < 2; i++) {
            assertThat(end("c-" + i).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> third = end("c-2");
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(fixture.enrolment("c-2").ending()).isNull();
    }

    @Test
    void tooManyRequestsAreSlowedDown() throws Exception {
        int status = 0;
        for (int i = 0; i < 125 && status != 429; i++) {
            status = get("/persons/nobody", national).statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void readingLeavesATraceWithoutAName() throws Exception {
        put("/persons/crm-1", ROOS, national);
        get("/persons/crm-1", national);
        assertThat(fixture.logged())
                .anySatisfy(each -> assertThat(each.action()).isEqualTo("person.read"))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("Akelei"));
    }

    @Test
    void everybodyWhomAnotherSystemSawFindsThatInTheOwnLog() throws Exception {
        put("/persons/crm-1", ROOS, national);
        String enrolment = fixture.enrolment("crm-1").id().value();
        get("/enrolments/" + enrolment, national);
        get("/persons", national);
        assertThat(fixture.logged())
                .filteredOn(
                        each -> each.about().stream().anyMatch(one -> one.raw().equals(enrolment)))
                .filteredOn(each -> each.kind() == Kind.READ)
                .extracting(Line::action)
                .containsExactlyInAnyOrder("person.read", "persons.list");
    }

    /** Both ways: a route that is not described, or a description without a route, fails here. */
    @Test
    void theDescriptionNamesExactlyTheRoutes() throws Exception {
        JsonNode described = json(client.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
        Set<String> inDescription = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : described.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters")) {
                    inDescription.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                }
            }
        }
        Router router = Router.router(vertx);
        routes.mount(router);
        Set<String> mounted = new TreeSet<>();
        router.getRoutes()
                .forEach(route -> route.methods()
                        .forEach(method -> mounted.add(
                                method.name() + " " + route.getName().replaceAll(":([A-Za-z]+)", "{$1}"))));
        assertThat(inDescription).isEqualTo(mounted).hasSizeGreaterThan(8);
    }

    private HttpResponse<String> end(String person) throws Exception {
        return put(
                "/enrolments/" + person,
                "{\"institute\": \"berk\", \"begin\": \"2025-03-01\", \"end\": \"2026-12-31\"}",
                national);
    }

    private void fill(int size) {
        StringBuilder csv = new StringBuilder("id;naam;instituut;begin\n");
        for (int i = 0; i < size; i++) {
            csv.append("c-").append(i).append(";Aios ").append(i).append(";berk;2025-03-01\n");
        }
        fixture.take(csv.toString());
    }

    private String key(@Nullable String institute, ApiKey.Scope... scopes) {
        return keys.make("test", Set.of(scopes), institute, IntakeFixture.NOW, later())
                .secret();
    }

    private static java.time.Instant later() {
        return IntakeFixture.NOW.plus(Duration.ofDays(30));
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        return send(request(path, key).GET());
    }

    private HttpResponse<String> put(String path, String body, String key) throws Exception {
        return send(request(path, key).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).header("authorization", "Bearer " + key);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) throws Exception {
        return Replies.JSON.readTree(reply.body());
    }
}
