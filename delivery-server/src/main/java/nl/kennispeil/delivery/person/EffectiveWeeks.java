package nl.kennispeil.delivery.person;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.kennispeil.scoring.reference.Interruption;
import nl.kennispeil.scoring.reference.ReferenceGroup;
import nl.kennispeil.scoring.reference.ReferenceGroups;
import nl.kennispeil.scoring.reference.TrainingRecord;
import nl.kennispeil.scoring.reference.TrainingSpan;

/**
 * Weeks of training that count at a reference date, and the reference group they give (R83; domain.md §2.1), of an
 * enrolment. How they are counted is for {@link nl.kennispeil.scoring.reference.EffectiveWeeks}; here an enrolment is put
 * in the words of that record: no name, no reason of an interruption.
 */
public final class EffectiveWeeks {

    private static final ReferenceGroups GROUPS = ReferenceGroups.halfYears();
    private static final int DECIMALS = 6;

    private EffectiveWeeks() {}

    /** Weeks up to a date, that day itself not included; never below zero. */
    public static BigDecimal at(Enrolment enrolment, LocalDate date) {
        return BigDecimal.valueOf(weeks(enrolment, date).total()).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * The reference group 1..6 at a date; somebody in the 27th week is in group 2, beyond 156 weeks in group 6.
     *
     * <p>With no weeks at all one is in no group: the first is that of the weeks 1–26 (domain.md §2.1), and scoring says so.
     * But a candidate is listed in one of six from the day of enrolment on, and the group somebody is about to enter is the
     * first: so before the first day of training, and on it, this is 1.
     */
    public static int groupAt(Enrolment enrolment, LocalDate date) {
        return GROUPS.at(weeks(enrolment, date)).map(ReferenceGroup::number).orElse(1);
    }

    private static nl.kennispeil.scoring.reference.EffectiveWeeks weeks(Enrolment enrolment, LocalDate date) {
        List<Interruption> interruptions = enrolment.interruptions().stream()
                .map(each -> new Interruption(each.from(), Optional.ofNullable(each.until())))
                .toList();
        int exempted = enrolment.exemptions().stream()
                .mapToInt(Enrolment.Exemption::weeks)
                .sum();
        return nl.kennispeil.scoring.reference.EffectiveWeeks.at(
                date, new TrainingRecord(spans(enrolment), interruptions, exempted));
    }

    /** From each change of the part-time share to the next; a share that was to change after the end never did. */
    private static List<TrainingSpan> spans(Enrolment enrolment) {
        Ending ending = enrolment.ending();
        Optional<LocalDate> end = Optional.ofNullable(ending).map(Ending::day);
        TreeSet<LocalDate> turns = new TreeSet<>();
        turns.add(enrolment.begin());
        enrolment.shares().stream()
                .map(Enrolment.Share::from)
                .filter(from -> from.isAfter(enrolment.begin()))
                .filter(from -> end.map(last -> !from.isAfter(last)).orElse(true))
                .forEach(turns::add);
        List<TrainingSpan> spans = new ArrayList<>();
        for (LocalDate from : turns) {
            LocalDate next = turns.higher(from);
            spans.add(new TrainingSpan(
                    from,
                    next == null ? end : Optional.of(next.minusDays(1)),
                    share(enrolment, from).doubleValue()));
        }
        return spans;
    }

    /** True when a day lies in an interruption. */
    static boolean covers(Enrolment.Interruption interruption, LocalDate on) {
        LocalDate until = interruption.until();
        return !interruption.from().isAfter(on) && (until == null || !until.isBefore(on));
    }

    private static BigDecimal share(Enrolment enrolment, LocalDate on) {
        return enrolment.shares().stream()
                .filter(each -> !each.from().isAfter(on))
                .reduce((before, after) -> after)
                .map(Enrolment.Share::share)
                .orElse(BigDecimal.ONE);
    }
}
