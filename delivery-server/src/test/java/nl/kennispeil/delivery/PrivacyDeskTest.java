package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.WalkedServer.Ticket;
import nl.kennispeil.delivery.account.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the privacy officer carries out for somebody who asked by letter. */
class PrivacyDeskTest {

    private static final String REQUESTS = "/beheer/privacy/verzoeken";
    private static final Somebody FIRST = WalkedServer.PEOPLE.get(0);
    private static final Somebody SECOND = WalkedServer.PEOPLE.get(1);
    private static final Somebody THIRD = WalkedServer.PEOPLE.get(2);

    @TempDir
    static Path folder;

    private static WalkedServer server;
    private static Ticket officer;

    @BeforeAll
    static void open() throws Exception {
        server = new WalkedServer(folder);
        officer = server.logIn(server.account("privacy", Role.PRIVACY, null, null));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void consentTakenBackByLetterIsCarriedOutOnceItIsSureWhoAsks() {
        assertThat(server.photo(FIRST)).isTrue();
        register(FIRST, "consent-withdrawal", "seen");
        assertThat(server.photo(FIRST)).isFalse();

        String unsure = register(SECOND, "consent-withdrawal", "to-do");
        assertThat(server.photo(SECOND)).isTrue();
        assertThat(post(unsure + "/besluit", "outcome=granted&text=Gedaan.").statusCode())
                .isEqualTo(409);
        assertThat(server.photo(SECOND)).isTrue();
        assertThat(post(unsure + "/identiteit", "identity=called-back").statusCode())
                .isEqualTo(303);
        assertThat(server.photo(SECOND)).isFalse();

        register(THIRD, "access", "seen");
        assertThat(server.photo(THIRD)).as("a request for something else").isTrue();
    }

    @Test
    void aRestrictionIsEndedOnARequestOfThePersonWhoNeedNotLogIn() {
        Somebody who = WalkedServer.PEOPLE.get(3);
        String asks = register(who, "restriction", "seen");
        assertThat(post(asks + "/besluit", "outcome=granted&text=Gedaan.").statusCode())
                .isEqualTo(303);
        assertThat(server.restricted(who)).isTrue();
        assertThat(post(asks + "/beperking-einde", "").statusCode())
                .as("the request for it")
                .isEqualTo(409);

        String ends = register(who, "other", "to-do");
        assertThat(post(ends + "/beperking-einde", "").statusCode())
                .as("unsure who asks")
                .isEqualTo(409);
        assertThat(server.restricted(who)).isTrue();
        post(ends + "/identiteit", "identity=called-back");
        assertThat(server.get(ends, officer).body()).contains("beperking-einde");
        assertThat(post(ends + "/beperking-einde", "").statusCode()).isEqualTo(303);
        assertThat(server.restricted(who)).isFalse();
        assertThat(server.logAbout(who)).anyMatch(each -> each.action().equals("rights.restriction-end"));
        assertThat(post(ends + "/beperking-einde", "").statusCode())
                .as("there is none any more")
                .isEqualTo(409);
    }

    @Test
    void whoMustWaitLongerReadsWhyAndSinceWhen() {
        String asked = register(FIRST, "access", "seen");
        assertThat(post(asked + "/uitstel", "text=Er+is+veel+papier+bij+ons.").statusCode())
                .isEqualTo(303);

        Ticket own = server.logIn(server.account("q1", Role.AIOS, WalkedServer.NORTH, FIRST.id()));
        assertThat(server.get("/mijn/privacy", own).body())
                .contains("Er is veel papier bij ons.")
                .contains("Dit schreven wij u op 18 nov 2026");
    }

    /** The path of the new request. */
    private static String register(Somebody who, String kind, String identity) {
        HttpResponse<String> reply = post(
                REQUESTS + "/nieuw",
                "participant=" + who.id() + "&kind=" + kind + "&channel=letter&identity=" + identity
                        + "&received=2026-11-16&text=Mijn+brief.");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        return reply.headers().firstValue("location").orElseThrow().replaceAll("[?].*", "");
    }

    private static HttpResponse<String> post(String path, String fields) {
        return server.post(path, officer, fields);
    }
}
