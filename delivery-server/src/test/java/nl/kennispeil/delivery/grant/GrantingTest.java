package nl.kennispeil.delivery.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.audit.Outcome;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.result.Sharing;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.MovingClock;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An aios decides which trainer sees which result; the rest of the rules only take away. */
class GrantingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final CandidateId AIOS = new CandidateId("aios-1");
    private static final CandidateId OTHER = new CandidateId("aios-2");
    private static final CandidateId ROLE = new CandidateId("opleider-1");
    private static final PersonId TRAINER = new PersonId("p-9");
    private static final String MAIL = "haver@example.org";

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final ServerSecret secret = ServerSecret.random();
    private final Vault vault = Vaults.inMemory(shelves);
    private final Persons persons = new Persons(shelves, vault, secret);
    private final Enrolments enrolments = new Enrolments(shelves, persons);
    private final Accounts accounts = new Accounts(shelves, vault);
    private final Attempts attempts = new Attempts(shelves, Duration.ZERO);
    private final AuditTrail trail = new AuditTrail(shelves, secret);
    private final Grants grants = new Grants(shelves, vault, secret);
    private final GrantDeletion deletion = new GrantDeletion(grants, accounts);
    private final Set<CandidateId> hidden = new HashSet<>();
    private final MovingClock clock = new MovingClock(NOW);
    private final Granting granting = new Granting(
            grants,
            accounts,
            persons,
            enrolments,
            attempts,
            new Sittings(shelves, Duration.ZERO),
            trail,
            hidden::contains,
            clock);

    private final Account aios = aios(AIOS);
    private final Account trainer = new Account("haver", Role.OPLEIDER, "Opleider Haver", "berk", ROLE.value());
    private final Attempt first = attempt("lhk", AIOS);
    private final Attempt second = attempt("kov", AIOS);

    GrantingTest() {
        persons.addAll(
                List.of(person("p-1", "een@example.org"), person("p-2", "twee@example.org"), person("p-9", MAIL)));
        enrol(AIOS, "p-1", Training.AIOS, "berk", null);
        enrol(OTHER, "p-2", Training.AIOS, "berk", null);
        enrol(ROLE, "p-9", Training.OPLEIDER, "berk", null);
        accounts.putAll(List.of(
                Login.of(aios, ""),
                Login.of(trainer, ""),
                Login.of(new Account("elders", Role.OPLEIDER, "Opleider Elders", "eik", null), ""),
                Login.of(new Account("coordinator", Role.COORDINATOR, "Coördinator", "berk", null), "")));
    }

    @Test
    void nobodySeesAResultUntilTheAiosLetsThem() {
        assertThat(granting.letsIn(trainer, first)).isFalse();

        granting.give(aios, first.id(), "haver");

        assertThat(granting.letsIn(trainer, first)).isTrue();
        assertThat(granting.letsIn(trainer, second)).isFalse();
        assertThat(granting.letsIn(trainer, attempt("lhk", OTHER))).isFalse();
        assertThat(granting.letsIn(account("gerst", Role.OPLEIDER), first)).isFalse();
    }

    @Test
    void leaveForAllIsForLaterResultsToo() {
        granting.give(aios, null, "haver");

        assertThat(granting.letsIn(trainer, first)).isTrue();
        assertThat(granting.letsIn(trainer, attempt("lhk-volgend-jaar", AIOS))).isTrue();
    }

    @Test
    void aTrainerIsNamedByLoginOrMailAddressInAnyCase() {
        granting.give(aios, first.id(), "  HAVER ");
        granting.give(aios, second.id(), "Haver@Example.org");

        assertThat(granting.given(AIOS))
                .extracting(Sharing.Given::name)
                .containsExactly("Opleider Haver", "Opleider Haver");
        assertThat(granting.given(AIOS)).extracting(Sharing.Given::address).containsExactlyInAnyOrder("haver", MAIL);
        assertThat(granting.letsIn(trainer, second)).isTrue();
    }

    @Test
    void givingTwiceGivesOnceAndKeepsTheFirstMoment() {
        granting.give(aios, first.id(), "haver");
        clock.forward(Duration.ofDays(3));
        granting.give(aios, first.id(), "haver");

        assertThat(granting.given(AIOS))
                .singleElement()
                .extracting(Sharing.Given::since)
                .isEqualTo(NOW);
    }

    @Test
    void whoIsNoTrainerOfTheInstituteIsAnsweredAsWhoDoesNotExist() {
        for (String each : List.of(
                "niemand", "niemand@example.org", "coordinator", "elders", "twee@example.org", "een@example.org")) {
            clock.forward(Duration.ofMinutes(5));
            refused(400, "grant-nobody", () -> granting.give(aios, first.id(), each));
        }
        assertThat(granting.given(AIOS)).isEmpty();
        assertThat(lines(AIOS)).hasSize(6).allSatisfy(each -> {
            assertThat(each.action()).isEqualTo("grant.give");
            assertThat(each.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(each.detail().values()).containsExactlyInAnyOrder("one", "no-trainer");
        });
    }

    @Test
    void theAiosIsNoTrainerOfOneself() {
        accounts.putAll(List.of(new Login(
                "aios-1",
                "Aios",
                "",
                null,
                List.of(
                        Function.lasting(Role.AIOS, "berk", AIOS.value()),
                        Function.lasting(Role.OPLEIDER, "berk", null)))));

        refused(400, "grant-nobody", () -> granting.give(aios, first.id(), "aios-1"));
    }

    @Test
    void anEmptyOrEndlessAddressIsRefusedBeforeAnybodyIsLookedUp() {
        refused(400, "grant-address", () -> granting.give(aios, null, "  "));
        refused(400, "grant-address", () -> granting.give(aios, null, "x".repeat(121)));
        assertThat(lines(AIOS)).isEmpty();
    }

    @Test
    void tryingAListOfNamesStopsAfterTen() {
        for (int i = 0; i < 10; i++) {
            String name = "naam-" + i;
            refused(400, "grant-nobody", () -> granting.give(aios, null, name));
        }
        refused(429, "slow-down", () -> granting.give(aios, null, "haver"));

        clock.forward(Duration.ofMinutes(1));
        granting.give(aios, null, "haver");
        assertThat(granting.letsIn(trainer, first)).isTrue();
    }

    @Test
    void twentyIsTheMost() {
        for (int i = 0; i < Granting.MOST; i++) {
            clock.forward(Duration.ofMinutes(1));
            granting.give(aios, AttemptId.of(secret, "toets-" + i, AIOS.value()), "haver");
        }
        clock.forward(Duration.ofMinutes(1));
        refused(409, "grant-many", () -> granting.give(aios, first.id(), "haver"));
    }

    @Test
    void whatIsTakenBackIsGoneAndWhatElseWasGivenStays() {
        granting.give(aios, first.id(), "haver");
        granting.give(aios, second.id(), "haver");
        Sharing.Given given = granting.given(AIOS).stream()
                .filter(each -> each.covers(first.id().value()))
                .findFirst()
                .orElseThrow();

        granting.withdraw(aios, given.id());

        assertThat(granting.letsIn(trainer, first)).isFalse();
        assertThat(granting.letsIn(trainer, second)).isTrue();
        assertThat(granting.usable(trainer)).hasSize(1);
    }

    @Test
    void afterTheLastIsTakenBackNothingLeadsFromTheTrainerToTheAios() {
        granting.give(aios, null, "haver");
        granting.withdraw(aios, granting.given(AIOS).get(0).id());

        assertThat(deletion.remaining(subject(TRAINER, ROLE, true))).isZero();
        granting.withdraw(aios, "what-never-was");
        assertThat(lines(AIOS)).extracting(Line::action).containsExactly("grant.withdraw", "grant.give");
    }

    @Test
    void nobodyTakesBackWhatAnotherGave() {
        granting.give(aios, null, "haver");

        granting.withdraw(aios(OTHER), granting.given(AIOS).get(0).id());

        assertThat(granting.letsIn(trainer, first)).isTrue();
    }

    @Test
    void aTrainerSeesNothingAnyMoreAtAnotherInstituteOrInAnotherRole() {
        granting.give(aios, null, "haver");

        assertThat(granting.letsIn(new Account("haver", Role.OPLEIDER, "Haver", "eik", null), first))
                .isFalse();
        assertThat(granting.letsIn(new Account("haver", Role.OPLEIDER, "Haver", null, null), first))
                .isFalse();
        assertThat(granting.letsIn(account("haver", Role.COORDINATOR), first)).isFalse();
        assertThat(granting.letsIn(account("haver", Role.AUTHOR), first)).isFalse();
    }

    @Test
    void anAiosWhoMovesToAnotherInstituteIsSeenByTheTrainerNoMore() {
        granting.give(aios, null, "haver");
        enrol(AIOS, "p-1", Training.AIOS, "eik", null);

        assertThat(granting.letsIn(trainer, first)).isFalse();
        assertThat(granting.usable(trainer)).isEmpty();
        assertThat(granting.given(AIOS))
                .singleElement()
                .extracting(Sharing.Given::name)
                .isEqualTo("");
    }

    @Test
    void aTrainerWhoIsOneNoMoreIsShownToTheAiosAsSeeingNothing() {
        granting.give(aios, null, "haver");
        accounts.putAll(List.of(new Login(
                "haver",
                "Opleider Haver",
                "",
                null,
                List.of(new Function(Role.OPLEIDER, "berk", ROLE.value(), LocalDate.EPOCH, TODAY.minusDays(1))))));

        assertThat(granting.given(AIOS)).singleElement().satisfies(each -> {
            assertThat(each.name()).isEmpty();
            assertThat(each.address()).isEqualTo("haver");
        });
        refused(400, "grant-nobody", () -> granting.give(aios, first.id(), "haver"));
    }

    @Test
    void whoWasTrainerSeesTheOwnResultsStillButNoneOfAnAios() {
        granting.give(aios, null, "haver");
        enrol(ROLE, "p-9", Training.OPLEIDER, "berk", TODAY);
        assertThat(granting.letsIn(trainer, first)).isTrue();

        clock.forward(Duration.ofDays(1));

        assertThat(granting.letsIn(trainer, first)).isFalse();
        assertThat(granting.usable(trainer)).isEmpty();
        refused(400, "grant-nobody", () -> granting.give(aios, first.id(), "haver"));
    }

    @Test
    void onTheLastDayOfTheTrainingTheTrainerSeesItAndOnTheNextNot() {
        granting.give(aios, null, "haver");
        enrol(AIOS, "p-1", Training.AIOS, "berk", TODAY);
        assertThat(granting.letsIn(trainer, first)).isTrue();

        clock.forward(Duration.ofDays(1));

        assertThat(granting.letsIn(trainer, first)).isFalse();
        assertThat(granting.usable(trainer)).isEmpty();
        refused(409, "grant-over", () -> granting.give(aios, first.id(), "haver"));
    }

    @Test
    void whoIsOutOfSightIsSoForTheTrainerToo() {
        granting.give(aios, null, "haver");
        hidden.add(AIOS);

        assertThat(granting.letsIn(trainer, first)).isFalse();
        assertThat(granting.usable(trainer)).isEmpty();
    }

    @Test
    void aPracticeTestIsOfNobodyAndLetsNobodyIn() {
        granting.give(aios, null, "haver");

        assertThat(granting.letsIn(
                        trainer,
                        Attempt.registered(first.id(), new SittingId("oefentoets"), null, "", 0, Condition.HOME, 0)))
                .isFalse();
    }

    @Test
    void givingIsInTheLogOfBothWithoutANameOrAddress() {
        granting.give(aios, first.id(), MAIL);

        for (String each : List.of(AIOS.value(), first.id().value(), ROLE.value())) {
            assertThat(trail.about(List.of(each), 10)).singleElement().satisfies(line -> {
                assertThat(line.action()).isEqualTo("grant.give");
                assertThat(line.detail().values()).containsExactly("one");
            });
        }
    }

    @Test
    void withTheTrainingOfTheAiosGoesAllThatWasGiven() {
        granting.give(aios, first.id(), "haver");
        granting.give(aios, null, "haver");
        granting.give(aios(OTHER), null, "haver");
        Subject gone = subject(new PersonId("p-1"), AIOS, true);
        assertThat(deletion.remaining(gone)).isPositive();

        assertThat(deletion.delete(gone)).isPositive();

        assertThat(deletion.remaining(gone)).isZero();
        assertThat(grants.of(AIOS)).isEmpty();
        assertThat(grants.to("haver")).extracting(Grant::aios).containsExactly(OTHER);
    }

    @Test
    void withTheRoleOfTheTrainerGoesAllThatWasReceived() {
        granting.give(aios, first.id(), MAIL);
        granting.give(aios(OTHER), null, "haver");
        Subject gone = subject(TRAINER, ROLE, false);
        assertThat(deletion.remaining(gone)).isEqualTo(2);

        deletion.delete(gone);

        assertThat(deletion.remaining(gone)).isZero();
        assertThat(grants.of(AIOS)).isEmpty();
        assertThat(grants.of(OTHER)).isEmpty();
        assertThat(deletion.delete(gone)).isZero();
    }

    @Test
    void theSecondLookFindsWhatIsLeftAfterTheAccountIsGone() {
        granting.give(aios, null, "haver");
        shelves.shelf("accounts", Holds.PERSONS).delete(List.of("haver"));

        assertThat(deletion.remaining(subject(TRAINER, ROLE, false))).isEqualTo(1);
        assertThat(deletion.remaining(subject(TRAINER, new CandidateId("other-role"), true)))
                .isEqualTo(1);
    }

    /** Retention case 25: an aios who became a trainer. */
    @Test
    void whoWasAnAiosBeforeBeingATrainerKeepsWhatTheTrainerReceived() {
        CandidateId before = new CandidateId("haver-als-aios");
        enrol(before, "p-9", Training.AIOS, "berk", TODAY.minusMonths(7));
        granting.give(aios, null, "haver");

        deletion.delete(subject(TRAINER, before, false));

        assertThat(granting.letsIn(trainer, first)).isTrue();
    }

    @Test
    void anAccountOfNobodyKnownLosesWhatItReceivedWithTheEnrolmentItGotLater() {
        accounts.putAll(List.of(Login.of(account("los", Role.OPLEIDER), "")));
        granting.give(aios, null, "los");
        accounts.putAll(List.of(Login.of(new Account("los", Role.OPLEIDER, "Los", "berk", ROLE.value()), "")));

        deletion.delete(subject(TRAINER, ROLE, false));

        assertThat(grants.of(AIOS)).isEmpty();
    }

    @Test
    void nothingThatTellsWhoTheTrainerIsCanBeReadWithoutTheKeyOfTheAios() {
        granting.give(aios, null, MAIL);

        assertThat(shelves.holding("haver", MAIL)).contains("accounts").doesNotContain(Grants.GIVEN, Grants.RECEIVED);
        vault.destroy(List.of(AIOS.value()));
        assertThat(grants.of(AIOS)).isEmpty();
        assertThat(granting.letsIn(trainer, first)).isFalse();
    }

    private void refused(int status, String code, ThrowingCallable call) {
        Consumer<BadRequest> as = each -> {
            assertThat(each.status()).isEqualTo(status);
            assertThat(each.code()).isEqualTo(code);
        };
        assertThatThrownBy(call).isInstanceOfSatisfying(BadRequest.class, as);
    }

    private List<Line> lines(CandidateId about) {
        return trail.about(List.of(about.value()), 100);
    }

    private static Account aios(CandidateId id) {
        return new Account(id.value(), Role.AIOS, "Aios", "berk", id.value());
    }

    private static Account account(String login, Role role) {
        return new Account(login, role, "Naam " + login, "berk", null);
    }

    private Attempt attempt(String sitting, CandidateId who) {
        return Attempt.registered(
                AttemptId.of(secret, sitting, who.value()), new SittingId(sitting), who, "berk", 3, Condition.HOME, 0);
    }

    private static Person person(String id, String mail) {
        return new Person(new PersonId(id), null, "Naam " + id, mail, null, null, null, null);
    }

    private void enrol(CandidateId id, String person, Training training, String institute, @Nullable LocalDate last) {
        LocalDate begin = LocalDate.of(2024, 3, 1);
        Ending ending = last == null ? null : new Ending(last, Ending.Kind.COMPLETED, NOW, null);
        enrolments.putAll(
                List.of(new Enrolment(
                        id,
                        new PersonId(person),
                        training,
                        begin,
                        ending,
                        List.of(new Enrolment.Stay(institute, begin)),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                NOW);
    }

    private Subject subject(PersonId person, CandidateId enrolment, boolean last) {
        return new Subject(person, enrolment, last, List.of(), "LEDGER-1");
    }
}
