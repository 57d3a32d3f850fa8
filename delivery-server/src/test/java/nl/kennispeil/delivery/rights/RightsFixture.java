package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** One aios of Berk, and the rights of that person. */
final class RightsFixture {

    static final CandidateId AIOS = new CandidateId("aios-1");
    static final PersonId PERSON = new PersonId("p-1");
    static final AttemptId ATTEMPT = new AttemptId("ATTEMPT0000000000001");
    static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    final Shelves shelves;
    final ServerSecret secret = ServerSecret.random();
    final Vault vault;
    final Rights rights;
    final Persons persons;
    final Enrolments enrolments;
    final Candidates candidates;

    RightsFixture() {
        this(new InMemoryShelves());
    }

    RightsFixture(Shelves shelves) {
        this.shelves = shelves;
        this.vault = Vaults.inMemory(shelves);
        this.rights = new Rights(shelves, vault, secret);
        this.persons = new Persons(shelves, vault, secret);
        this.enrolments = new Enrolments(shelves, persons);
        this.candidates = new Candidates(shelves, vault);
        persons.addAll(List.of(new Person(PERSON, "crm-1", "Aios Zonnebloem", null, null, null, null, null)));
    }

    /** The enrolment, as it ended. */
    Enrolment enrolled(@Nullable LocalDate end) {
        Ending ending = end == null ? null : new Ending(end, Ending.Kind.COMPLETED, NOW, null);
        Enrolment enrolment = new Enrolment(
                AIOS,
                PERSON,
                Training.AIOS,
                LocalDate.of(2023, 9, 1),
                ending,
                List.of(new Enrolment.Stay("berk", LocalDate.of(2023, 9, 1))),
                List.of(),
                List.of(),
                List.of(),
                null);
        return enrolment;
    }

    Request ask(Request.Kind kind, String text, LocalDate received, Instant now) {
        return rights.requests()
                .add(
                        new Requests.Incoming(
                                AIOS,
                                kind,
                                Request.Channel.LETTER,
                                Request.Identity.SEEN,
                                "privacy",
                                received,
                                null,
                                text),
                        now);
    }

    static Instant at(String day) {
        return Instant.parse(day + "T11:00:00Z");
    }

    static Subject subject() {
        return new Subject(PERSON, AIOS, true, List.of(new Subject.SatAt(new SittingId("lhk"), ATTEMPT)), "LEDGER-1");
    }
}
