package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the page of an aios to the page of a trainer and back, on a whole server. */
class GrantTest {

    private final Somebody north = WalkedServer.PEOPLE.get(0);
    private final Somebody colleague = WalkedServer.PEOPLE.get(1);

    private WalkedServer server;
    private Account aios;
    private Account trainer;
    private String result = "";

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = new WalkedServer(folder);
        aios = server.account("aios-noord", Role.AIOS, WalkedServer.NORTH, north.id());
        trainer = server.account("haver", Role.OPLEIDER, WalkedServer.NORTH, colleague.id());
        server.account("coordinator-noord", Role.COORDINATOR, WalkedServer.NORTH, null);
        result = "/uitslag/" + server.attempt(WalkedServer.RELEASED, north);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTrainerSeesWhatTheAiosGivesAndTheAiosSeesThatTheTrainerLooked() {
        assertThat(page("/opleider", trainer)).contains("Nog geen uitslagen").doesNotContain(north.name());
        assertThat(page(result, aios)).contains("laat u nu niemand meekijken");

        assertThat(give("haver", "one")).isEqualTo(303);

        assertThat(page(result, aios)).contains("Account haver").contains("Alleen Toets lhk-vrij");
        assertThat(page("/mijn", aios)).contains("Account haver");
        assertThat(page("/opleider", trainer)).contains(north.name()).contains(result);
        assertThat(page(result, trainer))
                .contains("Uitslag van " + north.name())
                .contains("href=\"/opleider\"")
                .doesNotContain("Uw uitslag")
                .doesNotContain("/verklaring")
                .doesNotContain("/bevestiging")
                .doesNotContain("id=\"meekijken\"");
        assertThat(page("/mijn/logboek", aios))
                .contains("Een opleider van Instituut Noordmerk heeft uw uitslag bekeken.")
                .contains("Een opleider van Instituut Noordmerk heeft gezien welke uitslagen u deelt.");
        assertThat(page("/mijn/logboek", trainer))
                .contains("Een aios van Instituut Noordmerk laat u meekijken met een uitslag.");
    }

    @Test
    void everyLookIsALineAboutTheAios() {
        give("haver", "one");
        page(result, trainer);
        page(result, trainer);

        assertThat(server.logAbout(server.attempt(WalkedServer.RELEASED, north).value()).stream()
                        .map(Line::action))
                .containsExactly("result.view", "result.view", "grant.give");
    }

    @Test
    void leaveForOneResultOpensNoOtherAndNobodyElse() {
        give("haver", "one");
        Account other = server.account("gerst", Role.OPLEIDER, WalkedServer.NORTH, null);
        Account elsewhere = server.account("rogge", Role.OPLEIDER, WalkedServer.SOUTH, null);

        assertThat(status("/uitslag/" + server.attempt(WalkedServer.CLOSED, north), trainer))
                .isEqualTo(403);
        assertThat(status(result, other)).isEqualTo(403);
        assertThat(status(result, elsewhere)).isEqualTo(403);
        assertThat(page("/opleider", other)).doesNotContain(north.name());
    }

    @Test
    void leaveForAllShowsNothingBeforeItIsReleased() {
        assertThat(server.post("/mijn/opleider", server.logIn(aios), "trainer=haver")
                        .statusCode())
                .isEqualTo(303);

        String closed = "/uitslag/" + server.attempt(WalkedServer.CLOSED, north);
        assertThat(page("/opleider", trainer)).contains(result).doesNotContain(closed);
        assertThat(status(closed, trainer)).isEqualTo(404);
        assertThat(status(result, trainer)).isEqualTo(200);
    }

    @Test
    void onlyTheOwnReleasedResultCanBeGiven() {
        for (String each : new String[] {
            "/uitslag/" + server.attempt(WalkedServer.CLOSED, north),
            "/uitslag/" + server.attempt(WalkedServer.RELEASED, colleague),
            "/uitslag/NOTHING"
        }) {
            assertThat(server.post(each + "/opleider", server.logIn(aios), "trainer=haver&scope=one")
                            .statusCode())
                    .as(each)
                    .isEqualTo(404);
        }
        assertThat(page("/opleider", trainer)).contains("Nog geen uitslagen");
    }

    @Test
    void whatIsTakenBackIsOutOfSightAtOnce() {
        give("haver", "one");
        Matcher grant = Pattern.compile("name=\"grant\" value=\"([^\"]+)\"").matcher(page("/mijn", aios));
        assertThat(grant.find()).isTrue();

        HttpResponse<String> reply =
                server.post("/mijn/opleider/intrekken", server.logIn(aios), "grant=" + grant.group(1));

        assertThat(reply.headers().firstValue("location")).contains("/mijn#meekijken");
        assertThat(status(result, trainer)).isEqualTo(403);
        assertThat(page("/opleider", trainer)).contains("Nog geen uitslagen");
        assertThat(page("/mijn", aios)).contains("U laat nu niemand meekijken");
    }

    @Test
    void theAnswerDoesNotTellAStrangerFromSomebodyWhoIsNoTrainer() {
        String nobody = refusal("niemand");

        assertThat(nobody).contains("vinden we geen opleider");
        assertThat(refusal("coordinator-noord")).isEqualTo(nobody);
        assertThat(refusal(colleague.mail().replace("@", "%40").replace("qnoord2", "qzuid1")))
                .isEqualTo(nobody);
        assertThat(refusal("aios-noord")).isEqualTo(nobody);
    }

    @Test
    void whoseDataAreRestrictedIsSeenByTheTrainerNoMore() {
        give("haver", "one");
        server.restrict(north);

        assertThat(status(result, trainer)).isEqualTo(403);
        assertThat(page("/opleider", trainer)).doesNotContain(north.name());
        assertThat(status(result, aios)).isEqualTo(200);
    }

    @Test
    void theMailAddressOfATrainerLeadsToTheAccount() {
        assertThat(give(colleague.mail().replace("@", "%40"), "one")).isEqualTo(303);

        assertThat(status(result, trainer)).isEqualTo(200);
        assertThat(page(result, aios)).contains(colleague.mail());
    }

    @Test
    void ownDataAreOfferedToAccountsThatHaveThemOnly() {
        Account loose = server.account("gerst", Role.OPLEIDER, WalkedServer.NORTH, null);

        assertThat(page("/opleider", trainer)).contains("href=\"/mijn/privacy\"");
        assertThat(page("/opleider", loose)).doesNotContain("href=\"/mijn/privacy\"");
        assertThat(page("/start", loose)).contains("href=\"/opleider\"").doesNotContain("href=\"/mijn/privacy\"");
        assertThat(status("/mijn/privacy", trainer)).isEqualTo(200);
    }

    private int give(String address, String scope) {
        return server.post(result + "/opleider", server.logIn(aios), "trainer=" + address + "&scope=" + scope)
                .statusCode();
    }

    private String refusal(String address) {
        HttpResponse<String> reply =
                server.post(result + "/opleider", server.logIn(aios), "trainer=" + address + "&scope=one");
        assertThat(reply.statusCode()).as(address).isEqualTo(400);
        // of whoever is logged in, anew for every session
        return reply.body().replaceAll("name=\"formToken\" value=\"[^\"]+\"", "");
    }

    private String page(String path, Account account) {
        HttpResponse<String> reply = server.get(path, server.logIn(account));
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        // the server of this test reads every byte as a letter
        return new String(reply.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private int status(String path, Account account) {
        return server.get(path, server.logIn(account)).statusCode();
    }
}
