package nl.kennispeil.delivery.session;

import static nl.kennispeil.delivery.session.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.account.AuthenticatorApp;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionRoutesTest {

    private static final Instant NINE = Instant.parse("2026-11-25T08:00:00Z");

    private final Doors doors = new Doors(NINE, false, null);
    private final Visitor visitor = doors.visitor();

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void aPasswordLeadsToTheStartPage() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));

        assertThat(location(visitor.logIn("Anna ", Doors.PASSWORD))).isEqualTo("/start");
        assertThat(visitor.get("/start").body()).contains("\"role\":\"bureau\"");
        assertThat(doors.noted).containsExactly("anna account.login");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));

        assertThat(visitor.logIn("anna", Doors.PASSWORD).headers().firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("session=")
                        .contains("HTTPOnly", "SameSite=Lax", "Path=/")
                        .doesNotContainIgnoringCase("domain="));
    }

    @Test
    void anUnknownLoginAndAWrongPasswordGetTheSameAnswer() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));

        for (int i = 0; i < 4; i++) {
            HttpResponse<String> known = visitor.logIn("anna", "wrong");
            HttpResponse<String> unknown = visitor.logIn("nobody", "wrong");
            assertThat(known.statusCode()).isEqualTo(i < 3 ? 401 : 429);
            assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
            assertThat(unknown.body()).isEqualTo(known.body());
        }
    }

    @Test
    void tenFailuresLockTheAccountForAQuarterEvenForTheRightPassword() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        for (int i = 0; i < 10; i++) {
            visitor.logIn("anna", "wrong");
            doors.clock.forward(Duration.ofSeconds(61));
        }

        assertThat(visitor.logIn("anna", Doors.PASSWORD).body()).contains("een kwartier geblokkeerd");
        assertThat(doors.noted).contains("anna account.locked");
        doors.clock.forward(LoginLimits.LOCK);
        assertThat(location(visitor.logIn("anna", Doors.PASSWORD))).isEqualTo("/start");
    }

    @Test
    void whoHasNoFunctionTodayDoesNotComeIn() {
        doors.person("anna", new Function(Role.REVIEWER, null, null, LocalDate.EPOCH, LocalDate.of(2026, 11, 24)));

        HttpResponse<String> refused = visitor.logIn("anna", Doors.PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("vandaag geen functie");
        assertThat(visitor.cookie()).isEmpty();
    }

    @Test
    void whoHasTwoFunctionsChoosesOneAndChangesWithoutLoggingInAgain() {
        doors.person("anna", Function.lasting(Role.AUTHOR, null, null), Function.lasting(Role.OPLEIDER, "eik", null));
        visitor.logIn("anna", Doors.PASSWORD);
        String entered = visitor.cookie();

        assertThat(location(visitor.get("/start"))).isEqualTo("/inloggen/functie");
        assertThat(visitor.get("/inloggen/functie").body()).contains("auteur").contains("opleider · eik");
        assertThat(location(visitor.post("/inloggen/functie", "function", "opleider:eik:")))
                .isEqualTo("/start");
        String chosen = visitor.cookie();
        assertThat(chosen).isNotEqualTo(entered);
        assertThat(visitor.get("/start").body()).contains("\"role\":\"opleider\"");

        visitor.get("/inloggen/functie");
        visitor.post("/inloggen/functie", "function", "author::");
        assertThat(visitor.get("/start").body()).contains("\"role\":\"author\"");

        Visitor thief = doors.visitor();
        thief.cookie(chosen);
        assertThat(location(thief.get("/start"))).isEqualTo("/inloggen");
    }

    @Test
    void aFunctionThatIsNotOnesOwnIsRefused() {
        doors.person("anna", Function.lasting(Role.AUTHOR, null, null), Function.lasting(Role.OPLEIDER, "eik", null));
        visitor.logIn("anna", Doors.PASSWORD);
        visitor.get("/inloggen/functie");

        assertThat(visitor.post("/inloggen/functie", "function", "admin::").statusCode())
                .isEqualTo(403);
        assertThat(location(visitor.get("/start"))).isEqualTo("/inloggen/functie");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        visitor.logIn("anna", Doors.PASSWORD);
        // no page was seen, so the token is empty
        for (String path :
                List.of("/beheer/lijst", "/account/wachtwoord", "/account/overal-uitloggen", "/inloggen/functie")) {
            assertThat(visitor.post(path, "x", "y").statusCode()).as(path).isEqualTo(403);
        }
        assertThat(visitor.get("/start").statusCode()).isEqualTo(200);
    }

    @Test
    void afterAQuietQuarterThePasswordIsAskedAndTheWayGoesBack() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        visitor.logIn("anna", Doors.PASSWORD);
        String before = visitor.cookie();
        for (int i = 0; i < 16; i++) {
            doors.clock.forward(Duration.ofMinutes(1));
            visitor.poll("/beheer/lijst");
        }

        assertThat(location(visitor.poll("/beheer/lijst"))).startsWith("/vergrendeld");
        String lock = location(visitor.get("/beheer/lijst?fase=2&instituut=eik"));
        assertThat(lock).isEqualTo("/vergrendeld?terug=%2Fbeheer%2Flijst%3Ffase%3D2%26instituut%3Deik");
        assertThat(visitor.get(lock).body())
                .contains("Even vergrendeld")
                .contains("value=\"/beheer/lijst?fase=2&amp;instituut=eik\"");
        assertThat(visitor.post("/vergrendeld", "password", "wrong", "terug", "/beheer/lijst")
                        .body())
                .contains("Dit wachtwoord klopt niet");
        assertThat(location(visitor.post(
                        "/vergrendeld", "password", Doors.PASSWORD, "terug", "/beheer/lijst?fase=2&instituut=eik")))
                .isEqualTo("/beheer/lijst?fase=2&instituut=eik");
        assertThat(visitor.get("/beheer/lijst").statusCode()).isEqualTo(200);
        assertThat(visitor.cookie()).isNotEqualTo(before);
    }

    @Test
    void theLockSendsNobodyToAnotherSite() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        visitor.logIn("anna", Doors.PASSWORD);
        doors.clock.forward(Duration.ofMinutes(16));

        assertThat(visitor.get("/vergrendeld?terug=https%3A%2F%2Felsewhere.example%2F")
                        .body())
                .doesNotContain("elsewhere");
        assertThat(location(visitor.post("/vergrendeld", "password", Doors.PASSWORD, "terug", "//elsewhere.example/")))
                .isEqualTo("/start");
    }

    @Test
    void anAiosReadsOnAfterAnHour() {
        doors.person("piet", Function.lasting(Role.AIOS, "eik", "a-1"));
        visitor.logIn("piet", Doors.PASSWORD);
        doors.clock.forward(Duration.ofHours(2));

        assertThat(visitor.get("/start").statusCode()).isEqualTo(200);
    }

    @Test
    void staffSetUpASecondFactorAndAreAskedForItFromThenOn() {
        try (Doors strict = new Doors(NINE, true, null)) {
            strict.person("anna", Function.lasting(Role.BUREAU, null, null));
            Visitor first = strict.visitor();
            first.logIn("anna", Doors.PASSWORD);
            assertThat(location(first.get("/start"))).isEqualTo("/inloggen/instellen");
            String setup = first.get("/inloggen/instellen").body();
            assertThat(setup).contains("<svg class=\"qr\"").doesNotContain("<script");
            AuthenticatorApp app = AuthenticatorApp.typed(found(setup, "class=\"sample\">([A-Z2-7 ]+)<"));
            assertThat(first.post("/inloggen/instellen", "code", "000000").body())
                    .contains("Deze code klopt niet");
            String entered = first.cookie();
            String codes = first.post("/inloggen/instellen", "code", app.code(strict.clock.instant()))
                    .body();
            String paper = found(codes, "class=\"code\">([0-9A-Z-]+)<");
            assertThat(first.cookie()).isNotEqualTo(entered);
            assertThat(first.get("/start").statusCode()).isEqualTo(200);

            strict.clock.forward(Duration.ofMinutes(1));
            Visitor again = strict.visitor();
            again.logIn("anna", Doors.PASSWORD);
            assertThat(location(again.get("/beheer/lijst"))).isEqualTo("/inloggen/code");
            again.get("/inloggen/code");
            assertThat(location(again.post("/inloggen/code", "code", app.code(strict.clock.instant()))))
                    .isEqualTo("/start");
            assertThat(again.get("/start").statusCode()).isEqualTo(200);

            Visitor same = strict.visitor();
            same.logIn("anna", Doors.PASSWORD);
            same.get("/inloggen/code");
            assertThat(same.post("/inloggen/code", "code", app.code(strict.clock.instant()))
                            .body())
                    .as("a code works once")
                    .contains("al gebruikt");
            assertThat(location(same.post("/inloggen/code", "code", paper))).isEqualTo("/start");
        }
    }

    @Test
    void guessingTheCodeIsLockedAndTheRightPasswordDoesNotForgiveIt() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        doors.secondFactors.begin("anna");
        AuthenticatorApp app =
                AuthenticatorApp.typed(doors.secondFactors.begin("anna").text());
        assertThat(doors.secondFactors.confirm("anna", app.code(NINE), NINE)).isPresent();
        for (int i = 0; i < 10; i++) {
            visitor.logIn("anna", Doors.PASSWORD);
            visitor.get("/inloggen/code");
            visitor.post("/inloggen/code", "code", "nonsense");
            doors.clock.forward(Duration.ofSeconds(61));
        }
        visitor.logIn("anna", Doors.PASSWORD);
        visitor.get("/inloggen/code");

        assertThat(visitor.post("/inloggen/code", "code", app.code(doors.clock.instant()))
                        .body())
                .contains("een kwartier geblokkeerd");
    }

    @Test
    void aNewPasswordMustBeGoodAndLogsOutElsewhere() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        Visitor elsewhere = doors.visitor();
        elsewhere.logIn("anna", Doors.PASSWORD);
        visitor.logIn("anna", Doors.PASSWORD);
        visitor.get("/account");

        assertThat(change("wachtwoord2026", "wachtwoord2026", Doors.PASSWORD)).contains("te makkelijk te raden");
        assertThat(change("kort", "kort", Doors.PASSWORD)).contains("te kort");
        assertThat(change("groene lamp op zolder", "anders", Doors.PASSWORD)).contains("niet gelijk");
        assertThat(change("groene lamp op zolder", "groene lamp op zolder", "wrong"))
                .contains("Dit wachtwoord klopt niet");
        assertThat(change("groene lamp op zolder", "groene lamp op zolder", Doors.PASSWORD))
                .isEmpty();

        assertThat(visitor.get("/account?klaar=password").body()).contains("Uw wachtwoord is gewijzigd");
        assertThat(location(elsewhere.get("/start"))).isEqualTo("/inloggen");
        assertThat(doors.visitor().logIn("anna", Doors.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(location(doors.visitor().logIn("anna", "groene lamp op zolder")))
                .isEqualTo("/start");
    }

    @Test
    void loggingOutEndsTheSessionOnTheServerToo() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        visitor.logIn("anna", Doors.PASSWORD);
        String cookie = visitor.cookie();
        visitor.post("/uitloggen");

        Visitor thief = doors.visitor();
        thief.cookie(cookie);
        assertThat(location(thief.get("/start"))).isEqualTo("/inloggen");
    }

    @Test
    void supportLiftsALockOfAnAccountItMayHelpAndLearnsNothingAboutOthers() {
        doors.person("anna", Function.lasting(Role.COORDINATOR, "eik", null));
        doors.person("help", Function.lasting(Role.SUPPORT, null, null));
        doors.person("hal", Function.lasting(Role.INVIGILATOR, "berk", null));
        for (int i = 0; i < 10; i++) {
            visitor.logIn("anna", "wrong");
            doors.clock.forward(Duration.ofSeconds(61));
        }
        Visitor invigilator = doors.visitor();
        invigilator.logIn("hal", Doors.PASSWORD);
        invigilator.get("/beheer/ontgrendelen");
        assertThat(location(invigilator.post("/beheer/ontgrendelen", "login", "anna")))
                .isEqualTo(location(invigilator.post("/beheer/ontgrendelen", "login", "nobody")));
        assertThat(visitor.logIn("anna", Doors.PASSWORD).statusCode()).isEqualTo(429);

        Visitor support = doors.visitor();
        support.logIn("help", Doors.PASSWORD);
        support.get("/beheer/ontgrendelen");
        support.post("/beheer/ontgrendelen", "login", "anna");

        assertThat(location(visitor.logIn("anna", Doors.PASSWORD))).isEqualTo("/start");
        assertThat(doors.noted).contains("anna account.unlocked");
        assertThat(visitor.get("/beheer/ontgrendelen").statusCode()).isEqualTo(403);
    }

    @Test
    void everyReplyTellsTheBrowserWhatToRefuse() {
        doors.person("anna", Function.lasting(Role.BUREAU, null, null));
        visitor.logIn("anna", Doors.PASSWORD);

        for (String path : List.of("/inloggen", "/start", "/account", "/vergrendeld", "/no-such-page")) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("content-security-policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .startsWith("default-src 'none'")
                            .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                            .doesNotContain("unsafe"));
            assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
            assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
            assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
            assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
            assertThat(headers.firstValue("permissions-policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("camera=()", "microphone=()", "geolocation=()"));
            assertThat(headers.firstValue("cache-control")).as(path).hasValue("no-store");
            assertThat(headers.firstValue("strict-transport-security"))
                    .as("not in clear text")
                    .isEmpty();
            assertThat(headers.firstValue("server")).isEmpty();
        }
    }

    private String change(String fresh, String again, String current) {
        return visitor.post("/account/wachtwoord", "current", current, "fresh", fresh, "again", again)
                .body();
    }

    private static String found(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
