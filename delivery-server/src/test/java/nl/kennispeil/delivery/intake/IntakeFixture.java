package nl.kennispeil.delivery.intake;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.audit.Query;
import nl.kennispeil.delivery.audit.Scope;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.purge.Register;
import nl.kennispeil.delivery.retention.Kept;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** Two institutes without anybody, and files to fill them with. */
public final class IntakeFixture {

    public static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    public static final Account BUREAU = account("bureau", Role.BUREAU, null);
    public static final Account BUREAU_TWO = account("bureau2", Role.BUREAU, null);
    public static final Account BERK = account("berk", Role.COORDINATOR, "berk");

    static final String HEADER = "extern id;naam;e-mail;big-nummer;instituut;begindatum;einddatum\n";

    public final InMemoryShelves shelves = new InMemoryShelves();
    public final Vault vault = Vaults.inMemory(shelves);
    public final ServerSecret secret = ServerSecret.random();
    public final Persons persons = new Persons(shelves, vault, secret);
    public final Enrolments enrolments = new Enrolments(shelves, persons);
    public final Candidates candidates = new Candidates(shelves, vault);
    public final Institutes institutes = new Institutes(shelves);
    public final AuditTrail audit = new AuditTrail(shelves, secret);
    public final Enrolling enrolling = new Enrolling(persons, enrolments, candidates, audit, new SecureRandom());
    /** Who asked for a restriction. */
    public final Set<CandidateId> hidden = new HashSet<>();

    /** Who still shows, whatever retention says by now. */
    public final Set<CandidateId> seen = new HashSet<>();

    public final Kept kept = new Kept() {

        private final Register register = new Register(enrolments, List.of());

        @Override
        public boolean hidden(CandidateId enrolment) {
            return !seen.contains(enrolment) && state(enrolment, Amsterdam.day(NOW)) != State.OPEN;
        }

        @Override
        public State state(CandidateId enrolment, LocalDate today) {
            return hidden.contains(enrolment)
                    ? State.APART
                    : register.find(enrolment, today)
                            .map(each -> State.of(each.standing()))
                            .orElse(State.OPEN);
        }
    };

    public final Intake intake = new Intake(
            new Intake.Stores(shelves, vault, persons, enrolments, candidates, institutes),
            enrolling,
            kept,
            audit,
            new SecureRandom());

    public IntakeFixture() {
        institutes.putAll(List.of(new Institute("berk", "Berk"), new Institute("eik", "Eik")));
    }

    public static Account account(String login, Role role, @Nullable String institute) {
        return new Account(login, role, login, institute, null);
    }

    /** Sends a file and looks at it. */
    Plan look(String csv, Account by) {
        return intake.look(send(csv, by), NOW);
    }

    Plan look(String csv) {
        return look(csv, BUREAU);
    }

    Upload send(String csv, Account by) {
        return intake.find(intake.send(csv.getBytes(StandardCharsets.UTF_8), by, NOW), by, NOW)
                .orElseThrow();
    }

    /** Sends a file, looks and confirms. */
    public Plan take(String csv) {
        return take(csv, BUREAU);
    }

    Plan take(String csv, Account by) {
        Upload upload = send(csv, by);
        Plan plan = intake.look(upload, NOW);
        Intake.Confirmed confirmed = intake.confirm(upload, plan.digest(), by, NOW);
        if (confirmed.result() != Intake.Result.TAKEN) {
            throw new IllegalStateException("not taken but " + confirmed.result());
        }
        return confirmed.plan();
    }

    public Person person(String externalId) {
        return persons.find(Persons.Lookup.EXTERNAL_ID, externalId)
                .flatMap(persons::find)
                .orElseThrow();
    }

    public Enrolment enrolment(String externalId) {
        List<Enrolment> all = enrolments.of(person(externalId).id());
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " enrolments");
        }
        return all.get(0);
    }

    /** Every line of the log, the newest first. */
    public List<Line> logged() {
        return audit.find(Query.in(Scope.EVERYTHING), 0, 1_000, NOW).lines();
    }
}
