package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may read what of the log, asked over HTTP. */
class AuditRoutesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final String LOG = "/beheer/logboek";
    private static final Account PRIVACY = account("privacy", Role.PRIVACY, null, null);
    private static final Account BERK = account("berk", Role.COORDINATOR, "berk", null);
    private static final Account ADMIN = account("beheer", Role.ADMIN, null, null);
    private static final Account AIOS = account("aios-1", Role.AIOS, "berk", "A-1");
    private static final Account BUREAU = account("bureau", Role.BUREAU, null, null);

    private final ExamFixture exam = new ExamFixture();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final AuditTrail trail = new AuditTrail(exam.shelves, exam.secret);
    private final Accounts accounts = new Accounts(exam.shelves, Vaults.inMemory(exam.shelves));
    private final Sessions sessions = new Sessions(exam.shelves, accounts, exam.secret);
    private final Institutes institutes = new Institutes(exam.shelves);
    private final String attempt =
            AttemptId.of(exam.secret, ExamFixture.SITTING.value(), "A-1").value();
    private String base = "";
    private WebServer server = server();

    @BeforeEach
    void listen() {
        institutes.putAll(List.of(new Institute("berk", "Berk"), new Institute("eik", "Eik")));
        server = server();
        base = server.start();
        String sitting = "sitting/" + ExamFixture.SITTING;
        trail.write(Entry.of(BERK, "result.view", sitting, NOW.minusSeconds(300))
                .about(attempt)
                .owner("berk"));
        trail.write(Entry.of(BUREAU, "attempt.extra-time", sitting, NOW.minusSeconds(200))
                .about("EEEEEEEEEEEEEEEEEEEE")
                .owner("eik")
                .detail("before", 0)
                .detail("minutes", 30));
        trail.write(Entry.of(BUREAU, "sitting.release", sitting, NOW.minusSeconds(150))
                .with("bureau2"));
        trail.write(Entry.system("server.start", "server", NOW.minusSeconds(100)));
    }

    private WebServer server() {
        Assets assets = new Assets();
        Pages pages = new Pages(
                assets, new Cookies(false), sessions, new Blocking(vertx, 4), clock, new AuditedRefusals(trail));
        List<Routes> routes = new ArrayList<>(AuditRoutes.of(
                pages, trail, exam.sittings, institutes, Concerned.attempts(exam.sittings, exam.secret), clock));
        return new WebServer(vertx, new WebServer.Address("127.0.0.1", 0, null, null), assets, routes, pages::error);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void thePrivacyOfficerReadsEverythingInWords() throws Exception {
        String page = get(logIn(PRIVACY), LOG).body();

        assertThat(page)
                .contains(attempt)
                .contains("Uitslag bekeken")
                .contains("eerst 0 minuten; 30 minuten")
                .contains("samen met bureau2")
                .contains("server.start")
                .doesNotContain("⟦");
    }

    @Test
    void filtersStandInTheAddressAndNarrowTheList() throws Exception {
        String session = logIn(PRIVACY);

        assertThat(rows(get(session, LOG + "?wie=berk"))).isEqualTo(1);
        assertThat(rows(get(session, LOG + "?wie=bureau2"))).isEqualTo(1);
        assertThat(rows(get(session, LOG + "?id=A-1"))).isEqualTo(1);
        assertThat(rows(get(session, LOG + "?onderwerp=server"))).isEqualTo(1);
        assertThat(rows(get(session, LOG + "?soort=R&actie=result.view&van=2026-11-22&tot=2026-11-22")))
                .isEqualTo(1);
        assertThat(rows(get(session, LOG + "?van=2026-11-23"))).isZero();
        assertThat(get(session, LOG + "?van=gisteren").body()).contains("De eerste dag is geen datum");
        assertThat(get(session, LOG + "?soort=X").body()).contains("Deze soort kennen we niet");
        assertThat(get(session, LOG + ".csv?soort=X").statusCode()).isEqualTo(400);
    }

    @Test
    void anAddressOfASittingStillLeadsToItsLines() throws Exception {
        HttpResponse<String> page = get(logIn(PRIVACY), LOG + "/" + ExamFixture.SITTING);

        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("location")).hasValue(LOG + "?onderwerp=sitting%2F" + ExamFixture.SITTING);
        assertThat(get(logIn(PRIVACY), LOG + "/toetsen").body()).contains(LOG + "/" + ExamFixture.SITTING);
    }

    @Test
    void aCoordinatorReadsTheOwnInstituteOnly() throws Exception {
        String session = logIn(BERK);

        assertThat(get(session, LOG).body())
                .contains(attempt)
                .doesNotContain("EEEEEEEEEEEEEEEEEEEE")
                .doesNotContain("server.start");
        assertThat(get(session, LOG + ".csv").body()).contains(attempt).doesNotContain("EEEEEEEEEEEEEEEEEEEE");
        assertThat(rows(get(session, LOG + "?id=EEEEEEEEEEEEEEEEEEEE"))).isZero();
        assertThat(get(session, LOG + "/opvallend").statusCode()).isEqualTo(403);
    }

    @Test
    void aCoordinatorOfNoInstituteReadsNothing() throws Exception {
        String session = logIn(account("los", Role.COORDINATOR, null, null));

        assertThat(get(session, LOG).statusCode()).isEqualTo(403);
        assertThat(get(session, LOG + ".csv").statusCode()).isEqualTo(403);
    }

    @Test
    void anAdministratorReadsTechnicalLinesOnly() throws Exception {
        String page = get(logIn(ADMIN), LOG).body();

        assertThat(page).contains("server.start").doesNotContain(attempt).doesNotContain("bureau2");
        assertThat(get(logIn(ADMIN), LOG + "/opvallend").statusCode()).isEqualTo(403);
    }

    @Test
    void othersAreRefusedAndThatIsWritten() throws Exception {
        assertThat(get("", LOG).statusCode()).isEqualTo(303);
        String session = logIn(BUREAU);

        for (String path : List.of(LOG, LOG + ".csv", LOG + "/opvallend", LOG + "/toetsen", "/mijn/logboek")) {
            assertThat(get(session, path).statusCode()).as(path).isEqualTo(403);
        }

        List<Line> refused = trail.latest("page", 10);
        assertThat(refused).hasSize(5);
        assertThat(refused.get(4)).satisfies(line -> {
            assertThat(line.action()).isEqualTo("access.refused");
            assertThat(line.actor().raw()).isEqualTo("bureau");
            assertThat(line.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(line.from()).isEqualTo("127.0.0.0/24");
            assertThat(line.session()).hasSize(12);
            assertThat(line.detail()).containsEntry("page", LOG).containsEntry("reason", "not-yours");
        });
    }

    @Test
    void aRobotCannotFloodTheLog() throws Exception {
        String session = logIn(BUREAU);
        for (int i = 0; i < 60; i++) {
            get(session, LOG);
        }
        assertThat(trail.latest("page", 100)).hasSize(20);
    }

    @Test
    void readingTheLogIsInTheLog() throws Exception {
        String session = logIn(PRIVACY);
        get(session, LOG + "?id=A-1");
        get(session, LOG + "?id=A-1");
        get(session, LOG + ".csv?wie=berk");

        List<Line> read = trail.latest("audit", 10);
        assertThat(read).extracting(Line::action).containsExactly("audit.export", "audit.read");
        assertThat(read.get(1).about()).extracting(Trace::raw).containsExactly("A-1");
        assertThat(read.get(0).with().raw()).isEqualTo("berk");
        assertThat(read.get(0).detail()).containsEntry("lines", "1");
    }

    @Test
    void aSelectionComesAsAFile() throws Exception {
        trail.write(Entry.of("=cmd()", "aios", "login.refused", "login", NOW));
        HttpResponse<String> file = get(logIn(PRIVACY), LOG + ".csv");

        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"logboek-2026-11-22.csv\"");
        assertThat(file.body().lines()).hasSize(6);
        assertThat(file.body())
                .startsWith("number,at,actor,role")
                .contains("before=0; minutes=30")
                .contains("'=cmd()");
    }

    @Test
    void anAiosReadsWhoSawWhatInSentences() throws Exception {
        trail.write(Entry.of(AIOS, "profile.change", "person/P-1", NOW).about("A-1"));
        trail.write(Entry.of(PRIVACY, "person.unheard-of", "person/P-1", NOW)
                .about("A-1")
                .kind(Kind.READ));
        trail.write(Entry.of(BERK, "access.refused", "page", NOW).about(attempt).refused("not-found"));

        String page = get(logIn(AIOS), "/mijn/logboek").body();

        assertThat(page)
                .contains("Een coördinator van Berk heeft uw uitslag bekeken.")
                .contains("De privacyfunctionaris heeft gegevens van u bekeken.")
                .contains("Een coördinator van Berk wilde iets van u zien of doen. Dat is geweigerd.")
                .doesNotContain("Een aios")
                .doesNotContain("result.view")
                .doesNotContain("person.unheard-of")
                .doesNotContain(">berk<")
                .doesNotContain("⟦");
        assertThat(get(logIn(account("aios-2", Role.AIOS, "berk", "A-2")), "/mijn/logboek")
                        .body())
                .contains("Nog niemand");
        assertThat(get(logIn(AIOS), "/mijn/logboek?lang=en").body()).contains("A coordinator of Berk saw your result.");
    }

    @Test
    void whatStandsOutIsCountedAndLeadsToItsLines() throws Exception {
        for (int i = 0; i < 5; i++) {
            trail.write(Entry.of("aios-9", "aios", "account.login-failed", "account/aios-9", NOW.minusSeconds(60 - i))
                    .outcome(Outcome.REFUSED));
        }
        String page = get(logIn(PRIVACY), LOG + "/opvallend").body();

        assertThat(page)
                .contains("Vaak geweigerd bij inloggen")
                .contains("wie=aios-9&amp;van=2026-11-22&amp;tot=2026-11-22")
                .contains("Eén account ziet op één dag de uitslagen van 25 of meer mensen.")
                .doesNotContain("⟦");
        assertThat(rows(get(logIn(PRIVACY), LOG + "?wie=aios-9&van=2026-11-22&tot=2026-11-22")))
                .isEqualTo(5);
    }

    private static int rows(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().split("<time datetime", -1).length - 1;
    }

    private static Account account(String login, Role role, @Nullable String institute, @Nullable String candidate) {
        return new Account(login, role, login, institute, candidate);
    }

    private String logIn(Account account) {
        accounts.putAll(List.of(Login.of(account, "")));
        return sessions.start(account, clock.instant());
    }

    private HttpResponse<String> get(String session, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).header("accept", "text/html");
        if (!session.isEmpty()) {
            request.header("cookie", "session=" + session);
        }
        return client.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
    }
}
