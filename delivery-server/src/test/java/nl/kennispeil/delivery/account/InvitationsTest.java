package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.account.Invitations.Stage;
import nl.kennispeil.delivery.intake.IntakeFixture;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {

    private static final Enrolling.Actor BUREAU = new Enrolling.Actor("bureau", "bureau");

    private final IntakeFixture fixture = new IntakeFixture();
    private final Accounts accounts = new Accounts(fixture.shelves, fixture.vault);
    private final Activations activations = new Activations(fixture.shelves, fixture.secret);
    private final Invitations invitations = new Invitations(accounts, fixture.persons, fixture.enrolments, activations);
    private final LoginNames names = new LoginNames(accounts, fixture.persons, fixture.enrolments);

    @BeforeEach
    void fill() {
        fixture.take("""
                id;naam;mail;instituut;begin
                crm-1;Roos Akelei;roos@example.org;berk;2025-03-01
                """);
    }

    @Test
    void anAccountIsMadeOnceWithAFunctionForTheEnrolment() {
        Invitations.Invitation first = invite();
        Invitations.Invitation second = invite();

        assertThat(second.code().login()).isEqualTo(first.code().login());
        assertThat(accounts.of(roos())).singleElement().satisfies(each -> {
            assertThat(each.functions())
                    .containsExactly(Function.lasting(
                            Role.AIOS, "berk", fixture.enrolment("crm-1").id().value()));
            assertThat(each.passwordHash()).isEmpty();
            assertThat(each.login()).matches("[0-9a-z]{4}-[0-9a-z]{4}");
        });
    }

    @Test
    void theStandingFollowsFromNoAccountToInUse() {
        assertThat(stage()).isEqualTo(Stage.NONE);
        String login = invite().code().login();
        assertThat(stage()).isEqualTo(Stage.INVITED);
        activations.remove(List.of(login));
        assertThat(stage()).isEqualTo(Stage.EXPIRED);
        accounts.changePassword(login, "hash");
        assertThat(stage()).isEqualTo(Stage.IN_USE);
    }

    @Test
    void anApplicantComesWithATestCodeAndNeedsNoAccount() {
        PersonId someone = fixture.enrolling.newPersonId();
        fixture.enrolling.put(
                new Enrolling.Wanted(
                        new Person(someone, null, "Wil Winde", null, null, null, null, null),
                        List.of(new Enrolling.WantedEnrolment(
                                EnrolmentDraft.fresh(
                                                fixture.enrolling.newEnrolmentId(),
                                                someone,
                                                Training.APPLICANT,
                                                LocalDate.of(2026, 11, 1),
                                                "berk")
                                        .build(),
                                null))),
                BUREAU,
                "",
                IntakeFixture.NOW);

        assertThat(invitations.standing(someone, IntakeFixture.NOW).stage()).isEqualTo(Stage.NOT_NEEDED);
        assertThat(invitations.invite(List.of(someone), IntakeFixture.NOW)).isEmpty();
        assertThat(accounts.of(someone)).isEmpty();
    }

    @Test
    void theAccountIsFoundByLoginAndByMailAddressAndAfterACorrectionByTheNewOne() {
        Login made = accounts.find(invite().code().login()).orElseThrow();

        assertThat(names.find(made.login())).contains(made);
        assertThat(names.find(" Roos@Example.org ")).contains(made);
        fixture.take("""
                id;naam;mail;instituut;begin
                crm-1;Roos Akelei;r.akelei@example.org;berk;2025-03-01
                """);
        assertThat(names.find("r.akelei@example.org")).contains(made);
        assertThat(names.find("roos@example.org")).isEmpty();
    }

    @Test
    void functionsFollowTheEnrolmentsToAnotherInstituteAndToAnotherTraining() {
        Login made = accounts.find(invite().code().login()).orElseThrow();
        fixture.enrolling.change(
                fixture.enrolment("crm-1").id(),
                draft -> draft.move("eik", LocalDate.of(2026, 11, 1)),
                BUREAU,
                IntakeFixture.NOW);
        EnrolmentDraft trainer = EnrolmentDraft.fresh(
                fixture.enrolling.newEnrolmentId(), roos(), Training.OPLEIDER, LocalDate.of(2026, 11, 1), "berk");
        fixture.enrolling.put(
                new Enrolling.Wanted(
                        fixture.person("crm-1"), List.of(new Enrolling.WantedEnrolment(trainer.build(), null))),
                BUREAU,
                "",
                IntakeFixture.NOW);

        Login current = names.current(made, IntakeFixture.NOW);

        assertThat(current.functions())
                .extracting(each -> each.role() + " " + each.institute())
                .containsExactlyInAnyOrder("AIOS eik", "OPLEIDER berk");
        assertThat(accounts.find(made.login())).contains(current);
        assertThat(names.current(current, IntakeFixture.NOW)).isSameAs(current);
    }

    private Invitations.Invitation invite() {
        return invitations.invite(List.of(roos()), IntakeFixture.NOW).get(0);
    }

    private PersonId roos() {
        return fixture.person("crm-1").id();
    }

    private Stage stage() {
        return invitations.standing(roos(), IntakeFixture.NOW).stage();
    }
}
