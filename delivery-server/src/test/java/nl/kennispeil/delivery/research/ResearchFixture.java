package nl.kennispeil.delivery.research;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** Persons with results of a released sitting, and a research store beside them. */
final class ResearchFixture {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Account PSYCHOMETRICIAN = account("psychometricus", Role.PSYCHOMETRICIAN);
    static final Account PRIVACY = account("privacy", Role.PRIVACY);
    static final Account RESEARCHER = account("onderzoek", Role.RESEARCHER);

    final Shelves own;
    final ExamFixture exam;
    final Vault vault;
    final Persons persons;
    final Enrolments enrolments;
    final Candidates candidates;
    final Institutes institutes;
    final Rosters rosters;
    final Results results;
    final AuditTrail audit;
    final Path keyFile;
    final Set<PersonId> objected = new HashSet<>();
    final Research research;
    int erased;

    ResearchFixture(Path folder) {
        this(new InMemoryShelves(), new InMemoryShelves(), folder, () -> {});
    }

    ResearchFixture(Shelves shelves, Shelves own, Path folder, Runnable erase) {
        this.own = own;
        exam = new ExamFixture(shelves);
        vault = Vaults.inMemory(shelves);
        persons = new Persons(shelves, vault, exam.secret);
        enrolments = new Enrolments(shelves, persons);
        candidates = new Candidates(shelves, vault);
        institutes = new Institutes(shelves);
        rosters = new Rosters(shelves);
        results = new Results(shelves);
        audit = new AuditTrail(shelves, exam.secret);
        keyFile = folder.resolve("research.key");
        institutes.putAll(List.of(new Institute("berk", "Berk"), new Institute("eik", "Eik")));
        research = new Research(
                new Research.Sources(
                        shelves,
                        exam.secret,
                        vault,
                        exam.sittings,
                        rosters,
                        institutes,
                        exam.attempts,
                        results,
                        enrolments,
                        audit,
                        new ResearchLedger(
                                new PurgeLedger(shelves, folder.resolve("research-ledger.jsonl")), exam.secret)),
                own,
                ResearchKey.at(keyFile),
                objected::contains,
                () -> {
                    erased++;
                    erase.run();
                });
    }

    /** A person who sat a test, with the answers A, B, "?", none, A. */
    PersonId sat(String id, SittingId sitting, @Nullable String end) {
        PersonId person = new PersonId("person-" + id);
        CandidateId candidate = new CandidateId("candidate-" + id);
        if (persons.find(person).isEmpty()) {
            persons.addAll(List.of(
                    new Person(person, "crm-" + id, "Mens " + id, id + "@example.org", null, null, null, null)));
        }
        LocalDate last = end == null ? null : LocalDate.parse(end);
        Ending ending = last == null ? null : new Ending(last, Ending.Kind.COMPLETED, NOW.minusSeconds(86_400), null);
        enrolments.putAll(
                List.of(new Enrolment(
                        candidate,
                        person,
                        Training.AIOS,
                        LocalDate.parse("2023-09-01"),
                        ending,
                        List.of(new Enrolment.Stay("berk", LocalDate.parse("2023-09-01"))),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                Instant.parse("2023-08-01T00:00:00Z"));
        candidates.putAll(List.of(new Candidate(candidate, "Mens " + id, "berk", 3, true, 0)));
        AttemptId attempt = attempt(id, sitting);
        exam.attempts.register(List.of(Attempt.registered(attempt, sitting, candidate, "berk", 3, Condition.HOME, 0)));
        rosters.add(sitting, "berk", List.of(attempt.value()));
        Map<ItemRef, Answer> answers = new HashMap<>();
        List<String> given = List.of("A", "B", "?", "", "A");
        for (int i = 0; i < given.size(); i++) {
            answers.put(exam.items.get(i), Answer.parse(given.get(i)));
        }
        results.append(List.of(Grading.grade(
                attempt,
                1,
                exam.forms.form(exam.sittings.find(sitting).orElseThrow().form()),
                answers,
                NOW)));
        return person;
    }

    /** A released sitting that opens at nine on that day. */
    SittingId sitting(String id, String day) {
        SittingId sitting = new SittingId(id);
        Sitting like = ExamFixture.sitting(sitting, true);
        Instant opens = Instant.parse(day + "T08:00:00Z");
        exam.sittings.add(new Sitting(
                sitting,
                like.title(),
                like.kind(),
                like.form(),
                true,
                opens,
                opens.plus(ExamFixture.TIME),
                like.condition(),
                Sitting.Progress.PLANNED,
                null,
                List.of(),
                0));
        exam.sittings.release(sitting, opens.plusSeconds(86_400));
        return sitting;
    }

    /** Proposed by one and approved by another; how many records. */
    int copy(SittingId sitting, Instant now) {
        research.propose(List.of(sitting), PSYCHOMETRICIAN, now);
        return research.approve(research.runs().get(0).id(), PRIVACY, now);
    }

    AttemptId attempt(String id, SittingId sitting) {
        return AttemptId.of(exam.secret, sitting.value(), "candidate-" + id);
    }

    int inStore() {
        return research.sizes().values().stream().mapToInt(each -> each).sum();
    }

    private static Account account(String login, Role role) {
        return new Account(login, role, login, null, null);
    }
}
