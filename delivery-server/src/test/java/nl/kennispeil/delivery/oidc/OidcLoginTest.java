package nl.kennispeil.delivery.oidc;

import static nl.kennispeil.delivery.session.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.session.Doors;
import nl.kennispeil.delivery.session.Visitor;
import nl.kennispeil.delivery.shelf.Holds;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way round, over HTTP, with a running OpenID provider that is not ours. */
class OidcLoginTest {

    /** It signs with RS256, asks for a user name on a page of its own, and checks the PKCE verifier. */
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server(
            OAuth2Config.Companion.fromJson("{\"interactiveLogin\":true,\"httpServer\":\"NettyWrapper\"}"),
            new Route[0]);

    private static final String SUBJECT = "urn:collab:person:example.org:anna";

    // the provider's clock is the machine's
    private final Instant now = java.time.Clock.systemUTC().instant();
    private final Doors doors = new Doors(now, false, settings(issuer()));
    private final Visitor visitor = doors.visitor();

    @BeforeAll
    static void startProvider() {
        PROVIDER.start();
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.shutdown();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void theFirstTimeAPasswordAndAYesLinkTheAccountAndFromThenOnTheProviderIsEnough() {
        doors.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));

        assertThat(location(throughTheProvider(visitor))).isEqualTo("/inloggen");
        assertThat(visitor.get("/inloggen").body()).contains("We kennen u nog niet via Instelling");
        visitor.logIn("anna", Doors.PASSWORD);
        assertThat(location(visitor.get("/start"))).isEqualTo("/inloggen/koppelen");
        visitor.get("/inloggen/koppelen");
        visitor.post("/inloggen/koppelen", "answer", "yes");
        assertThat(visitor.get("/start").body()).contains("\"login\":\"anna\"");

        Visitor later = doors.visitor();
        assertThat(location(throughTheProvider(later))).isEqualTo("/start");
        assertThat(later.get("/start").body()).contains("\"role\":\"coordinator\"");
        assertThat(doors.noted).contains("anna account.linked", "anna account.login");
    }

    @Test
    void theSubjectIsKeptAsADigestOnly() {
        doors.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));
        link();

        for (String shelf : Set.of("subject_links", "linked_subjects", "sessions", "accounts")) {
            doors.shelves
                    .shelf(shelf, Holds.PERSONS)
                    .all()
                    .forEach(each -> assertThat(each.values().toString())
                            .doesNotContain("collab")
                            .doesNotContain("example.org"));
        }
    }

    @Test
    void whoSaysNoIsInAndNotLinked() {
        doors.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));
        throughTheProvider(visitor);
        visitor.logIn("anna", Doors.PASSWORD);
        visitor.get("/inloggen/koppelen");
        visitor.post("/inloggen/koppelen", "answer", "no");

        assertThat(visitor.get("/start").statusCode()).isEqualTo(200);
        assertThat(location(throughTheProvider(doors.visitor()))).isEqualTo("/inloggen");
    }

    @Test
    void theSecondFactorIsAskedBehindAProviderThatDoesNotSayItAskedForOne() {
        try (Doors strict = new Doors(now, true, settings(issuer()))) {
            strict.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));
            strict.links.link(strict.links.digest(issuer(), SUBJECT), "anna", now);
            Visitor staff = strict.visitor();

            assertThat(location(throughTheProvider(staff))).isEqualTo("/start");
            assertThat(location(staff.get("/start"))).isEqualTo("/inloggen/instellen");
        }
    }

    @Test
    void aReplyThatWasCaughtIsWorthNothingInAnotherBrowser() {
        doors.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));
        link();
        String back = atTheProvider(doors.visitor());

        HttpResponse<String> stolen = visitor.get(path(back));

        assertThat(stolen.statusCode()).isEqualTo(403);
        assertThat(stolen.body()).contains("Inloggen via uw instelling is niet gelukt");
    }

    @Test
    void aCodeIsGoodForOneReturn() {
        doors.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));
        link();
        Visitor later = doors.visitor();
        String back = atTheProvider(later);
        assertThat(location(later.get(path(back)))).isEqualTo("/start");

        assertThat(later.get(path(back)).statusCode()).isEqualTo(403);
    }

    @Test
    void whenTheProviderIsDownThePageSaysSoCalmlyAndAPasswordStillWorks() {
        try (Doors alone = new Doors(now, false, settings("http://127.0.0.1:1/nobody"))) {
            alone.person("anna", Function.lasting(Role.COORDINATOR, "berk", null));
            Visitor staff = alone.visitor();

            HttpResponse<String> page = staff.get("/inloggen/sso");

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("lukt nu niet").contains("name=\"password\"");
            assertThat(location(staff.logIn("anna", Doors.PASSWORD))).isEqualTo("/start");
        }
    }

    private void link() {
        throughTheProvider(visitor);
        visitor.logIn("anna", Doors.PASSWORD);
        visitor.get("/inloggen/koppelen");
        visitor.post("/inloggen/koppelen", "answer", "yes");
    }

    /** From the button to the reply of our own server to what the provider sent. */
    private static HttpResponse<String> throughTheProvider(Visitor visitor) {
        return visitor.get(path(atTheProvider(visitor)));
    }

    /** Logs in at the provider and returns where it sends the browser. */
    private static String atTheProvider(Visitor visitor) {
        String authorize = location(visitor.get("/inloggen/sso"));
        assertThat(visitor.get(authorize).body()).contains("username");
        return location(visitor.post(authorize, "username", SUBJECT, "claims", ""));
    }

    /** Our part of the way back, wherever the public address says we are. */
    private static String path(String location) {
        URI uri = URI.create(location);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String issuer() {
        return PROVIDER.issuerUrl("instelling").toString();
    }

    private static ProviderSettings settings(String issuer) {
        return new ProviderSettings(
                URI.create(issuer),
                "kennispeil",
                "hush",
                URI.create("https://toets.example.org" + OidcRoutes.BACK),
                Set.of("openid"),
                "Instelling",
                null);
    }
}
