package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request for erasure, from its receipt to the proof, by two privacy officers. */
class ErasureRequestTest {

    private static final String REQUESTS = "/beheer/privacy/verzoeken";
    private static final String RETENTION = "/beheer/bewaren";
    private static final Somebody WHO = WalkedServer.PEOPLE.get(0);
    private static final String GRANT = "outcome=granted&text=Geen+grond+meer";

    @TempDir
    Path folder;

    private WalkedServer server;
    private Account first;
    private Account second;

    @BeforeEach
    void start() throws Exception {
        server = new WalkedServer(folder);
        first = server.account("privacy", Role.PRIVACY, null, null);
        second = server.account("privacy2", Role.PRIVACY, null, null);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aGrantedRequestIsDoneWhenTheProofIsThere() {
        String request = register();
        assertThat(post(request + "/besluit", GRANT, first).statusCode()).isEqualTo(303);
        assertThat(get(request, first)).contains("Wacht op een tweede persoon");

        // who decided was the first person
        String confirm = RETENTION + "/inschrijving/" + WHO.id() + "/wissen-bevestigen";
        assertThat(get(RETENTION, first)).contains(request).doesNotContain(confirm);
        assertThat(post(confirm, "", first).statusCode()).isEqualTo(409);
        assertThat(get(RETENTION, second)).contains(request).contains(confirm);
        assertThat(post(confirm, "", second).statusCode()).isEqualTo(303);
        assertThat(get(request, first)).contains("Wordt verwijderd");

        assertThat(post(RETENTION + "/nu", "", first).statusCode()).isEqualTo(303);
        assertThat(server.get(request, server.logIn(first)).statusCode()).isEqualTo(404);
        Matcher proof = Pattern.compile("href=\"(/beheer/bewaren/bewijzen/[0-9A-Z]{26})\"")
                .matcher(get(REQUESTS, first));
        assertThat(proof.find()).isTrue();
        assertThat(server.get(proof.group(1), server.logIn(first)).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAHoldKeepsIsNotErasedAndTheRequestStaysOpen() {
        hold();
        String request = register();
        HttpResponse<String> refused = post(request + "/besluit", GRANT, first);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("goedgekeurde bewaring");
        assertThat(get(request, first)).contains(request + "/besluit");
        assertThat(get(RETENTION, second)).doesNotContain("wissen-bevestigen");
        assertThat(post(RETENTION + "/inschrijving/" + WHO.id() + "/wissen", "", first)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aHoldThatCameAfterTheConfirmationKeepsTheData() {
        String request = register();
        post(request + "/besluit", GRANT, first);
        post(RETENTION + "/inschrijving/" + WHO.id() + "/wissen-bevestigen", "", second);
        hold();
        post(RETENTION + "/nu", "", first);
        assertThat(get(request, first)).contains("Tegengehouden");
        assertThat(get(RETENTION, second)).contains("Tegengehouden door een bewaring");
    }

    @Test
    void aRefusedRequestProposesNothing() {
        String request = register();
        post(request + "/besluit", "outcome=refused&text=Termijn+loopt", first);
        assertThat(get(RETENTION, second)).doesNotContain("wissen-bevestigen");
    }

    private void hold() {
        assertThat(post("/beheer/privacy/bewaring/" + server.at("hold", WHO) + "/goedkeuren", "", first)
                        .statusCode())
                .isEqualTo(303);
    }

    /** Path of the page of a new request. */
    private String register() {
        HttpResponse<String> reply = post(
                REQUESTS + "/nieuw",
                "participant=" + WHO.id()
                        + "&kind=erasure&channel=letter&identity=seen&received=2026-11-17&text=Graag+alles+weg",
                first);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        String to = reply.headers().firstValue("location").orElse("");
        return to.substring(0, to.indexOf('?'));
    }

    private HttpResponse<String> post(String path, String fields, Account by) {
        return server.post(path, server.logIn(by), fields);
    }

    private String get(String path, Account by) {
        HttpResponse<String> reply = server.get(path, server.logIn(by));
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
        return reply.body();
    }
}
