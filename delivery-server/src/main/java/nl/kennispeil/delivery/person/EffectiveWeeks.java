package nl.kennispeil.delivery.person;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Weeks of training that count at a reference date, and the reference group they give (R83; domain.md §2.1): days in
 * training times the part-time share of each day, without interruptions. Weeks of exemption are added only to more than
 * 52 weeks, so that somebody in the first year is compared with first-years.
 */
public final class EffectiveWeeks {

    /** Weeks in one reference group: 1–26, 27–52, 53–78, 79–104, 105–130, 131–156. */
    private static final BigDecimal PER_GROUP = BigDecimal.valueOf(26);

    private static final int GROUPS = 6;
    private static final BigDecimal YEAR = BigDecimal.valueOf(52);
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);
    private static final int DECIMALS = 6;

    private EffectiveWeeks() {}

    /** Weeks up to a date, that day itself not included; never below zero. */
    public static BigDecimal at(Enrolment enrolment, LocalDate date) {
        BigDecimal trained = trained(enrolment, date);
        if (trained.compareTo(YEAR) <= 0) {
            return trained;
        }
        int granted = enrolment.exemptions().stream()
                .mapToInt(Enrolment.Exemption::weeks)
                .sum();
        return trained.add(BigDecimal.valueOf(granted));
    }

    /** The reference group 1..6 at a date; somebody in the 27th week is in group 2, beyond 156 weeks in group 6. */
    public static int groupAt(Enrolment enrolment, LocalDate date) {
        int group =
                at(enrolment, date).divide(PER_GROUP, 0, RoundingMode.CEILING).intValue();
        return Math.max(1, Math.min(GROUPS, group));
    }

    private static BigDecimal trained(Enrolment enrolment, LocalDate date) {
        Ending ending = enrolment.ending();
        LocalDate until = ending == null || !ending.day().isBefore(date)
                ? date
                : ending.day().plusDays(1);
        SortedSet<LocalDate> turns = new TreeSet<>();
        turns.add(enrolment.begin());
        turns.add(until);
        enrolment.shares().forEach(each -> turns.add(each.from()));
        for (Enrolment.Interruption each : enrolment.interruptions()) {
            turns.add(each.from());
            if (each.until() != null) {
                turns.add(each.until().plusDays(1));
            }
        }
        List<LocalDate> days = turns.stream()
                .filter(each -> !each.isBefore(enrolment.begin()) && !each.isAfter(until))
                .toList();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i + 1 < days.size(); i++) {
            LocalDate from = days.get(i);
            if (!interrupted(enrolment, from)) {
                BigDecimal length = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, days.get(i + 1)));
                sum = sum.add(length.multiply(share(enrolment, from)));
            }
        }
        return sum.divide(WEEK, DECIMALS, RoundingMode.HALF_UP);
    }

    /** True when the training is interrupted on a day, for whatever reason. */
    static boolean interrupted(Enrolment enrolment, LocalDate on) {
        return enrolment.interruptions().stream().anyMatch(each -> covers(each, on));
    }

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
