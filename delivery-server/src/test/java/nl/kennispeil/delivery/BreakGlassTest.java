package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look outside one's own tasks: an hour, a reason, a line for every look, and the privacy officer told. */
class BreakGlassTest {

    private static final String HOME = "/beheer/noodtoegang";
    private static final String REASON = "Belt+vijf+minuten+voor+de+toets";

    private final Somebody north = WalkedServer.PEOPLE.get(0);
    private final Somebody south = WalkedServer.PEOPLE.get(2);

    private WalkedServer server;
    private Account support;
    private Account privacy;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = new WalkedServer(folder);
        support = server.account("helpdesk", Role.SUPPORT, null, null);
        privacy = server.account("privacy", Role.PRIVACY, null, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoGivesAReasonSeesTheStateOfOneRegistrationAndNoResult() {
        String look = open(support, north);

        String page = server.get(look, server.logIn(support)).body();

        assertThat(page)
                .contains(north.name())
                .contains("Instituut Noordmerk")
                .contains("Toets lhk-open")
                .contains("ingeleverd")
                .doesNotContain(north.mail())
                .doesNotContain("/uitslag/")
                .doesNotContain(server.attempt(WalkedServer.RELEASED, north).value());
        assertThat(server.get("/uitslag/" + server.attempt(WalkedServer.RELEASED, north), server.logIn(support))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/beheer/privacy", server.logIn(support)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyLookIsALineInTheLogAboutThePerson() {
        String look = open(support, north);
        server.get(look, server.logIn(support));
        server.get(look, server.logIn(support));

        assertThat(server.logAbout(north).stream().map(Line::action))
                .containsExactly("break-glass.view", "break-glass.view", "break-glass.open");
        assertThat(server.logAbout(north)).allSatisfy(each -> {
            assertThat(each.actor().raw()).isEqualTo("helpdesk");
            assertThat(each.detail().values()).noneMatch(value -> value.contains("Belt"));
        });
    }

    @Test
    void thePrivacyOfficerIsToldUntilSheHasReadIt() {
        open(support, north);

        assertThat(server.get("/beheer/privacy", server.logIn(privacy)).body())
                .contains("Noodtoegang gebruikt en nog niet gelezen: 1");
        String told =
                server.get("/beheer/privacy/noodtoegang", server.logIn(privacy)).body();
        assertThat(told)
                .contains("helpdesk")
                .contains("Belt vijf minuten voor de toets")
                .contains(north.id());
        String read = told.replaceAll("(?s).*action=\"(/beheer/privacy/noodtoegang/[^\"]+)\".*", "$1");
        assertThat(server.post(read, server.logIn(privacy), "").statusCode()).isEqualTo(303);

        assertThat(server.get("/beheer/privacy", server.logIn(privacy)).body()).doesNotContain("nog niet gelezen");
        assertThat(server.get("/beheer/privacy/noodtoegang", server.logIn(privacy))
                        .body())
                .contains("Gelezen door privacy");
    }

    @Test
    void afterAnHourItIsOverAndForSomebodyElseItNeverWas() {
        String look = open(support, north);
        Account other = server.account("helpdesk2", Role.SUPPORT, null, null);
        Account admin = server.account("beheer", Role.ADMIN, null, null);

        assertThat(server.get(look, server.logIn(other)).statusCode()).isEqualTo(404);
        assertThat(server.get(look, server.logIn(admin)).statusCode()).isEqualTo(404);
        server.forward(Duration.ofMinutes(59));
        assertThat(server.get(look, server.logIn(support)).statusCode()).isEqualTo(200);
        server.forward(Duration.ofMinutes(1));
        HttpResponse<String> late = server.get(look, server.logIn(support));
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).doesNotContain(north.name());
    }

    @Test
    void withoutAGoodReasonNothingOpens() {
        for (String reason : List.of("", "te+kort", "x".repeat(501), "Het+nummer+is+111222333+dus")) {
            assertThat(ask(support, north.id(), reason).statusCode()).as(reason).isEqualTo(400);
        }
        assertThat(server.logAbout(north)).isEmpty();
        assertThat(ask(support, "niemand", REASON).statusCode()).isEqualTo(400);
    }

    @Test
    void whoIsBoundToAnInstituteOpensNobodyElsewhere() {
        Account bound = server.account("helpdesk-noord", Role.SUPPORT, WalkedServer.NORTH, null);

        assertThat(ask(bound, south.id(), REASON).statusCode()).isEqualTo(400);
        assertThat(ask(bound, north.id(), REASON).statusCode()).isEqualTo(303);
    }

    @Test
    void whoseDataAreRestrictedIsOpenedByNobody() {
        String look = open(support, north);
        server.restrict(north);

        assertThat(ask(support, north.id(), REASON).statusCode()).isEqualTo(400);
        assertThat(server.get(look, server.logIn(support)).statusCode()).isEqualTo(404);
    }

    @Test
    void threeAtOnceIsTheMost() {
        for (Somebody each : WalkedServer.PEOPLE.subList(0, 3)) {
            open(support, each);
        }
        assertThat(ask(support, WalkedServer.PEOPLE.get(3).id(), REASON).statusCode())
                .isEqualTo(429);
    }

    private String open(Account account, Somebody who) {
        HttpResponse<String> reply = ask(account, who.id(), REASON);
        assertThat(reply.statusCode()).isEqualTo(303);
        return reply.headers().firstValue("location").orElse("");
    }

    private HttpResponse<String> ask(Account account, String number, String reason) {
        return server.post(HOME, server.logIn(account), "participant=" + number + "&reason=" + reason);
    }
}
