package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, asked over HTTP. */
class BureauRoutesTest {

    private static final String SITTING = "/beheer/toetsen/lhk-test";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    private final BureauFixture fixture = new BureauFixture().enrolled();
    private final Clock clock = Clock.fixed(BureauFixture.NINE.plusSeconds(60), ZoneOffset.UTC);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final Accounts accounts = new Accounts(fixture.exam.shelves, Vaults.inMemory(fixture.exam.shelves));
    private final Sessions sessions = new Sessions(fixture.exam.shelves, accounts, fixture.exam.secret);
    private String base = "";
    private WebServer server = server(Path.of("."));

    @BeforeEach
    void listen(@TempDir Path uploads) {
        server = server(uploads);
        base = server.start();
    }

    private WebServer server(Path uploads) {
        Blocking blocking = new Blocking(vertx, 4);
        Cookies cookies = new Cookies(false);
        Assets assets = new Assets();
        Pages pages = new Pages(assets, cookies, sessions, blocking, clock);
        Bureau bureau = new Bureau(
                new Bureau.Stores(
                        fixture.exam.shelves,
                        fixture.exam.secret,
                        fixture.exam.sittings,
                        fixture.rosters,
                        fixture.exam.attempts,
                        fixture.exam.responses,
                        fixture.exam.presence,
                        fixture.exam.codes,
                        fixture.tokens,
                        fixture.exam.exam,
                        fixture.candidates,
                        fixture.institutes,
                        fixture.exam.forms,
                        fixture.results,
                        fixture.rescueKeys,
                        fixture.trail,
                        fixture.restrictions::hidden,
                        person -> false,
                        account -> false,
                        form -> Set.of(),
                        account -> Optional.empty(),
                        account -> Overview.Pending.NONE,
                        sitting -> List.of(),
                        any -> List.of(),
                        fixture.paper),
                Runnable::run,
                clock);
        return new WebServer(
                vertx,
                new WebServer.Address("127.0.0.1", 0, null, null),
                assets,
                bureau.routes(pages, cookies, uploads),
                pages::error);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void aCoordinatorOfBerkNeverSeesEik() throws Exception {
        String session = logIn(BureauFixture.BERK);

        assertThat(get(session, SITTING).body()).contains("Aios B-1").doesNotContain("E-1");
        assertThat(get(session, SITTING + "/live.json").body())
                .contains("Aios B-1")
                .doesNotContain("E-1");
        assertThat(get(session, SITTING + "?instituut=eik").body()).doesNotContain("E-1");
        assertThat(get(session, person("E-1")).statusCode()).isEqualTo(404);
        assertThat(get(session, person("B-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsRestrictedIsSeenByNobodyOfTheBureauOrTheInstitute() throws Exception {
        fixture.restrictions.begin(new CandidateId("B-1"), BureauFixture.NINE);
        for (Account each : List.of(BureauFixture.BERK, BureauFixture.BUREAU)) {
            String session = logIn(each);
            assertThat(get(session, SITTING).body()).contains("Aios B-2").doesNotContain("Aios B-1");
            assertThat(get(session, SITTING + "/live.json").body()).doesNotContain("Aios B-1");
            assertThat(get(session, person("B-1")).statusCode()).isEqualTo(404);
        }
        fixture.restrictions.end(new CandidateId("B-1"), BureauFixture.NINE);
        assertThat(get(logIn(BureauFixture.BERK), person("B-1")).statusCode()).isEqualTo(200);
    }

    @Test
    void aCoordinatorOfBerkNeverTouchesEik() throws Exception {
        String session = logIn(BureauFixture.BERK);
        String token = formToken(get(session, person("B-1")).body());

        assertThat(post(session, person("E-1") + "/tijd", "minutes=30&formToken=" + token))
                .isEqualTo(404);
        assertThat(post(session, person("B-1") + "/tijd", "minutes=30&formToken=" + token))
                .isEqualTo(303);
        assertThat(fixture.attempt("E-1").extraMinutes()).isZero();
        assertThat(fixture.attempt("B-1").extraMinutes()).isEqualTo(30);
    }

    @Test
    void whatARoleMayNotDoIsRefused() throws Exception {
        String session = logIn(BureauFixture.BERK);
        String token = formToken(get(session, person("B-1")).body());

        for (String path : List.of("/codes.csv", "/brieven.pdf", "/sluiten", "/vrijgeven", "/deelnemers/groepen")) {
            assertThat(post(session, SITTING + path, "formToken=" + token))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(post(session, person("B-1") + "/code", "formToken=" + token)).isEqualTo(403);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() throws Exception {
        String session = logIn(BureauFixture.BUREAU);

        assertThat(post(session, person("B-1") + "/tijd", "minutes=30")).isEqualTo(403);
        assertThat(fixture.attempt("B-1").extraMinutes()).isZero();
    }

    @Test
    void aStrangerIsAskedToLogIn() throws Exception {
        assertThat(get("", SITTING).statusCode()).isEqualTo(303);
        assertThat(get("", SITTING + "/live.json").statusCode()).isEqualTo(303);
        assertThat(post("", "/beheer/herstel", "x=y")).isEqualTo(303);
    }

    @Test
    void everyScreenOfTheBureauIsRendered() throws Exception {
        String session = logIn(BureauFixture.BUREAU);

        for (String path : List.of(
                "/",
                "/start",
                "/beheer/toetsen",
                "/beheer/toetsen/nieuw",
                SITTING,
                SITTING + "/deelnemers",
                SITTING + "/bericht",
                SITTING + "/afronden",
                SITTING + "/verslag",
                person("B-1"),
                "/beheer/herstel")) {
            HttpResponse<String> page = get(session, path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("</html>").doesNotContain("⟦");
        }
    }

    @Test
    void codesComeAsATableAndAreAudited() throws Exception {
        String session = logIn(BureauFixture.BUREAU);
        String token = formToken(get(session, SITTING + "/deelnemers").body());

        HttpResponse<String> codes = send(session, SITTING + "/codes.csv", "formToken=" + token);

        assertThat(codes.body().lines()).hasSize(4).startsWith("person,code,sitting");
        assertThat(codes.body()).containsPattern("B-1,[0-9A-Z]{4}(-[0-9A-Z]{4}){3},lhk-test");
        assertThat(send(session, SITTING + "/brieven.pdf", "formToken=" + token).body())
                .startsWith("%PDF");
        assertThat(fixture.audited()).startsWith("bureau sitting.codes-letters", "bureau sitting.codes-table");
    }

    @Test
    void aListIsTakenFromAFile() throws Exception {
        String session = logIn(BureauFixture.BUREAU);
        String token = formToken(get(session, SITTING + "/deelnemers").body());
        String body = "--x\r\nContent-Disposition: form-data; name=\"formToken\"\r\n\r\n" + token
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\nperson\r\nB-1\r\nonbekend\r\n\r\n--x--\r\n";

        HttpResponse<String> page = client.send(
                request(session, SITTING + "/deelnemers/lijst")
                        .header("content-type", "multipart/form-data; boundary=x")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("onbekend").contains("Deze persoon kennen we niet.");
    }

    private String person(String id) {
        return SITTING + "/deelnemer/" + fixture.id(id);
    }

    private String logIn(Account account) {
        accounts.putAll(List.of(Login.of(account, "")));
        return sessions.start(account, clock.instant());
    }

    private HttpResponse<String> get(String session, String path) throws IOException, InterruptedException {
        return client.send(request(session, path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private int post(String session, String path, String form) throws IOException, InterruptedException {
        return send(session, path, form).statusCode();
    }

    private HttpResponse<String> send(String session, String path, String form)
            throws IOException, InterruptedException {
        return client.send(
                request(session, path)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String session, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("accept", "text/html");
        return session.isEmpty() ? request : request.header("cookie", "session=" + session);
    }

    private static String formToken(String html) {
        Matcher matcher = FORM_TOKEN.matcher(html);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
