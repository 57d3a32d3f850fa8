package nl.kennispeil.delivery.retention;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.retention.Standing.Code;
import nl.kennispeil.delivery.retention.Standing.Reason;
import nl.kennispeil.delivery.retention.Standing.State;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be kept and what must go (domain.md §4.2; AVG art. 5(1)(e), 17 and 18). Interruptions and changes of
 * institute play no part: they are not an end (T1).
 */
public final class Retention {

    /** An end that moves back further than this is looked at before it deletes anything (T3). */
    private static final int USUAL_CORRECTION_DAYS = 30;

    private static final int QUARANTINE_DAYS = 7;

    private Retention() {}

    /**
     * Where an enrolment stands.
     *
     * @param today the day in Europe/Amsterdam; facts from after it are left out, ends are not
     */
    public static Standing decide(RetentionFacts facts, LocalDate today) {
        boolean mail = !deceased(facts);
        if (facts.purgedOn() != null) {
            return new Standing(State.PURGED, null, facts.purgedOn(), 0, List.of(), mail);
        }
        Periods periods = Periods.of(facts, today);
        List<Reason> notes = notes(facts, today, mail);
        if (periods.waiting() != null) {
            return new Standing(State.RESTRICTED, null, null, 0, joined(List.of(periods.waiting()), notes), mail);
        }
        Ending ending = periods.governing().ending();
        if (ending == null) {
            return new Standing(State.ACTIVE, null, null, 0, joined(periods.news(), notes), mail);
        }
        RetentionDates dates =
                RetentionDates.of(ending.day(), periods.governing().training());
        LocalDate due = dates.purgeDay();
        List<Reason> keepers = Stream.concat(keepers(facts, today), periods.rightToResume())
                .filter(each -> reaches(each, due))
                .toList();
        LocalDate purge = after(keepers, due);
        if (today.isBefore(due)) {
            return new Standing(
                    State.COUNTING, dates.last(), purge, 0, joined(keepers, joined(periods.news(), notes)), mail);
        }
        List<Reason> inForce =
                keepers.stream().filter(each -> reaches(each, today)).toList();
        List<Reason> doubts = quarantine(facts, ending, due, today);
        if (purge == null || today.isBefore(purge)) {
            return new Standing(State.RESTRICTED, dates.last(), purge, 0, joined(inForce, joined(doubts, notes)), mail);
        }
        long late = DAYS.between(purge, today);
        if (!doubts.isEmpty()) {
            return new Standing(State.QUARANTINED, dates.last(), purge, late, joined(doubts, notes), mail);
        }
        return new Standing(late > 0 ? State.OVERDUE : State.DUE, dates.last(), purge, late, notes, mail);
    }

    /**
     * The institute that may see it on a day, or none: the one that owns it then (a former institute no longer sees it
     * from the day of transfer on, T1 and R11), unless it is out of sight of everybody.
     */
    public static Set<String> viewers(RetentionFacts facts, LocalDate day) {
        return decide(facts, day).hidden()
                ? Set.of()
                : Set.of(Periods.of(facts, day).current(day).institute(day));
    }

    private static boolean deceased(RetentionFacts facts) {
        return Stream.concat(
                        Stream.of(facts.enrolment()), facts.others().stream().map(RetentionFacts.Other::enrolment))
                .map(Enrolment::ending)
                .anyMatch(each -> each != null && each.kind() == Ending.Kind.DECEASED);
    }

    /** What keeps data past its day: approved holds, restrictions and open requests that exist by today. */
    private static Stream<Reason> keepers(RetentionFacts facts, LocalDate today) {
        Stream<Reason> holds = facts.holds().stream()
                .filter(each -> each.counts(today) && !each.setOn().isAfter(today))
                .map(each -> new Reason(code(each.reason()), each.setBy(), each.setOn(), each.until()));
        Stream<Reason> restrictions = facts.restrictions().stream()
                .filter(each -> !each.from().isAfter(today))
                .map(each -> new Reason(Code.RESTRICTED_PERSON, null, each.from(), each.until()));
        Stream<Reason> requests = facts.requests().stream()
                .filter(each -> !each.received().isAfter(today))
                .map(each -> new Reason(Code.REQUEST_OPEN, null, each.received(), each.until()));
        return Stream.of(holds, restrictions, requests).flatMap(each -> each);
    }

    private static Code code(Hold.Reason reason) {
        return switch (reason) {
            case OBJECTION -> Code.HELD_OBJECTION;
            case DISPUTE -> Code.HELD_DISPUTE;
            case FRAUD -> Code.HELD_FRAUD;
            case REQUEST -> Code.HELD_REQUEST;
        };
    }

    private static boolean reaches(Reason keeper, LocalDate day) {
        return keeper.until() == null || !keeper.until().isBefore(day);
    }

    /** The first day after all of these, at the earliest the day it is due; null when one has no last day. */
    private static @Nullable LocalDate after(List<Reason> keepers, LocalDate due) {
        LocalDate first = due;
        for (Reason each : keepers) {
            if (each.until() == null) {
                return null;
            }
            if (!each.until().isBefore(first)) {
                first = each.until().plusDays(1);
            }
        }
        return first;
    }

    /**
     * Why an end that was moved back deletes nothing yet (T3): the week is not over, or two people have not confirmed
     * it. Empty when it was not moved far, or when its day to go came a week or more after it was recorded: then there
     * was time to notice. A first end is compared with the day it was recorded on.
     */
    private static List<Reason> quarantine(RetentionFacts facts, Ending ending, LocalDate due, LocalDate today) {
        LocalDate recorded = Amsterdam.day(ending.recordedAt());
        LocalDate free = recorded.plusDays(QUARANTINE_DAYS);
        LocalDate before = ending.before() == null ? recorded : ending.before();
        if (DAYS.between(ending.day(), before) <= USUAL_CORRECTION_DAYS || !due.isBefore(free)) {
            return List.of();
        }
        List<String> confirmedBy = facts.confirmations().stream()
                .filter(each -> each.end().equals(ending.day()))
                .filter(each -> !each.on().isBefore(recorded) && !each.on().isAfter(today))
                .map(RetentionFacts.Confirmation::by)
                .distinct()
                .toList();
        List<Reason> doubts = new ArrayList<>();
        if (today.isBefore(free)) {
            doubts.add(new Reason(Code.QUARANTINE_MOVED_BACK, null, recorded, free.minusDays(1)));
        }
        if (confirmedBy.size() < 2) {
            String one = confirmedBy.isEmpty() ? null : confirmedBy.get(0);
            doubts.add(new Reason(Code.QUARANTINE_UNCONFIRMED, one, recorded, null));
        }
        return doubts;
    }

    /** What decides nothing and somebody should see. */
    private static List<Reason> notes(RetentionFacts facts, LocalDate today, boolean mail) {
        List<Reason> notes = new ArrayList<>();
        for (Hold hold : facts.holds()) {
            if (hold.open(today) && !hold.counts(today)) {
                notes.add(new Reason(Code.HELD_UNAPPROVED, hold.setBy(), hold.setOn(), hold.until()));
            } else if (hold.open(today) && hold.reviewBy().isBefore(today)) {
                notes.add(new Reason(Code.HELD_REVIEW_OVERDUE, hold.setBy(), hold.setOn(), hold.reviewBy()));
            }
        }
        for (RetentionFacts.OpenRequest request : facts.requests()) {
            if (request.answered() == null && request.limit().isBefore(today)) {
                notes.add(new Reason(Code.REQUEST_OVERRUN, null, request.received(), request.limit()));
            }
        }
        if (!mail) {
            notes.add(new Reason(Code.DECEASED, null, null, null));
        }
        return notes;
    }

    private static List<Reason> joined(List<Reason> first, List<Reason> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
