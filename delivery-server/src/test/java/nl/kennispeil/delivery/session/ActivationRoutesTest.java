package nl.kennispeil.delivery.session;

import static nl.kennispeil.delivery.session.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Taking an account into use with the code of a letter. */
class ActivationRoutesTest {

    private static final Instant NINE = Instant.parse("2026-11-25T08:00:00Z");
    private static final String FRESH = "groene fiets in april";

    private final Doors doors = new Doors(NINE, false, null);
    private final Visitor visitor = doors.visitor();

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void theCodeLeadsInAndThePasswordThatWasChosenDoesFromThenOnByMailToo() {
        String code = invited("k7m2-q9fx", "roos@example.org", null);

        assertThat(visitor.get("/activeren").statusCode()).isEqualTo(200);
        assertThat(location(activate("k7m2-q9fx", code, "", FRESH))).isEqualTo("/start");
        assertThat(doors.noted).containsExactly("k7m2-q9fx account.activated", "k7m2-q9fx account.login");
        assertThat(location(doors.visitor().logIn("Roos@example.org", FRESH))).isEqualTo("/start");
        assertThat(location(doors.visitor().logIn("k7m2-q9fx", FRESH))).isEqualTo("/start");
        assertThat(activate("k7m2-q9fx", code, "", "een ander wachtwoord").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLetterInTheWrongHandsOpensNothingWithoutTheDateOfBirth() {
        String code = invited("k7m2-q9fx", "roos@example.org", LocalDate.of(1994, 2, 28));

        assertThat(activate("k7m2-q9fx", code, "", FRESH).statusCode()).isEqualTo(401);
        assertThat(activate("k7m2-q9fx", code, "1994-02-27", FRESH).statusCode())
                .isEqualTo(401);
        assertThat(location(activate("k7m2-q9fx", code, "1994-02-28", FRESH))).isEqualTo("/start");
    }

    @Test
    void whatIsWrongLooksTheSameAndIsCountedUntilTheAccountIsLocked() {
        invited("k7m2-q9fx", "roos@example.org", null);
        String unknown = activate("nobody", "AAAA-AAAA-AAAA-AAAA", "", FRESH).body();
        String wrong = activate("k7m2-q9fx", "AAAA-AAAA-AAAA-AAAA", "", FRESH).body();

        assertThat(wrong.replace("k7m2-q9fx", "nobody")).isEqualTo(unknown);
        for (int i = 0; i < LoginLimits.FAILURES; i++) {
            doors.clock.forward(LoginLimits.pause(LoginLimits.FAILURES));
            activate("roos@example.org", "AAAA-AAAA-AAAA-AAAA", "", FRESH);
        }
        HttpResponse<String> locked = activate("k7m2-q9fx", "AAAA-AAAA-AAAA-AAAA", "", FRESH);
        assertThat(locked.statusCode()).isEqualTo(429);
    }

    @Test
    void aPasswordThatWillNotDoUsesNoCodeUp() {
        String code = invited("k7m2-q9fx", "roos@example.org", null);

        assertThat(activate("k7m2-q9fx", code, "", "kort").statusCode()).isEqualTo(400);
        assertThat(location(activate("k7m2-q9fx", code, "", FRESH))).isEqualTo("/start");
    }

    @Test
    void anActivationEndsTheSessionsThatWereOpen() {
        String code = invited("k7m2-q9fx", "roos@example.org", null);
        activate("k7m2-q9fx", code, "", FRESH);
        Visitor thief = doors.visitor();
        thief.logIn("k7m2-q9fx", FRESH);
        assertThat(thief.get("/start").statusCode()).isEqualTo(200);

        String again =
                doors.activations.issue("k7m2-q9fx", doors.clock.instant()).shown();
        assertThat(location(activate("k7m2-q9fx", again, "", "paarse fiets in mei")))
                .isEqualTo("/start");
        assertThat(location(thief.get("/start"))).isEqualTo("/inloggen");
    }

    private String invited(String login, String mail, @Nullable LocalDate birthDate) {
        PersonId id = new PersonId("p-1");
        doors.persons.addAll(List.of(new Person(id, null, "Roos Akelei", mail, null, null, birthDate, null)));
        doors.accounts.putAll(
                List.of(new Login(login, "Roos Akelei", "", id, List.of(Function.lasting(Role.AIOS, "berk", "e-1")))));
        return doors.activations.issue(login, NINE).shown();
    }

    private HttpResponse<String> activate(String login, String code, String birth, String password) {
        return visitor.post(
                "/activeren", "login", login, "code", code, "birth", birth, "fresh", password, "again", password);
    }
}
