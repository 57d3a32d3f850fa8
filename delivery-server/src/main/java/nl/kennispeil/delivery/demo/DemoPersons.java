package nl.kennispeil.delivery.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import org.jspecify.annotations.Nullable;

/**
 * Who the invented candidates are, and how their training runs: 57 % work part-time, 8 % have an exemption, and of those
 * who left some are due for deletion, one may resume, the others count down. BIG numbers begin with three zeros, which
 * are never issued; addresses end in example.org.
 */
final class DemoPersons {

    private static final long SEED = 20260401;
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final int WEEKS = 156;
    private static final int YEAR = 52;
    private static final int LEAVE_WEEKS = 4;
    /** How many of those who left are past their last day. */
    private static final int DUE = 3;

    /** A trainer who sits tests too, in no reference group of aios. */
    static final Candidate TRAINER =
            new Candidate(new CandidateId("opleider-00001"), "Opleider Haver", "berk", 1, false, 0);

    private static final int TRAINER_YEARS = 4;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Person> persons = new ArrayList<>();
    private final List<Enrolment> enrolments = new ArrayList<>();
    private final Instant now;
    private final LocalDate today;

    DemoPersons(Instant now) {
        this.now = now;
        this.today = now.atZone(ZONE).toLocalDate();
    }

    List<Person> persons() {
        return persons;
    }

    List<Enrolment> enrolments() {
        return enrolments;
    }

    /** In training now; those of the last group know the day it ends. */
    void inTraining(Candidate candidate) {
        BigDecimal share = random.nextInt(100) < 57 ? new BigDecimal("0.8") : BigDecimal.ONE;
        int effective = 26 * (candidate.phase() - 1) + 2 + random.nextInt(23);
        int granted = random.nextInt(100) < 8 ? 13 * (1 + random.nextInt(4)) : 0;
        // weeks of exemption count beyond the first year only; nobody changes group by them here
        boolean counts = effective > YEAR;
        if (counts && effective - granted <= YEAR) {
            granted = 0;
        }
        int trained = counts ? effective - granted : effective;
        int away = candidate.invited() ? 0 : LEAVE_WEEKS;
        LocalDate begin = today.minusWeeks(Math.round(trained / share.doubleValue()) + away);
        LocalDate end = begin.plusWeeks(Math.round(WEEKS / share.doubleValue()) + away);
        Ending ending =
                candidate.phase() == 6 && end.isAfter(today) ? new Ending(end, Ending.Kind.COMPLETED, now, null) : null;
        List<Enrolment.Interruption> interruptions = candidate.invited()
                ? List.of()
                : List.of(new Enrolment.Interruption(today.minusWeeks(LEAVE_WEEKS), null, "leave"));
        List<Enrolment.Exemption> exemptions =
                granted == 0 ? List.of() : List.of(new Enrolment.Exemption(granted, "earlier training"));
        add(candidate, begin, ending, share, interruptions, exemptions, null);
    }

    /** Left: the first few are due, one may resume, the rest have some of the six months to go. */
    void left(Candidate candidate, int number) {
        LocalDate end =
                number < DUE ? today.minusMonths(6).minusDays(1L + number) : today.minusDays(5L + random.nextInt(170));
        Ending.Kind kind = number % 7 == 5 ? Ending.Kind.STOPPED : Ending.Kind.COMPLETED;
        LocalDate resumable = number == DUE ? end.plusMonths(11) : null;
        add(
                candidate,
                end.minusWeeks(WEEKS),
                new Ending(
                        end,
                        number == DUE ? Ending.Kind.STOPPED : kind,
                        end.minusDays(30).atStartOfDay(ZONE).toInstant(),
                        null),
                BigDecimal.ONE,
                List.of(),
                List.of(),
                resumable);
    }

    /** Trainer since some years, for as long as it lasts. */
    void trainer() {
        PersonId id = new PersonId("p-opleider-00001");
        LocalDate begin = today.minusYears(TRAINER_YEARS);
        persons.add(new Person(
                id, "crm-opleider-00001", TRAINER.name(), "opleider.haver@example.org", null, null, null, null));
        enrolments.add(new Enrolment(
                TRAINER.id(),
                id,
                Training.OPLEIDER,
                begin,
                null,
                List.of(new Enrolment.Stay(TRAINER.institute(), begin)),
                List.of(),
                List.of(),
                List.of(),
                null));
    }

    private void add(
            Candidate candidate,
            LocalDate begin,
            @Nullable Ending ending,
            BigDecimal share,
            List<Enrolment.Interruption> interruptions,
            List<Enrolment.Exemption> exemptions,
            @Nullable LocalDate resumableUntil) {
        String digits = candidate.id().value().replaceAll("\\D", "");
        PersonId id = new PersonId("p-" + digits);
        LocalDate birth = LocalDate.of(1988 + random.nextInt(12), 1 + random.nextInt(12), 1 + random.nextInt(28));
        persons.add(new Person(
                id,
                "crm-" + digits,
                candidate.name(),
                candidate.name().substring("Aios ".length()).toLowerCase(Locale.ROOT) + "@example.org",
                null,
                null,
                birth,
                String.format(Locale.ROOT, "000%08d", random.nextInt(100_000_000))));
        enrolments.add(new Enrolment(
                candidate.id(),
                id,
                Training.AIOS,
                begin,
                ending,
                List.of(new Enrolment.Stay(candidate.institute(), begin)),
                interruptions,
                share.compareTo(BigDecimal.ONE) == 0 ? List.of() : List.of(new Enrolment.Share(begin, share)),
                exemptions,
                resumableUntil));
    }
}
