package nl.kennispeil.delivery.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.apikey.ApiKeys;
import nl.kennispeil.delivery.apikey.KeyRoutes;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.intake.IntakeFixture;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.shelf.Holds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees and changes what of persons, asked over HTTP. */
class PeopleRoutesTest {

    private static final String HOME = "/beheer/personen";
    private static final String CSV = """
            id;naam;mail;telefoon;big;instituut;begin
            crm-1;Roos Akelei;roos@example.org;0601;00012345678;berk;2025-03-01
            crm-2;Tijm Linde;tijm@example.org;0602;00012345679;eik;2025-03-01
            """;
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("\\b([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})\\b");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");

    private final IntakeFixture fixture = new IntakeFixture();
    private final Clock clock = Clock.fixed(IntakeFixture.NOW, ZoneOffset.UTC);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final Accounts accounts = new Accounts(fixture.shelves, fixture.vault);
    private final Sessions sessions = new Sessions(fixture.shelves, accounts, fixture.secret);
    private final Activations activations = new Activations(fixture.shelves, fixture.secret);
    private final ApiKeys keys = new ApiKeys(fixture.shelves, new SecureRandom());
    private String base = "";
    private WebServer server = server(Path.of("."));

    @BeforeEach
    void listen(@TempDir Path uploads) {
        fixture.take(CSV);
        server = server(uploads);
        base = server.start();
    }

    private WebServer server(Path uploads) {
        Cookies cookies = new Cookies(false);
        Assets assets = new Assets();
        Pages pages = new Pages(assets, cookies, sessions, new Blocking(vertx, 4), clock);
        return new WebServer(
                vertx,
                new WebServer.Address("127.0.0.1", 0, null, null),
                assets,
                List.of(
                        new ImportRoutes(pages, fixture.intake, cookies, uploads, clock),
                        new PeopleRoutes(
                                pages,
                                fixture.persons,
                                fixture.enrolments,
                                fixture.candidates,
                                fixture.institutes,
                                fixture.enrolling,
                                fixture.kept,
                                new Invitations(accounts, fixture.persons, fixture.enrolments, activations),
                                fixture.audit,
                                clock),
                        new KeyRoutes(pages, keys, fixture.institutes, fixture.audit, clock)),
                pages::error);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void theBureauSeesEverythingWithTheBigNumberMaskedAndInFullOnTheForm() throws Exception {
        String session = logIn(IntakeFixture.BUREAU);
        assertThat(get(session, HOME).body()).contains("Roos Akelei").contains("Tijm Linde");
        assertThat(get(session, person("crm-1")).body())
                .contains("0601")
                .contains("•••••••5678")
                .doesNotContain("00012345678");
        assertThat(get(session, person("crm-1") + "/wijzigen").body()).contains("00012345678");
    }

    @Test
    void aCoordinatorSeesTheOwnInstituteOnlyAndCorrectsNothing() throws Exception {
        String session = logIn(IntakeFixture.BERK);
        assertThat(get(session, HOME).body()).contains("Roos Akelei").doesNotContain("Tijm Linde");
        assertThat(get(session, HOME + "?instituut=eik").body()).doesNotContain("Tijm Linde");
        String page = get(session, HOME).body();
        assertThat(search(session, page, "tijm@example.org")).doesNotContain("Tijm Linde");
        assertThat(search(session, page, "Roos")).contains("Roos Akelei");
        assertThat(get(session, person("crm-2")).statusCode()).isEqualTo(404);
        assertThat(get(session, person("crm-1")).body()).contains("0601");
        assertThat(get(session, person("crm-1") + "/wijzigen").statusCode()).isEqualTo(403);
    }

    @Test
    void theSupportDeskSeesNameAndMailAndAnInvigilatorTheNameOfTheOwnInstitute() throws Exception {
        String support = logIn(IntakeFixture.account("help", Role.SUPPORT, null));
        assertThat(get(support, person("crm-1")).body())
                .contains("roos@example.org")
                .doesNotContain("0601")
                .doesNotContain("5678")
                .doesNotContain("2025");
        String page = get(support, HOME).body();
        assertThat(search(support, page, "00012345678")).doesNotContain("Roos Akelei");
        assertThat(search(support, page, "roos@example.org")).contains("Roos Akelei");

        String invigilator = logIn(IntakeFixture.account("zaal", Role.INVIGILATOR, "berk"));
        assertThat(get(invigilator, HOME).body())
                .contains("Roos Akelei")
                .doesNotContain("roos@example.org")
                .doesNotContain("Tijm");
        assertThat(get(invigilator, HOME + "/import").statusCode()).isEqualTo(403);
        assertThat(get(logIn(IntakeFixture.account("po", Role.AUTHOR, null)), HOME)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whomOnlyThePrivacyOfficerSeesIsInNoListNoSearchAndOnNoPage() throws Exception {
        String roos = person("crm-1");
        fixture.hidden.add(fixture.enrolment("crm-1").id());
        String session = logIn(IntakeFixture.BUREAU);
        String page = get(session, HOME).body();
        assertThat(page).contains("Tijm Linde").doesNotContain("Roos");
        assertThat(search(session, page, "roos@example.org")).doesNotContain("Roos Akelei");
        assertThat(search(session, page, "Akelei")).doesNotContain("Roos Akelei");
        assertThat(get(session, roos).statusCode()).isEqualTo(404);
        assertThat(get(session, roos + "/wijzigen").statusCode()).isEqualTo(404);
        String enrolment = roos + "/inschrijving/" + fixture.enrolment("crm-1").id();
        assertThat(send(session, enrolment + "/geen-einde", "formToken=" + formToken(page))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoseLastDayIsPastIsNotBroughtBackOnTheScreenEither() throws Exception {
        String roos = person("crm-1");
        Enrolment running = fixture.enrolment("crm-1");
        String session = logIn(IntakeFixture.BUREAU);
        String token = formToken(get(session, HOME).body());
        String noEnd = roos + "/inschrijving/" + running.id() + "/geen-einde";
        fixture.enrolments.putAll(
                List.of(EnrolmentDraft.of(running)
                        .end(
                                LocalDate.of(2026, 5, 20),
                                Ending.Kind.COMPLETED,
                                IntakeFixture.NOW.minus(Duration.ofDays(186)))
                        .build()),
                IntakeFixture.NOW);
        // what is out of sight is looked up together, and may be minutes old
        fixture.seen.add(running.id());

        assertThat(send(session, noEnd, "formToken=" + token).statusCode()).isEqualTo(409);
        assertThat(fixture.enrolment("crm-1").ending()).isNotNull();
    }

    @Test
    void aCorrectionNeedsAReasonWithoutForbiddenNumbersAndStaysAsHistory() throws Exception {
        String session = logIn(IntakeFixture.BUREAU);
        String path = person("crm-1") + "/wijzigen";
        String token = formToken(get(session, path).body());
        String fields = "name=Roos+Winde&mail=roos%40example.org&big=00012345678&formToken=" + token;

        assertThat(send(session, path, fields).statusCode()).isEqualTo(200);
        assertThat(send(session, path, fields + "&reason=BSN+123456782").body()).contains("BSN");
        assertThat(send(session, path, fields.replace("00012345678", "12345678") + "&reason=x")
                        .body())
                .contains("11 cijfers");
        assertThat(fixture.person("crm-1").name()).isEqualTo("Roos Akelei");
        assertThat(send(session, path, fields + "&reason=verzoek").statusCode()).isEqualTo(303);
        assertThat(fixture.person("crm-1").name()).isEqualTo("Roos Winde");
        assertThat(get(session, person("crm-1")).body()).contains("verzoek").contains("Roos Akelei");
    }

    @Test
    void anEnrolmentIsEndedAndMovedByTheBureau() throws Exception {
        String session = logIn(IntakeFixture.BUREAU);
        String token = formToken(get(session, person("crm-1")).body());
        String enrolment =
                person("crm-1") + "/inschrijving/" + fixture.enrolment("crm-1").id();

        assertThat(send(session, enrolment + "/einde", "end=2026-12-31&kind=completed&formToken=" + token)
                        .statusCode())
                .isEqualTo(303);
        assertThat(fixture.enrolment("crm-1").ending()).isNotNull();
        assertThat(send(session, enrolment + "/einde", "end=2020-12-31&kind=completed&formToken=" + token)
                        .statusCode())
                .isEqualTo(400);
        send(session, enrolment + "/geen-einde", "formToken=" + token);
        send(session, enrolment + "/instituut", "institute=eik&from=2026-12-01&formToken=" + token);
        send(session, enrolment + "/onderbreking", "from=2026-11-01&until=&reason=leave&formToken=" + token);
        send(session, enrolment + "/extra-tijd", "minutes=30&formToken=" + token);
        assertThat(fixture.enrolment("crm-1").ending()).isNull();
        assertThat(fixture.enrolment("crm-1").stays()).hasSize(2);
        assertThat(fixture.candidates.find(fixture.enrolment("crm-1").id()).orElseThrow())
                .satisfies(each -> {
                    assertThat(each.extraMinutes()).isEqualTo(30);
                    assertThat(each.invited()).isFalse();
                });
        String others =
                person("crm-2") + "/inschrijving/" + fixture.enrolment("crm-1").id();
        assertThat(send(session, others + "/geen-einde", "formToken=" + token).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anImportGoesStepByStepAndSaysWhatIsWrongWithAFile() throws Exception {
        String session = logIn(IntakeFixture.BUREAU);
        String token = formToken(get(session, HOME + "/import").body());
        assertThat(upload(session, token, "id;naam;BSN\n1;2;3\n").body()).contains("BSN of rekeningnummer");

        String columns = upload(session, token, "id;wie;instituut;begin\ncrm-9;Els Brem;berk;2025-03-01\n")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(get(session, columns).body()).contains("crm-9").contains("wie");
        String look = send(session, columns + "/kolommen", "externalId=0&name=1&institute=2&begin=3&formToken=" + token)
                .headers()
                .firstValue("location")
                .orElseThrow();
        String preview = get(session, look).body();
        assertThat(preview).contains("Els Brem").contains("Nieuw (1)");
        assertThat(get(logIn(IntakeFixture.BUREAU_TWO), look).statusCode()).isEqualTo(404);
        String report = send(
                        session, columns + "/bevestigen", "digest=" + find(DIGEST, preview) + "&formToken=" + token)
                .body();
        assertThat(report).contains("Overgenomen: 1 nieuw").doesNotContain("⟦");
        assertThat(fixture.person("crm-9").name()).isEqualTo("Els Brem");
    }

    @Test
    void theSampleFileCanBeImportedWhereTheInstitutesAre() throws Exception {
        String session = logIn(IntakeFixture.BUREAU);
        String sample = get(session, HOME + "/import/voorbeeld.csv").body();
        assertThat(fixture.take(sample).outcomes())
                .filteredOn(each -> each.problem() != null)
                .allSatisfy(each -> assertThat(
                                Objects.requireNonNull(each.problem()).code())
                        .isEqualTo("institute"))
                .hasSize(1);
        assertThat(fixture.enrolments.all()).hasSize(4);
    }

    @Test
    void theAdministratorMakesAKeyThatIsShownOnceAndRevokesIt() throws Exception {
        String session = logIn(IntakeFixture.account("beheer", Role.ADMIN, null));
        String token = formToken(get(session, "/beheer/sleutels").body());
        String made = send(
                        session,
                        "/beheer/sleutels",
                        "label=CRM&scope=persons:read&institute=berk&until=2027-11-01&formToken=" + token)
                .body();
        String secret = find(Pattern.compile("(kp_[0-9a-z]{10}_[0-9a-z]{32})"), made);
        assertThat(keys.check(secret, IntakeFixture.NOW)).isPresent();
        assertThat(get(session, "/beheer/sleutels").body()).contains("CRM").doesNotContain(secret);
        assertThat(fixture.shelves
                        .shelf("api_keys", Holds.NOBODY)
                        .all()
                        .get(0)
                        .values()
                        .toString())
                .doesNotContain(secret.substring(14));
        send(session, "/beheer/sleutels/" + secret.substring(3, 13) + "/intrekken", "formToken=" + token);
        assertThat(keys.check(secret, IntakeFixture.NOW)).isEmpty();
        assertThat(send(session, "/beheer/sleutels", "label=CRM&scope=persons:read&until=2037-11-01&formToken=" + token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(get(logIn(IntakeFixture.BUREAU), "/beheer/sleutels").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCodeForOnePersonIsShownOnceAndOpensTheAccountThatWasMade() throws Exception {
        String session = logIn(IntakeFixture.account("help", Role.SUPPORT, null));
        String token = formToken(get(session, person("crm-1")).body());
        String shown = send(session, person("crm-1") + "/activeren", "formToken=" + token)
                .body();
        Login made = accounts.of(fixture.person("crm-1").id()).get(0);

        assertThat(shown).contains(made.login()).contains("Roos Akelei").doesNotContain("⟦");
        assertThat(activations.fits(made.login(), find(CODE, shown), IntakeFixture.NOW))
                .isTrue();
        assertThat(get(session, person("crm-1")).body()).contains(made.login()).doesNotContain(find(CODE, shown));
        assertThat(fixture.logged().toString()).doesNotContain(find(CODE, shown));
    }

    @Test
    void lettersGoToWhoHasNoAccountYetAndOnceOnly() throws Exception {
        String session = logIn(IntakeFixture.BERK);
        String page = get(session, HOME + "/uitnodigen").body();
        String token = formToken(page);
        String table = send(session, HOME + "/uitnodigen/codes.csv", "formToken=" + token)
                .body();

        assertThat(table.lines().toList()).hasSize(2);
        assertThat(table).contains("Roos Akelei,roos@example.org,Berk,").doesNotContain("Tijm");
        String code = find(CODE, table);
        Login made = accounts.of(fixture.person("crm-1").id()).get(0);
        assertThat(activations.fits(made.login(), code, IntakeFixture.NOW)).isTrue();
        assertThat(send(session, HOME + "/uitnodigen/codes.csv", "formToken=" + token)
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> letters = send(session, HOME + "/uitnodigen/brieven.pdf", "again=yes&formToken=" + token);
        assertThat(letters.body()).startsWith("%PDF");
        assertThat(activations.fits(made.login(), code, IntakeFixture.NOW))
                .as("the earlier code")
                .isFalse();
    }

    @Test
    void membersOfStaffGetNoCodeThisWay() throws Exception {
        String session = logIn(IntakeFixture.BUREAU);
        accounts.putAll(List.of(new Login(
                "roos", "Roos", "", fixture.person("crm-1").id(), List.of(Function.lasting(Role.AUTHOR, null, null)))));
        String page = get(session, person("crm-1")).body();

        assertThat(page).contains("Medewerker");
        assertThat(send(session, person("crm-1") + "/activeren", "formToken=" + formToken(page))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void lookingAtSomebodyIsLogged() throws Exception {
        get(logIn(IntakeFixture.BERK), person("crm-1"));
        assertThat(fixture.audit.about(List.of(fixture.person("crm-1").id().value()), 100))
                .anySatisfy(each -> assertThat(each.action()).isEqualTo("person.see"));
    }

    private String person(String externalId) {
        return HOME + "/wie/" + fixture.person(externalId).id();
    }

    private String search(String session, String page, String typed) throws Exception {
        return send(
                        session,
                        HOME + "/zoeken",
                        "zoek=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&formToken=" + formToken(page))
                .body();
    }

    private HttpResponse<String> upload(String session, String token, String csv) throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"formToken\"\r\n\r\n" + token
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--x--\r\n";
        return client.send(
                request(session, HOME + "/import")
                        .header("content-type", "multipart/form-data; boundary=x")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String logIn(Account account) {
        accounts.putAll(List.of(Login.of(account, "")));
        return sessions.start(account, clock.instant());
    }

    private HttpResponse<String> get(String session, String path) throws Exception {
        return client.send(request(session, path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String session, String path, String form) throws Exception {
        return client.send(
                request(session, path)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String session, String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("cookie", "session=" + session + "; lang=nl");
    }

    private static String formToken(String page) {
        return find(FORM_TOKEN, page);
    }

    private static String find(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as("%s on the page", pattern).isTrue();
        return matcher.group(1);
    }
}
