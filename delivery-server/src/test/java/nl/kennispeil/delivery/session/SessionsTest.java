package nl.kennispeil.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant NINE = Instant.parse("2026-11-25T08:00:00Z");
    private static final PersonId PERSON = new PersonId("p-1");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final ServerSecret secret = ServerSecret.random();
    private final Accounts accounts = new Accounts(shelves, Vaults.inMemory(shelves));
    private final Sessions sessions =
            new Sessions(shelves, accounts, secret, SessionRules.STRICT.withSecondFactor(false));

    @Test
    void staffWhoDoNothingForAQuarterAreLockedAndSoIsWhatTheirPagesAskByThemselves() {
        String id = begin(login(Function.lasting(Role.BUREAU, null, null)));

        for (int minute = 1; minute <= 15; minute++) {
            assertThat(stage(id, minute, false)).isEqualTo(Stage.OPEN);
        }
        assertThat(stage(id, 16, false)).isEqualTo(Stage.LOCKED);
        assertThat(stage(id, 17, true)).isEqualTo(Stage.LOCKED);
        assertThat(sessions.find(id, at(17))).isEmpty();
    }

    @Test
    void whoWorksIsNotLocked() {
        String id = begin(login(Function.lasting(Role.BUREAU, null, null)));

        for (int minute = 0; minute < 240; minute += 10) {
            assertThat(stage(id, minute, true)).isEqualTo(Stage.OPEN);
        }
    }

    @Test
    void anotherNodeSeesThatSomebodyWorkedOnThisOne() {
        String id = begin(login(Function.lasting(Role.BUREAU, null, null)));
        Sessions other = new Sessions(shelves, accounts, secret);
        assertThat(other.visit(id, at(1), false).orElseThrow().stage()).isEqualTo(Stage.OPEN);
        sessions.visit(id, at(14), true);

        assertThat(other.visit(id, at(20), false).orElseThrow().stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void anAiosIsNeverLockedSoThatNothingIsCutOffInATest() {
        String id = begin(login(Function.lasting(Role.AIOS, "berk", "a-1")));

        assertThat(stage(id, 9 * 60, false)).isEqualTo(Stage.OPEN);
    }

    @Test
    void aSessionEndsAfterTenHoursWhateverHappens() {
        String id = begin(login(Function.lasting(Role.BUREAU, null, null)));
        String unlocked = sessions.unlock(sessions.visit(id, at(9 * 60), true).orElseThrow(), at(9 * 60));

        assertThat(sessions.visit(unlocked, at(9 * 60 + 10), true)).isPresent();
        assertThat(sessions.visit(unlocked, at(10 * 60), true)).isEmpty();
    }

    @Test
    void everyStepGivesAnotherIdAndTheOneBeforeIsWorthNothing() {
        Login login = login(Function.lasting(Role.AUTHOR, null, null), Function.lasting(Role.OPLEIDER, "eik", null));
        String entered = begin(login);
        Visit visit = sessions.visit(entered, NINE, true).orElseThrow();
        assertThat(visit.stage()).isEqualTo(Stage.FUNCTION);
        assertThat(visit.session()).isEmpty();

        String author = sessions.choose(visit, login.functions().get(0), NINE);
        String opleider = sessions.choose(
                sessions.visit(author, NINE, true).orElseThrow(),
                login.functions().get(1),
                NINE);

        assertThat(List.of(entered, author, opleider)).doesNotHaveDuplicates();
        assertThat(sessions.visit(entered, NINE, true)).isEmpty();
        assertThat(sessions.visit(author, NINE, true)).isEmpty();
        Session session = sessions.find(opleider, NINE).orElseThrow();
        assertThat(session.account().role()).isEqualTo(Role.OPLEIDER);
        assertThat(session.account().institute()).isEqualTo("eik");
        assertThat(session.several()).isTrue();
    }

    @Test
    void aFunctionThatEndsAtMidnightEndsTheSessionAtMidnight() {
        LocalDate today = LocalDate.of(2026, 11, 25);
        Instant evening = Instant.parse("2026-11-25T22:55:00Z");
        Login login = login(new Function(Role.REVIEWER, null, null, today, today));
        accounts.putAll(List.of(login));
        String id = sessions.begin(login, false, null, evening);

        assertThat(sessions.visit(id, evening.plusSeconds(299), true)).isPresent();
        assertThat(sessions.visit(id, evening.plusSeconds(300), true)).isEmpty();
    }

    @Test
    void whoMustHaveASecondFactorSetsItUpAndNobodyElseIsAsked() {
        Sessions strict = new Sessions(shelves, accounts, secret, SessionRules.STRICT);
        Login staff = login(Function.lasting(Role.BUREAU, null, null));
        Login aios = new Login("piet", "Piet", "", null, List.of(Function.lasting(Role.AIOS, "eik", "a-2")));
        accounts.putAll(List.of(staff, aios));

        Visit first =
                strict.visit(strict.begin(staff, false, null, NINE), NINE, true).orElseThrow();
        assertThat(first.stage()).isEqualTo(Stage.SETUP);
        assertThat(strict.visit(strict.begin(aios, false, null, NINE), NINE, true)
                        .orElseThrow()
                        .stage())
                .isEqualTo(Stage.OPEN);
        assertThat(strict.visit(strict.begin(staff, true, null, NINE), NINE, true)
                        .orElseThrow()
                        .stage())
                .as("shown to the identity provider")
                .isEqualTo(Stage.OPEN);
        assertThat(strict.visit(first.id(), NINE.plus(Duration.ofMinutes(10)), true))
                .as("half-way in is for ten minutes")
                .isEmpty();
        assertThat(strict.visit(strict.passed(first, NINE), NINE, true)
                        .orElseThrow()
                        .stage())
                .isEqualTo(Stage.OPEN);
    }

    @Test
    void loggingOutEverywhereLeavesTheSessionThatAsked() {
        Login login = login(Function.lasting(Role.BUREAU, null, null));
        String here = begin(login);
        String there = begin(login);
        assertThat(sessions.of("anna", here, NINE)).hasSize(2);

        sessions.endOthers("anna", here);

        assertThat(sessions.find(there, NINE)).isEmpty();
        assertThat(sessions.find(here, NINE)).isPresent();
        assertThat(sessions.of("anna", here, NINE))
                .singleElement()
                .satisfies(each -> assertThat(each.current()).isTrue());
    }

    @Test
    void whatHasExpiredIsSweptAndWhatLivesIsNot() {
        Login login = login(Function.lasting(Role.BUREAU, null, null));
        begin(login);
        accounts.putAll(List.of(login));
        String young = sessions.begin(login, false, null, at(6 * 60));

        assertThat(sessions.sweep(at(10 * 60 - 1))).isZero();
        assertThat(sessions.sweep(at(11 * 60))).isEqualTo(1);
        assertThat(sessions.sweep(at(11 * 60))).isZero();
        assertThat(shelves.shelf("sessions", Holds.PERSONS).all()).hasSize(1);
        assertThat(sessions.of("anna", young, at(11 * 60))).hasSize(1);
    }

    @Test
    void theStoreHoldsNoSessionId() {
        String id = begin(login(Function.lasting(Role.BUREAU, null, null)));

        for (String shelf : List.of("sessions", "session_index", "session_hours")) {
            assertThat(shelves.shelf(shelf, Holds.PERSONS).all().toString()).doesNotContain(id);
            shelves.shelf(shelf, Holds.PERSONS)
                    .all()
                    .forEach(each -> assertThat(each.values().toString()).doesNotContain(id));
        }
    }

    @Test
    void aPersonWhoGoesIsLoggedOutAndNothingIsLeft() {
        LoginLimits limits = new LoginLimits(shelves);
        SessionDeletion deletion = new SessionDeletion(sessions, limits, accounts);
        Login login = login(Function.lasting(Role.AIOS, "berk", "a-1"));
        String id = begin(login);
        sessions.start(new Account("anna", Role.AIOS, "Anna", "berk", "a-1"), NINE);
        limits.failed("anna", true, "192.0.2.1", NINE);
        Subject subject = new Subject(PERSON, new CandidateId("a-1"), true, List.of(), "L1");

        assertThat(deletion.remaining(subject)).isPositive();
        assertThat(deletion.delete(subject)).isEqualTo(3);
        assertThat(deletion.remaining(subject)).isZero();
        assertThat(sessions.find(id, NINE)).isEmpty();
        for (String shelf : deletion.shelves()) {
            assertThat(shelves.shelf(shelf, Holds.PERSONS).all()).as(shelf).isEmpty();
        }
        assertThat(deletion.delete(subject)).isZero();
    }

    private static Login login(Function... functions) {
        return new Login("anna", "Anna Zonnebloem", "", PERSON, List.of(functions));
    }

    private String begin(Login login) {
        accounts.putAll(List.of(login));
        return sessions.begin(login, false, null, NINE);
    }

    private Stage stage(String id, int minute, boolean active) {
        return sessions.visit(id, at(minute), active).orElseThrow().stage();
    }

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }
}
