package nl.kennispeil.delivery.purge;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.attempt.AttemptDeletion;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.CodeDeletion;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.attempt.PresenceDeletion;
import nl.kennispeil.delivery.attempt.ResponseDeletion;
import nl.kennispeil.delivery.audit.AuditDeletion;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateDeletion;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDeletion;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.result.ResultDeletion;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.sitting.RosterDeletion;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.vault.KeyDeletion;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** Persons with answers, and a run over them at a time of the test's choosing. */
final class PurgeFixture {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    final ExamFixture exam = new ExamFixture();
    final Vault vault = Vaults.inMemory(exam.shelves);
    final Persons persons = new Persons(exam.shelves, vault, exam.secret);
    final Enrolments enrolments = new Enrolments(exam.shelves, persons);
    final Candidates candidates = new Candidates(exam.shelves, vault);
    final Institutes institutes = new Institutes(exam.shelves);
    final Rosters rosters = new Rosters(exam.shelves);
    final Results results = new Results(exam.shelves);
    final Confirmations confirmations = new Confirmations(exam.shelves);
    final Certificates certificates = new Certificates(exam.shelves);
    final AuditTrail audit = new AuditTrail(exam.shelves, exam.secret);
    final Path ledgerFile;
    final PurgeLedger ledger;
    final List<Instant> erased = new ArrayList<>();
    /** The accounts that go with whoever goes. */
    List<String> logins = List.of();

    /** What else is held. */
    Obstacles obstacle = facts -> facts;

    /** False as with a database server. */
    boolean ownFiles = true;

    Runnable eraseFiles = () -> erased.add(this.now);
    final List<Sweep> sweeps = new ArrayList<>();
    Instant now = Instant.parse("2026-11-22T03:00:00Z");

    PurgeFixture(Path folder) {
        ledgerFile = folder.resolve("purge-ledger.jsonl");
        ledger = new PurgeLedger(exam.shelves, ledgerFile);
        institutes.putAll(List.of(new Institute("berk", "Berk"), new Institute("eik", "Eik")));
    }

    List<DeletionStep> steps() {
        return List.of(
                new CodeDeletion(exam.codes),
                new PresenceDeletion(exam.presence),
                new AuditDeletion(audit, subject -> List.of()),
                new ResponseDeletion(exam.responses, exam.sittings, exam.forms),
                new ResultDeletion(results),
                new RosterDeletion(rosters, () -> List.of("berk", "eik")),
                new AttemptDeletion(exam.attempts),
                new ConfirmationDeletion(confirmations),
                new CandidateDeletion(candidates, institutes),
                new EnrolmentDeletion(persons, enrolments),
                new KeyDeletion(vault));
    }

    PurgeRun run() {
        return run(steps(), "node");
    }

    PurgeRun run(List<DeletionStep> steps, String node) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new PurgeRun(
                new PurgeRun.Tools(
                        new Register(enrolments, List.of(confirmations::with, facts -> obstacle.with(facts))),
                        enrolments,
                        exam.sittings,
                        exam.secret,
                        confirmations,
                        certificates,
                        ledger,
                        audit,
                        steps,
                        sweeps,
                        () -> {
                            eraseFiles.run();
                            return ownFiles;
                        },
                        "test",
                        subject -> logins),
                exam.shelves,
                node,
                clock);
    }

    /** In the night of a day, long before breakfast. */
    void at(String day) {
        now = LocalDate.parse(day).atTime(3, 0).atZone(ZONE).toInstant();
    }

    /** Somebody who sat the test and gave two answers. */
    CandidateId sat(String id, @Nullable String end) {
        return sat(id, "p-" + id, end);
    }

    CandidateId sat(String id, String person, @Nullable String end) {
        CandidateId candidate = enrolled(id, person, Training.AIOS, end);
        candidates.putAll(List.of(new Candidate(candidate, "Aios " + id, "berk", 6, true, 0)));
        AttemptId attempt = attempt(candidate);
        exam.attempts.register(List.of(nl.kennispeil.delivery.attempt.Attempt.registered(
                attempt, ExamFixture.SITTING, candidate, "berk", 6, nl.kennispeil.delivery.sitting.Condition.HOME, 0)));
        exam.codes.publish(exam.attempts.findAll(List.of(attempt)).values());
        rosters.add(ExamFixture.SITTING, "berk", List.of(attempt.value()));
        exam.exam.open(attempt);
        exam.exam.start(attempt, ExamFixture.NINE);
        exam.exam.save(
                attempt,
                1,
                List.of(
                        exam.answer(1, 1, "A", ExamFixture.NINE.plusSeconds(1)),
                        exam.answer(2, 2, "B", ExamFixture.NINE.plusSeconds(2))),
                ExamFixture.NINE.plusSeconds(3));
        exam.presence.flush();
        return candidate;
    }

    CandidateId enrolled(String id, String person, Training training, @Nullable String end) {
        PersonId personId = new PersonId(person);
        if (persons.find(personId).isEmpty()) {
            persons.addAll(List.of(new Person(
                    personId, "crm-" + person, "Mens " + person, person + "@example.org", null, null, null, null)));
        }
        LocalDate last = end == null ? null : LocalDate.parse(end);
        Ending ending = last == null
                ? null
                : new Ending(
                        last,
                        Ending.Kind.COMPLETED,
                        last.minusDays(30).atStartOfDay(ZONE).toInstant(),
                        null);
        CandidateId candidate = new CandidateId(id);
        enrolments.putAll(
                List.of(new Enrolment(
                        candidate,
                        personId,
                        training,
                        LocalDate.parse("2023-09-01"),
                        ending,
                        List.of(new Enrolment.Stay("berk", LocalDate.parse("2023-09-01"))),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                Instant.parse("2023-08-01T00:00:00Z"));
        return candidate;
    }

    /** Enough others, still in training, for a few to be few. */
    void others(int count) {
        for (int i = 0; i < count; i++) {
            enrolled("other-" + i, "p-other-" + i, Training.AIOS, null);
        }
    }

    AttemptId attempt(CandidateId candidate) {
        return AttemptId.of(exam.secret, ExamFixture.SITTING.value(), candidate.value());
    }

    String ledgerId(CandidateId candidate) {
        return nl.kennispeil.delivery.secret.LedgerId.of(exam.secret, candidate.value());
    }

    /** Every shelf of persons that still has one of these texts anywhere in it. */
    Set<String> holding(String... texts) {
        return ((nl.kennispeil.delivery.shelf.InMemoryShelves) exam.shelves).holding(texts);
    }
}
