package nl.kennispeil.delivery.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class DemoPersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    /** What sittings of the demonstration know is what follows from its enrolments. */
    @Test
    void bringingTheDemonstrationInStepWithTodayChangesNobody() {
        InMemoryShelves shelves = new InMemoryShelves();
        ServerSecret secret = ServerSecret.random();
        Vault vault = Vaults.inMemory(shelves);
        Persons persons = new Persons(shelves, vault, secret);
        Enrolments enrolments = new Enrolments(shelves, persons);
        Candidates candidates = new Candidates(shelves, vault);
        Population population = Population.of(300);
        DemoPersons people = new DemoPersons(NOW);
        population.candidates().forEach(people::inTraining);
        for (int i = 0; i < population.former().size(); i++) {
            people.left(population.former().get(i), i);
        }
        people.trainer();
        persons.addAll(people.persons());
        enrolments.putAll(people.enrolments(), NOW);
        candidates.putAll(population.candidates());
        candidates.putAll(population.former());
        candidates.putAll(List.of(DemoPersons.TRAINER));

        Enrolling enrolling =
                new Enrolling(persons, enrolments, candidates, new AuditTrail(shelves, secret), new SecureRandom());
        assertThat(enrolling.refresh(NOW)).isZero();
        assertThat(people.enrolments()).anyMatch(each -> !each.exemptions().isEmpty());
    }
}
