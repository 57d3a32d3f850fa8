package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final PersonId AN = new PersonId("p-an");

    private final ItemFixture bank = new ItemFixture();
    private final DemoBank demo = DemoBank.create();
    private final Vault vault = new Vault(bank.shelves, Vaults.masterKey());
    private final Accounts accounts = new Accounts(bank.shelves, vault);
    private final Persons persons = new Persons(bank.shelves, vault, bank.secret);
    private final Enrolments enrolments = new Enrolments(bank.shelves, persons);
    private final Quarantine quarantine =
            new Quarantine(new FormLibrary(stored(demo), bank.items), bank.cards, accounts, enrolments);

    private static InMemoryTestForms stored(DemoBank demo) {
        InMemoryTestForms forms = new InMemoryTestForms();
        demo.forms().forEach(forms::add);
        return forms;
    }

    private void enrolled(String id) {
        enrolments.putAll(
                List.of(new Enrolment(
                        new CandidateId(id),
                        AN,
                        Training.AIOS,
                        LocalDate.of(2024, 3, 1),
                        null,
                        List.of(new Enrolment.Stay("eik", LocalDate.of(2024, 3, 1))),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                ItemFixture.NOW);
    }

    @Test
    void anAuthorIsBarredInEveryEnrolmentFromFormsWithOwnItemsOnly() {
        ItemId own = demo.lhk().items().get(0).item().id();
        bank.item(own.value(), ItemState.ACTIVE);
        persons.addAll(List.of(new Person(AN, "crm-an", "An", "an@example.org", null, null, null, null)));
        enrolled("an-aios");
        accounts.putAll(List.of(new Login(
                ItemFixture.AN.login(),
                "An",
                "",
                AN,
                List.of(
                        Function.lasting(Role.AUTHOR, null, null),
                        Function.lasting(Role.OPLEIDER, "eik", "an-opleider")))));

        assertThat(quarantine.barred(demo.lhk().ref()))
                .containsExactlyInAnyOrder(new CandidateId("an-aios"), new CandidateId("an-opleider"));
        assertThat(quarantine.barred(demo.practice().ref())).isEmpty();
    }

    @Test
    void anAuthorWithoutATrainingBarsNobody() {
        bank.item(demo.lhk().items().get(0).item().id().value(), ItemState.ACTIVE);

        assertThat(quarantine.barred(demo.lhk().ref())).isEmpty();
    }
}
