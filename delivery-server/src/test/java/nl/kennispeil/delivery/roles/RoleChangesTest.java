package nl.kennispeil.delivery.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Appointments;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.LoginNames;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.intake.IntakeFixture;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Giving functions, ending them and letting somebody begin again takes two administrators (domain.md §5). */
class RoleChangesTest {

    private static final Instant NOW = IntakeFixture.NOW;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Account FIRST = IntakeFixture.account("beheer", Role.ADMIN, null);
    private static final Account SECOND = IntakeFixture.account("beheer2", Role.ADMIN, null);

    private final IntakeFixture fixture = new IntakeFixture();
    private final Accounts accounts = new Accounts(fixture.shelves, fixture.vault);
    private final Activations activations = new Activations(fixture.shelves, fixture.secret);
    private final SecondFactors factors = new SecondFactors(fixture.shelves, fixture.secret);
    private final Sessions sessions = new Sessions(fixture.shelves, accounts, fixture.secret);
    private final RoleChangeShelf shelf = new RoleChangeShelf(fixture.shelves, fixture.vault);
    private final RoleChanges changes = new RoleChanges(
            shelf,
            new RoleChanges.Tools(
                    accounts,
                    new LoginNames(accounts, fixture.persons, fixture.enrolments),
                    fixture.persons,
                    new Appointments(accounts, fixture.persons, fixture.enrolments, fixture.enrolling),
                    activations,
                    factors,
                    sessions,
                    fixture.audit));

    @Test
    void somebodyNewGetsAnAccountAnEnrolmentAndACodeOnceAnotherAdministratorConfirms() {
        changes.give(fresh("Eva Esdoorn", Role.COORDINATOR, "berk", null), FIRST, NOW);
        assertThat(accounts.staff()).isEmpty();

        Activations.Code code = changes.confirm(only().id(), SECOND, NOW).orElseThrow();

        Login made = accounts.find(code.login()).orElseThrow();
        assertThat(made.name()).isEqualTo("Eva Esdoorn");
        assertThat(activations.fits(code.login(), code.shown(), NOW)).isTrue();
        Enrolment enrolment =
                fixture.enrolments.of(Objects.requireNonNull(made.person())).get(0);
        assertThat(enrolment.training()).isEqualTo(Training.STAFF);
        assertThat(made.functions())
                .containsExactly(
                        new Function(Role.COORDINATOR, "berk", enrolment.id().value(), TODAY, null));
        assertThat(changes.waiting(NOW)).isEmpty();
    }

    @Test
    void whoAskedDoesNotConfirmAndNobodyConfirmsAboutOneself() {
        changes.give(fresh("Eva Esdoorn", Role.BUREAU, null, null), FIRST, NOW);
        assertThatThrownBy(() -> changes.confirm(only().id(), FIRST, NOW)).satisfies(code("second-person"));
        changes.withdraw(only().id(), SECOND, NOW);

        accounts.putAll(List.of(Login.of(SECOND, "hash")));
        changes.reset("beheer2", FIRST, NOW);
        assertThatThrownBy(() -> changes.confirm(only().id(), SECOND, NOW)).satisfies(code("role-own"));
        assertThat(accounts.find("beheer2").orElseThrow().passwordHash()).isEqualTo("hash");
    }

    @Test
    void aChangeIsConfirmedOnce() {
        changes.give(fresh("Eva Esdoorn", Role.BUREAU, null, null), FIRST, NOW);
        String id = only().id();
        changes.confirm(id, SECOND, NOW);

        assertThatThrownBy(() -> changes.confirm(id, SECOND, NOW)).satisfies(code("not-found"));
        assertThat(accounts.staff()).hasSize(1);
    }

    @Test
    void administratorAndPrivacyOfficerAreNeverOnePerson() {
        String login = given("Eva Esdoorn", Role.ADMIN, null);

        assertThatThrownBy(() -> changes.give(known(login, Role.PRIVACY, null), FIRST, NOW))
                .satisfies(code("role-not-together"));
    }

    @Test
    void theSameFunctionIsNotGivenTwice() {
        String login = given("Eva Esdoorn", Role.COORDINATOR, "berk");

        assertThatThrownBy(() -> changes.give(known(login, Role.COORDINATOR, "berk"), FIRST, NOW))
                .satisfies(code("role-not-together"));
        changes.give(known(login, Role.COORDINATOR, "eik"), FIRST, NOW);
        assertThat(changes.confirm(only().id(), SECOND, NOW)).isPresent();
        assertThat(accounts.find(login).orElseThrow().functions()).hasSize(2);
    }

    @Test
    void anEndIsTheEndOfItsEnrolmentTooSoThatItIsDeletedInTime() {
        String login = given("Eva Esdoorn", Role.BUREAU, null);
        Login account = accounts.find(login).orElseThrow();
        changes.end(login, account.functions().get(0).key(), TODAY.plusDays(7), FIRST, NOW);
        assertThat(changes.confirm(only().id(), SECOND, NOW)).isEmpty();

        assertThat(accounts.find(login).orElseThrow().functions().get(0).until())
                .isEqualTo("2026-11-29");
        Ending ending = Objects.requireNonNull(fixture.enrolments
                .of(Objects.requireNonNull(account.person()))
                .get(0)
                .ending());
        assertThat(ending.day()).isEqualTo("2026-11-29");
        assertThat(ending.kind()).isEqualTo(Ending.Kind.ROLE_ENDED);
    }

    @Test
    void beginningAgainForgetsPasswordSecondFactorAndSessions() {
        String login = given("Eva Esdoorn", Role.BUREAU, null);
        accounts.changePassword(login, "hash");
        factors.begin(login);
        String session = sessions.begin(accounts.find(login).orElseThrow(), true, null, NOW);
        changes.reset(login, FIRST, NOW);
        assertThat(accounts.find(login).orElseThrow().passwordHash()).isEqualTo("hash");

        assertThat(changes.confirm(only().id(), SECOND, NOW)).isPresent();

        assertThat(accounts.find(login).orElseThrow().passwordHash()).isEmpty();
        assertThat(sessions.visit(session, NOW.plusSeconds(60), true)).isEmpty();
        assertThat(fixture.shelves.shelf("second_factors", Holds.PERSONS).find(login))
                .isEmpty();
    }

    @Test
    void somebodyWhoIsRegisteredIsFoundByMailAndKeepsThatIdentity() {
        fixture.take("""
                id;naam;mail;instituut;begin
                crm-1;Roos Akelei;roos@example.org;berk;2025-03-01
                """);
        assertThatThrownBy(() -> changes.give(
                        new RoleChanges.Asked("", "Roos", "roos@example.org", Role.AUTHOR, null, TODAY, null),
                        FIRST,
                        NOW))
                .satisfies(code("role-mail-known"));
        assertThatThrownBy(() -> changes.give(known("nobody@example.org", Role.AUTHOR, null), FIRST, NOW))
                .satisfies(code("role-no-account"));

        changes.give(known("roos@example.org", Role.AUTHOR, null), FIRST, NOW);
        changes.confirm(only().id(), SECOND, NOW);

        assertThat(accounts.of(fixture.person("crm-1").id()))
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo("Roos Akelei"));
    }

    @Test
    void whatWaitsIsSealedAndGoesAfterTwoWeeks() {
        changes.give(fresh("Eva Esdoorn", Role.BUREAU, null, null), FIRST, NOW);
        String id = only().id();
        Fields kept =
                fixture.shelves.shelf("role_changes", Holds.PERSONS).find(id).orElseThrow();

        assertThat(new String(kept.bytes("name"), StandardCharsets.ISO_8859_1)).doesNotContain("Esdoorn");
        Instant late = NOW.plus(RoleChangeShelf.WAITING);
        assertThat(changes.waiting(late)).isEmpty();
        assertThatThrownBy(() -> changes.confirm(id, SECOND, late)).satisfies(code("not-found"));
        assertThat(shelf.expire(late)).isEqualTo(1);
        assertThat(fixture.vault.holds(id)).isFalse();
    }

    @Test
    void everyStepIsWrittenDownWithoutTheName() {
        given("Eva Esdoorn", Role.BUREAU, null);

        assertThat(fixture.logged()).extracting(each -> each.action()).contains("role.propose", "role.confirm");
        assertThat(fixture.logged().toString()).doesNotContain("Esdoorn");
    }

    private String given(String name, Role role, @Nullable String institute) {
        changes.give(fresh(name, role, institute, null), FIRST, NOW);
        return changes.confirm(only().id(), SECOND, NOW).orElseThrow().login();
    }

    private RoleChange only() {
        assertThat(changes.waiting(NOW)).hasSize(1);
        return changes.waiting(NOW).get(0);
    }

    private static RoleChanges.Asked fresh(
            String name, Role role, @Nullable String institute, @Nullable LocalDate until) {
        return new RoleChanges.Asked("", name, "", role, institute, TODAY, until);
    }

    private static RoleChanges.Asked known(String account, Role role, @Nullable String institute) {
        return new RoleChanges.Asked(account, "", "", role, institute, TODAY, null);
    }

    private static ThrowingConsumer<Throwable> code(String code) {
        return thrown -> assertThat(((BadRequest) thrown).code()).isEqualTo(code);
    }
}
