package nl.kennispeil.delivery.bureau;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.AttemptTokens;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.attempt.Incoming;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.rescue.RescueKeys;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.rights.Restrictions;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** Two institutes, their people, and a sitting of three hours that opens at nine. */
final class BureauFixture {

    static final Instant NINE = ExamFixture.NINE;
    static final Account BUREAU = account("bureau", Role.BUREAU, null);
    static final Account BUREAU_TWO = account("bureau2", Role.BUREAU, null);
    static final Account BERK = account("berk", Role.COORDINATOR, "berk");

    final ExamFixture exam = new ExamFixture();
    final Candidates candidates = new Candidates(exam.shelves, Vaults.inMemory(exam.shelves));
    final Institutes institutes = new Institutes(exam.shelves);
    final Rosters rosters = new Rosters(exam.shelves);
    final Results results = new Results(exam.shelves);
    final AuditTrail trail = new AuditTrail(exam.shelves, exam.secret);
    final Ledger ledger = new Ledger(trail);
    final Restrictions restrictions = new Restrictions(exam.shelves);
    final Participants participants = new Participants(rosters, exam.attempts, institutes, restrictions::hidden);
    final OnPaper paper = new OnPaper(MediaLibrary.ofClassPath("/demo/media"));
    final GroupReports reports = new GroupReports(exam.shelves);
    final AttemptTokens tokens = new AttemptTokens(exam.secret);
    final RescueKeys rescueKeys = new RescueKeys(exam.secret);
    final Enrolment enrolment =
            new Enrolment(exam.secret, candidates, exam.attempts, rosters, exam.codes, participants, ledger);
    final Monitor monitor = new Monitor(participants, candidates, institutes, exam.presence, exam.forms);
    final List<Attempt> handedIn = new ArrayList<>();
    final Supervision supervision =
            new Supervision(exam.sittings, exam.attempts, exam.codes, participants, monitor, handedIn::add, ledger);
    final Closing closing = new Closing(
            participants,
            exam.attempts,
            exam.responses,
            exam.presence,
            exam.sittings,
            exam.forms,
            results,
            exam.exam.courses(),
            (attempt, form) -> Map.of(),
            reports,
            ledger,
            exam.shelves,
            Runnable::run,
            Clock.fixed(NINE.plus(ExamFixture.TIME).plusSeconds(7_200), ZoneOffset.UTC));

    BureauFixture() {
        institutes.putAll(List.of(new Institute("berk", "Berk"), new Institute("eik", "Eik")));
        candidates.putAll(List.of(
                person("B-1", "berk", 1, true, 0),
                person("B-2", "berk", 2, true, 30),
                person("B-3", "berk", 1, false, 0),
                person("E-1", "eik", 1, true, 0)));
    }

    static Candidate person(String id, String institute, int phase, boolean invited, int extra) {
        return new Candidate(new CandidateId(id), "Aios " + id, institute, phase, invited, extra);
    }

    static Account account(String login, Role role, @Nullable String institute) {
        return new Account(login, role, login, institute, null);
    }

    Sitting sitting() {
        return exam.sittings.find(ExamFixture.SITTING).orElseThrow();
    }

    AttemptId id(String person) {
        return AttemptId.of(exam.secret, ExamFixture.SITTING.value(), person);
    }

    Attempt attempt(String person) {
        return exam.attempts.find(id(person)).orElseThrow();
    }

    /** Everybody who is invited is on the list. */
    BureauFixture enrolled() {
        enrolment.byGroup(
                sitting(),
                java.util.Set.of("berk", "eik"),
                java.util.Set.of(1, 2, 3, 4, 5, 6),
                BUREAU,
                NINE.minusSeconds(3_600));
        return this;
    }

    /** Starts at nine and gives these answers, one per item, a second apart. */
    void answer(String person, String... answers) {
        AttemptId id = id(person);
        exam.exam.open(id);
        exam.exam.start(id, NINE);
        List<Incoming> events = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            events.add(exam.answer(i + 1, i + 1, answers[i], NINE.plusSeconds(i + 1)));
        }
        if (!events.isEmpty()) {
            exam.exam.save(id, 1, events, NINE.plusSeconds(60));
        }
    }

    List<String> audited() {
        return ledger.latest(ExamFixture.SITTING, 100).stream()
                .map(each -> each.actor().raw() + " " + each.action())
                .toList();
    }
}
